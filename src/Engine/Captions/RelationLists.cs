using System.Collections.Immutable;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Captions;

/// <summary>
/// Brings what is alike about the surroundings into one sentence, so that no pattern comes twice in a row.
/// </summary>
internal static class RelationLists
{
    private const int MaxItems = 3;

    /// <summary>One item for each kind of relation, in the order of their first ones.</summary>
    public static ImmutableArray<RelationItem> Merge(IEnumerable<RelationItem> items) =>
        [.. items.GroupBy(item => item.Section, StringComparer.Ordinal).Select(group => One([.. group]))];

    // What lies inside one thing may lie inside a larger one too: the first says enough.
    private static RelationItem One(ImmutableArray<RelationItem> items)
    {
        RelationItem first = items[0];
        if (items.Length == 1 || first.Kind == "inside")
        {
            return first;
        }

        ImmutableArray<RelationItem> kept = items.Length > MaxItems ? items[..MaxItems] : items;
        ImmutableArray<string> phrases =
        [
            .. kept.GroupBy(item => item.Side).Select(group => Phrase(group.Key, [.. group])),
        ];
        return first with
        {
            Kind = first.Sides.IsEmpty ? first.Kind : first.Kind + "_list",
            Other = new PromptValue(WordLists.JoinPhrases(phrases), true),
            Sides = [],
            DistanceMeters = kept.Max(item => item.DistanceMeters),
        };
    }

    // "a tree and a building to the north"
    private static string Phrase(string? side, ImmutableArray<RelationItem> items)
    {
        string others = WordLists.Join([.. items.Select(item => item.Other.Text)]);
        return side is null ? others : others + " to the " + side;
    }
}
