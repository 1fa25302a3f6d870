using System.Collections.Immutable;
using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Facts;

/// <summary>Puts one element into words and numbers. Immutable.</summary>
internal sealed class ElementDescriber(FactsOptions options, TagGlossary glossary)
{
    private const int MostTags = 32;
    private const int MostParts = 9; // Of an outline.

    /// <summary>
    /// True when there is something to say of the element: a place needs a noun, a shape a tag that is left. The
    /// published system takes every shape.
    /// </summary>
    public bool HasWordsFor(OsmElement element)
    {
        if (!element.Points.IsEmpty)
        {
            return glossary.Noun(element) is not null;
        }

        return options.Style == FactsStyle.Reference
            || element.Tags.Any(tag => !TagRules.IsDropped(tag.Key, options.Style));
    }

    /// <summary>Everything about the element but its relations.</summary>
    public ElementFacts Describe(SeenElement seen, PatchFrame frame)
    {
        OsmElement element = seen.Element;
        ElementFacts facts = new()
        {
            Id = element.Id.ToString(),
            Kind = seen.Kind,
            Noun = TagText.Clean(glossary.Noun(element) ?? "") is { Length: > 0 } noun ? noun : Fallback(seen.Kind),
            Name = TagText.Clean(element.Tag("name") ?? "") is { Length: > 0 } name ? name : null,
            Tags = Tags(element),
            IsClipped = seen.Area?.IsClipped ?? seen.Line?.IsClipped ?? false,
            Positions = [],
            Outline = [],
        };
        return seen switch
        {
            { Area: { } area } => WithArea(facts, area, frame),
            { Line: { } line } => WithLine(facts, line, frame),
            _ => WithPoint(facts, seen.Point!.Value),
        };
    }

    private ElementFacts WithArea(ElementFacts facts, ClippedArea area, PatchFrame frame) => facts with
    {
        Positions = AreaWords.Positions(area, options.Style),
        AreaSquareMeters = Rounding.Measure(area.Share * frame.AreaSquareMeters),
        AreaShare = Rounding.Share(area.Share),
        Shape = AreaWords.Shape(area, frame, options.Style),
        Outline = Outline(
            AreaWords.Parts(area), ring => OutlineSimplifier.SimplifyRing(ring, options.OutlineTolerance)),
    };

    private ElementFacts WithLine(ElementFacts facts, ClippedLine line, PatchFrame frame)
    {
        string sinuosity = LineWords.Sinuosity(line, frame, options.Style);
        return facts with
        {
            Positions = LineWords.Positions(line, frame, options.Style),
            LengthMeters = Rounding.Measure(line.LengthMeters),
            LengthShare = Rounding.Share(line.LengthMeters / frame.SideMeters),
            Sinuosity = sinuosity,
            Orientation = LineWords.Orientation(line, sinuosity, options.Style),
            Ends = LineWords.Ends(line, options.Style),
            Outline = Outline(
                LineWords.Parts(line, frame), piece => OutlineSimplifier.Simplify(piece, options.OutlineTolerance)),
        };
    }

    private ElementFacts WithPoint(ElementFacts facts, PatchPoint point) => facts with
    {
        Positions = options.Style == FactsStyle.Reference
            ? [ReferenceWords.Position(point.X, point.Y)]
            : [CompassWords.Position(point.X, point.Y)],
        Outline = [[(Rounding.Share(point.X), Rounding.Share(point.Y))]],
    };

    private ImmutableArray<TagFact> Tags(OsmElement element) =>
    [
        .. element.Tags.Where(tag => !TagRules.IsDropped(tag.Key, options.Style)).Take(MostTags)
            .Select(tag => Clean(tag.Key, tag.Value)),
    ];

    private TagFact Clean(string key, string value)
    {
        string cleanValue = TagText.Clean(value);
        return new TagFact(TagText.Clean(key), cleanValue, glossary.Meaning(key, cleanValue));
    }

    private static ImmutableArray<ImmutableArray<(double X, double Y)>> Outline(
        ImmutableArray<PatchPoint[]> parts, Func<PatchPoint[], PatchPoint[]> simplify) =>
        [.. parts.Take(MostParts).Select(part => Rounded(simplify(part)))];

    // Positions that fall together when rounded stand once; a shape keeps two or, closed, its return.
    private static ImmutableArray<(double X, double Y)> Rounded(PatchPoint[] points)
    {
        List<(double X, double Y)> rounded = [];
        foreach (PatchPoint point in points)
        {
            (double X, double Y) next = (Rounding.Share(point.X), Rounding.Share(point.Y));
            if (rounded.Count == 0 || rounded[^1] != next)
            {
                rounded.Add(next);
            }
        }

        return [.. rounded];
    }

    private static string Fallback(ElementKind kind) => kind switch
    {
        ElementKind.Area => "area",
        ElementKind.Line => "line",
        _ => "place",
    };
}
