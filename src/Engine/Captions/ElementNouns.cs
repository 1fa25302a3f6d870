using System.Collections.Frozen;
using System.Text;
using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Captions;

/// <summary>What an element is called in a sentence.</summary>
internal static class ElementNouns
{
    private static readonly FrozenSet<string> Institutions = FrozenSet.ToFrozenSet(
    [
        "school", "kindergarten", "childcare center", "hospital", "clinic", "library", "police station", "fire station",
        "prison", "place of worship", "nursing home", "social facility", "town hall", "community center", "courthouse",
        "theater", "museum", "arts center", "bank", "post office", "hotel", "motel", "tourist attraction",
        "veterinary clinic", "college", "university", "car dealership", "restaurant", "supermarket",
    ], StringComparer.Ordinal);

    /// <summary>Its noun with nothing but letters, hyphens and single spaces: "feature" when nothing is left.</summary>
    public static string Of(ElementFacts element)
    {
        StringBuilder text = new(element.Noun.Length);
        foreach (char c in element.Noun)
        {
            text.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '\'' ? c : ' ');
        }

        string noun = string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return noun.Length == 0 ? "feature" : noun;
    }

    /// <summary>The countable phrase that an article and adjectives go with: "lake", "area of farmland".</summary>
    public static string Countable(ElementFacts element)
    {
        string noun = Of(element);
        if (!EnglishNouns.IsMass(noun) && !EnglishNouns.IsPlural(noun))
        {
            return noun;
        }

        return element.Kind switch
        {
            ElementKind.Area => "area of " + noun,
            ElementKind.Line => "stretch of " + noun,
            _ => (EnglishNouns.IsMass(noun) ? "patch of " : "group of ") + noun,
        };
    }

    /// <summary>
    /// True for what is an institution and not a piece of ground: "a large school" says nothing about its grounds.
    /// </summary>
    public static bool IsInstitution(ElementFacts element) =>
        element.Kind == ElementKind.Area && Institutions.Contains(Of(element));

    /// <summary>True when the name says what the thing is: "Lake Merritt" of a lake.</summary>
    public static bool SaysWhat(string name, ElementFacts element)
    {
        string noun = Of(element);
        string head = noun[(noun.LastIndexOf(' ') + 1)..];
        return element.Kind == ElementKind.Line || name.Contains(head, StringComparison.OrdinalIgnoreCase);
    }
}
