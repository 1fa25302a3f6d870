using NuTonic.Engine.Facts;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Captions;

/// <summary>What is said about how other elements lie from the one that a caption is about.</summary>
/// <param name="templates">The sentences.</param>
/// <param name="facts">The patch.</param>
/// <param name="wash">Which names can be used.</param>
internal sealed class RelationSentences(CaptionTemplates templates, PatchFacts facts, WashOptions wash)
{
    /// <summary>Groups the relations of <paramref name="element"/>, those of <paramref name="told"/> left out.</summary>
    /// <param name="element">Where relations start.</param>
    /// <param name="told">Elements that the caption describes anyway.</param>
    /// <param name="material">Chooses the words.</param>
    public IReadOnlyList<RelationItem> Find(ElementFacts element, IEnumerable<ElementFacts> told, string material)
    {
        HashSet<string> left = [.. told.Select(other => other.Id), element.Id];
        Dictionary<string, ElementFacts> byId = [];
        foreach (ElementFacts other in facts.Elements)
        {
            byId.TryAdd(other.Id, other);
        }

        List<(RelationFact Relation, ElementFacts Other)> pairs = [];
        foreach (RelationFact relation in element.Relations)
        {
            // A street goes on as another way of the same name: not worth a sentence.
            bool isTold = !byId.TryGetValue(relation.Other, out ElementFacts? other) || !left.Add(other.Id)
                || (other.Name is not null && other.Name == element.Name);
            if (!isTold)
            {
                pairs.Add((relation, other!));
            }
        }

        return [.. pairs.GroupBy(pair => GroupOf(pair.Relation, pair.Other)).Select(group => Item(element, [.. group], material))];
    }

    // Names keep apart; houses without names on one side become "several houses".
    private static string GroupOf(RelationFact relation, ElementFacts other)
    {
        bool isAlone = !string.IsNullOrWhiteSpace(other.Name) || EnglishNouns.IsMass(ElementNouns.Of(other))
            || EnglishNouns.IsPlural(ElementNouns.Of(other));
        return isAlone ? other.Id : relation.Relation + "\n" + other.Noun + "\n" + relation.Direction;
    }

    private RelationItem Item(
        ElementFacts element, IReadOnlyList<(RelationFact Relation, ElementFacts Other)> group, string material)
    {
        (RelationFact relation, ElementFacts other) = group[0];
        string? side = PlaceWords.Parse(relation.Direction) is { IsCenter: false } word ? word.Side : null;
        double distance = group.Min(pair => pair.Relation.DistanceMeters);
        return new RelationItem(Kind(relation.Relation, element.Kind, other.Kind), Phrase(element, group, material), side, distance);
    }

    private PromptValue Phrase(
        ElementFacts element, IReadOnlyList<(RelationFact Relation, ElementFacts Other)> group, string material)
    {
        ElementFacts other = group[0].Other;
        if (group.Count == 1)
        {
            bool isSame = ElementNouns.Of(other) == ElementNouns.Of(element);
            return new ElementWords(other, templates, material, wash).Other(isSame);
        }

        string section = group.Count == 2 ? "several.two" : "several.many";
        Dictionary<string, PromptValue> values = new(StringComparer.Ordinal)
        {
            ["plural"] = EnglishNouns.Plural(ElementNouns.Of(other)),
        };
        string text = templates.Words.Pick(section, PromptSeed.Of(material + "\n" + other.Id)).Render(values);
        return new PromptValue(text, true);
    }

    private static string Kind(string relation, ElementKind from, ElementKind to) => (relation, from, to) switch
    {
        ("inside", ElementKind.Line, ElementKind.Area) => "through",
        ("inside", _, ElementKind.Area) => "inside",
        ("contains", ElementKind.Area, _) => "contains",
        ("crosses", ElementKind.Area, ElementKind.Line) => "crossed",
        ("crosses", ElementKind.Line, ElementKind.Area) => "through",
        ("crosses", ElementKind.Area, ElementKind.Area) => "overlaps",
        ("crosses", ElementKind.Line, ElementKind.Line) => "crosses",
        ("touches", ElementKind.Line, ElementKind.Line) => "joins",
        ("touches", _, _) => "touches",
        _ => "near",
    };
}
