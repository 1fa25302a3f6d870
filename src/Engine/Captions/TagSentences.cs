using System.Collections.Frozen;
using System.Globalization;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Captions;

/// <summary>Which sentence of aerial_words.txt a tag gets: only tags whose values can be put into words.</summary>
internal static class TagSentences
{
    private const int MaxCount = 100;

    private static readonly FrozenDictionary<string, string> Materials = new Dictionary<string, string>
    {
        ["asphalt"] = "asphalt",
        ["concrete"] = "concrete",
        ["gravel"] = "gravel",
        ["fine_gravel"] = "fine gravel",
        ["compacted"] = "compacted gravel",
        ["grass"] = "grass",
        ["dirt"] = "bare earth",
        ["earth"] = "bare earth",
        ["ground"] = "bare ground",
        ["sand"] = "sand",
        ["clay"] = "clay",
        ["paving_stones"] = "paving stones",
        ["cobblestone"] = "cobblestones",
        ["sett"] = "cobblestones",
        ["wood"] = "wooden planks",
        ["metal"] = "metal",
        ["artificial_turf"] = "artificial turf",
        ["tartan"] = "synthetic rubber",
        ["pebblestone"] = "pebbles",
        ["rock"] = "rock",
        ["mud"] = "mud",
        ["chipseal"] = "chip seal",
        ["concrete:plates"] = "concrete slabs",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Leaves = new Dictionary<string, string>
    {
        ["broadleaved"] = "broadleaved trees",
        ["needleleaved"] = "conifers",
        ["mixed"] = "both broadleaved trees and conifers",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Crops stand in the singular on the map.
    private static readonly FrozenSet<string> CountableCrops =
        FrozenSet.ToFrozenSet(
            ["grape", "vegetable", "potato", "strawberry", "flower", "soybean", "bean", "tomato"],
            StringComparer.Ordinal);

    /// <summary>Section and values for <paramref name="tag"/>; null when nothing is said about it.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="element">
    /// Whose tag it is. Lanes belong to a line, floors to an area: a tag on the wrong sort of element is passed over,
    /// and so is an operator that the name tells.
    /// </param>
    /// <param name="wash">Which names can be used.</param>
    public static (string Section, string Name, PromptValue Value)? Find(
        TagFact tag, ElementFacts element, WashOptions wash) =>
        element.Kind switch
        {
            ElementKind.Line => OfLine(tag),
            ElementKind.Area => OfArea(tag),
            _ => null,
        } ?? OfAny(tag, element, wash);

    private static (string Section, string Name, PromptValue Value)? OfLine(TagFact tag) => tag.Key switch
    {
        "surface" => Surface(tag.Value),
        "lanes" => Count(tag.Value, "tag.lane", "tag.lanes"),
        "oneway" => tag.Value == "yes" ? Bare("tag.oneway") : null,
        "bridge" => tag.Value is "yes" or "viaduct" ? Bare("tag.bridge") : null,
        "electrified" => tag.Value is "yes" or "contact_line" or "rail" ? Bare("tag.electrified") : null,
        _ => null,
    };

    private static (string Section, string Name, PromptValue Value)? OfArea(TagFact tag) => tag.Key switch
    {
        "surface" => Surface(tag.Value),
        "building:levels" => Count(tag.Value, "tag.level", "tag.levels"),
        "leaf_type" =>
            Leaves.TryGetValue(tag.Value, out string? leaf) ? ("tag.leaf", "leaf", new PromptValue(leaf, true)) : null,
        "sport" => Words(tag.Value) is { } sport && sport != "multi" ? ("tag.sport", "sport", sport) : null,
        "crop" =>
            Words(tag.Value) is { } crop && crop is not ("yes" or "no" or "other" or "fallow" or "field cropland")
                ? ("tag.crop", "crop", CountableCrops.Contains(crop) ? EnglishNouns.Plural(crop) : crop)
                : null,
        _ => null,
    };

    private static (string Section, string Name, PromptValue Value)? OfAny(
        TagFact tag, ElementFacts element, WashOptions wash) =>
        tag.Key switch
        {
            "intermittent" => tag.Value == "yes" ? Bare("tag.intermittent") : null,
            "access" => tag.Value == "private" ? Bare("tag.private") : null,
            "operator" => CaptionNames.Usable(tag.Value, wash) is { } name
                && element.Name?.Contains(name, StringComparison.OrdinalIgnoreCase) != true
                ? ("tag.operator", "operator", name)
                : null,
            _ => null,
        };

    private static (string Section, string Name, PromptValue Value)? Bare(string section) => (section, "", default);

    private static (string Section, string Name, PromptValue Value)? Surface(string value)
    {
        if (value is "paved" or "unpaved")
        {
            return Bare("tag." + value);
        }

        return Materials.TryGetValue(value, out string? material) ? ("tag.material", "material", material) : null;
    }

    private static (string Section, string Name, PromptValue Value)? Count(string value, string one, string many)
    {
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            || count is < 1 or > MaxCount)
        {
            return null;
        }

        string text = NumberWords.For(count);
        return count == 1 ? Bare(one) : (many, "count", new PromptValue(text, true));
    }

    // "american_football;soccer" -> "American football and soccer".
    private static string? Words(string value)
    {
        string[] items =
        [
            .. value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(item => item.Replace('_', ' ')).Distinct(StringComparer.Ordinal),
        ];
        bool isPlain = items.Length is > 0 and < 4
            && items.All(item => item.Length is > 1 and < 30 && item.All(c => char.IsAsciiLetterLower(c) || c == ' '));
        return isPlain ? string.Join(" and ", items).Replace("american ", "American ", StringComparison.Ordinal) : null;
    }
}
