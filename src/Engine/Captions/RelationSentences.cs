using System.Collections.Immutable;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Captions;

/// <summary>What is said about how other elements lie from the one that a caption is about.</summary>
/// <param name="templates">The sentences.</param>
/// <param name="facts">The patch.</param>
/// <param name="wash">Which names can be used.</param>
internal sealed class RelationSentences(CaptionTemplates templates, PatchFacts facts, WashOptions wash)
{
    private static readonly ImmutableArray<string> Clockwise =
        ["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"];

    /// <summary>
    /// Groups the relations of <paramref name="element"/>, those of <paramref name="told"/> left out.
    /// </summary>
    /// <param name="element">Where relations start.</param>
    /// <param name="told">Elements that the caption describes anyway.</param>
    /// <param name="material">Chooses the words.</param>
    public IReadOnlyList<RelationItem> Find(ElementFacts element, IEnumerable<ElementFacts> told, string material)
    {
        // A street goes on as another way of the same name: not worth a sentence.
        ToldElements known = new();
        known.Add(element);
        foreach (ElementFacts one in told)
        {
            known.Add(one);
        }

        HashSet<string> nouns = new(StringComparer.Ordinal) { ElementNouns.Of(element) };
        List<RelationItem> items = [];
        foreach (IGrouping<string, Related> group in Pairs(element, known).GroupBy(GroupOf))
        {
            Related[] others = [.. group];
            items.Add(Item(others, !nouns.Add(ElementNouns.Of(others[0].Other)), material));
        }

        return items;
    }

    // Of one sort in one direction the nearest relation counts: what is bordered there is not near there as well.
    private IEnumerable<Related> Pairs(ElementFacts element, ToldElements known)
    {
        Dictionary<string, ElementFacts> byId = [];
        foreach (ElementFacts other in facts.Elements)
        {
            byId.TryAdd(other.Id, other);
        }

        Dictionary<string, string> kinds = new(StringComparer.Ordinal);
        foreach (RelationFact relation in element.Relations)
        {
            if (!byId.TryGetValue(relation.Other, out ElementFacts? other)
                || Kind(relation.Relation, element.Kind, other.Kind) is not { } kind)
            {
                continue;
            }

            bool isBeside = kind is "near" or "touches";
            string? side = isBeside && PlaceWords.Parse(relation.Direction) is { IsCenter: false } word
                ? word.Side
                : null;
            string place = ElementNouns.Of(other) + "\n" + side;
            bool isNew = HasName(other) || !kinds.TryGetValue(place, out string? before) || before == kind;
            if (isNew && known.Add(other))
            {
                kinds.TryAdd(place, kind);
                yield return new Related(kind, other, side, relation.DistanceMeters);
            }
        }
    }

    // Names keep apart; houses without names become "several houses".
    private static string GroupOf(Related related) => HasName(related.Other)
        ? related.Other.Id
        : string.Join('\n', related.Kind, related.Side is null ? "" : "side", ElementNouns.Of(related.Other));

    private static bool HasName(ElementFacts element) => !string.IsNullOrWhiteSpace(element.Name);

    private RelationItem Item(Related[] group, bool isSameSort, string material)
    {
        Related first = group[0];
        ImmutableArray<string> sides =
            [.. group.Select(one => one.Side).OfType<string>().Distinct().OrderBy(side => Clockwise.IndexOf(side))];
        double distance = group.Max(one => one.DistanceMeters);
        return new RelationItem(first.Kind, Phrase(group, sides.Length, isSameSort, material), sides, distance);
    }

    private PromptValue Phrase(Related[] group, int sides, bool isSameSort, string material)
    {
        ElementFacts other = group[0].Other;
        string noun = ElementNouns.Of(other);
        bool isUncounted = EnglishNouns.IsMass(noun) || EnglishNouns.IsPlural(noun);
        if (group.Length == 1 || isUncounted)
        {
            return new ElementWords(other, templates, material, wash).Other(isSameSort);
        }

        PromptValue plural = new((isSameSort ? "other " : "") + EnglishNouns.Plural(noun), true);
        if (group.Length == sides)
        {
            return plural;
        }

        string section = group.Length == 2 ? "several.two" : "several.many";
        Dictionary<string, PromptValue> values = new(StringComparer.Ordinal) { ["plural"] = plural };
        string text = templates.Words.Pick(section, PromptSeed.Of(material + "\n" + other.Id)).Render(values);
        return new PromptValue(text, true);
    }

    // A tree on the border of a field is nothing that the field borders.
    private static string? Kind(string relation, ElementKind from, ElementKind to) => (relation, from, to) switch
    {
        ("inside", ElementKind.Line, ElementKind.Area) => "through",
        ("inside", _, ElementKind.Area) => "inside",
        ("contains", ElementKind.Area, _) => "contains",
        ("crosses", ElementKind.Area, ElementKind.Line) => "crossed",
        ("crosses", ElementKind.Line, ElementKind.Area) => "through",
        ("crosses", ElementKind.Area, ElementKind.Area) => "overlaps",
        ("crosses", ElementKind.Line, ElementKind.Line) => "crosses",
        ("touches", ElementKind.Line, ElementKind.Line) => "joins",
        ("touches", _, ElementKind.Point) or ("touches", ElementKind.Point, _) => null,
        ("touches", _, _) => "touches",
        _ => "near",
    };

    private readonly record struct Related(string Kind, ElementFacts Other, string? Side, double DistanceMeters);
}
