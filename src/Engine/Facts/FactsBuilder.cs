using System.Collections.Immutable;
using NuTonic.Engine.Osm;
using NuTonic.Engine.Patches;

namespace NuTonic.Engine.Facts;

/// <summary>Tells what the map knows about a patch. Immutable; safe for several threads.</summary>
/// <param name="options">How elements are put into words.</param>
/// <param name="glossary">What they are called.</param>
internal sealed class FactsBuilder(FactsOptions options, TagGlossary glossary)
{
    /// <summary>Rises when the same input gives other facts.</summary>
    public const int Version = 2;

    private const int MostNouns = 24;

    private readonly ElementDescriber _describer = new(options, glossary);

    /// <summary>The facts about a patch; the same for the same elements in any order.</summary>
    /// <param name="patch">Its grid must be in a supported CRS.</param>
    /// <param name="imageName">Name of the quad.</param>
    /// <param name="date">Acquisition, yyyy-MM-dd; null when nothing tells.</param>
    /// <param name="elements">What <see cref="IOsmSource.Query"/> yields for
    /// <see cref="PatchFrame.BoxWgs84"/>; more is no harm.</param>
    public PatchFacts Build(Patch patch, string imageName, string? date, ImmutableArray<OsmElement> elements)
    {
        PatchFrame frame = PatchFrame.Create(patch.Grid);
        (List<SeenElement> seen, int hidden) = See(elements, frame);
        List<Described> described = [.. seen.Select(one => new Described(one, _describer.Describe(one, frame)))];
        described.Sort(Described.LargestFirst);
        ImmutableArray<Described> kept = Limit(described);
        return new PatchFacts
        {
            PatchId = patch.Id,
            ImageName = imageName,
            Date = date,
            Longitude = Rounding.Degrees(frame.Longitude),
            Latitude = Rounding.Degrees(frame.Latitude),
            SideMeters = Rounding.Side(frame.SideMeters),
            Elements = RelationFinder.Relate(kept, frame),
            Counts = Count(described),
            InvisibleCount = hidden,
        };
    }

    private (List<SeenElement> Seen, int Hidden) See(ImmutableArray<OsmElement> elements, PatchFrame frame)
    {
        List<SeenElement> seen = [];
        int hidden = 0;
        foreach (OsmElement element in elements)
        {
            bool isHidden = Visibility.IsHidden(element);
            if ((!isHidden && !_describer.HasWordsFor(element)) || SeenElement.Of(element, frame) is not { } part)
            {
                continue;
            }

            if (isHidden)
            {
                hidden++;
                continue;
            }

            seen.Add(part);
        }

        return (seen, hidden);
    }

    private ImmutableArray<Described> Limit(List<Described> described) =>
    [
        .. described.Where(one => one.Facts.Kind == ElementKind.Area).Take(options.AreaLimit),
        .. described.Where(one => one.Facts.Kind == ElementKind.Line).Take(options.LineLimit),
        .. described.Where(one => one.Facts.Kind == ElementKind.Point).Take(options.PointLimit),
    ];

    private static FactCounts Count(List<Described> described)
    {
        SortedDictionary<string, int> nouns = new(StringComparer.Ordinal);
        foreach (Described one in described)
        {
            nouns[one.Facts.Noun] = nouns.GetValueOrDefault(one.Facts.Noun) + 1;
        }

        return new FactCounts(
            described.Count(one => one.Facts.Kind == ElementKind.Area),
            described.Count(one => one.Facts.Kind == ElementKind.Line),
            described.Count(one => one.Facts.Kind == ElementKind.Point),
            [
                .. nouns.OrderByDescending(noun => noun.Value)
                    .Take(MostNouns)
                    .Select(noun => new NounCount(noun.Key, noun.Value)),
            ]);
    }
}
