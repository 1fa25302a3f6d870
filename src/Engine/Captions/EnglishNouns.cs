using System.Collections.Frozen;

namespace NuTonic.Engine.Captions;

/// <summary>Number and article of the nouns that facts use.</summary>
internal static class EnglishNouns
{
    private static readonly FrozenSet<string> Mass = FrozenSet.ToFrozenSet(
    [
        "farmland", "grassland", "woodland", "forest land", "land", "water", "scrub", "scrubland", "heath", "heathland",
        "sand", "grass", "mud", "scree", "shingle", "rock", "bare rock", "wetland", "marshland", "parkland", "greenery",
        "brownfield", "greenfield", "parking", "housing", "vegetation", "undergrowth", "shrubbery", "moorland",
        "tundra", "ice", "snow", "gravel", "pavement", "turf", "tree cover", "industry", "retail", "fell", "soil",
        "ground", "space", "property", "railway land", "fencing", "hedging", "guttering", "rough",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> SingularInS = FrozenSet.ToFrozenSet(
        [
            "grass", "campus", "bus", "gas", "glass", "pass", "overpass", "underpass", "bypass", "works", "cross",
            "basis", "tennis",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Irregular = new Dictionary<string, string>
    {
        ["leaf"] = "leaves",
        ["shelf"] = "shelves",
        ["bus"] = "buses",
        ["foot"] = "feet",
        ["man"] = "men",
        ["child"] = "children",
        ["quay"] = "quays",
        ["works"] = "works",
        ["wharf"] = "wharves",
        ["roof"] = "roofs",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for what is measured, not counted: "farmland".</summary>
    public static bool IsMass(string noun) => Mass.Contains(noun) || Mass.Contains(LastWord(noun));

    /// <summary>True for "allotments".</summary>
    public static bool IsPlural(string noun)
    {
        string last = LastWord(noun);
        return last.Length > 3
            && last.EndsWith('s')
            && !last.EndsWith("ss", StringComparison.Ordinal)
            && !last.EndsWith("us", StringComparison.Ordinal)
            && !SingularInS.Contains(last);
    }

    /// <summary>The plural of a countable noun: "residential streets".</summary>
    public static string Plural(string noun)
    {
        string head = HeadPhrase(noun);
        string last = LastWord(noun);
        return head[..^last.Length] + PluralOfWord(last) + noun[head.Length..];
    }

    /// <summary>"a" or "an", as the first sound of <paramref name="phrase"/> asks for.</summary>
    public static string Article(string phrase)
    {
        string first = FirstWord(phrase);
        string lower = first.ToLowerInvariant();
        bool isSpelled = (first.Length is > 1 and <= 4 && first.All(char.IsAsciiLetterUpper)) || first is [_, '-', ..];
        if (isSpelled && char.IsAsciiLetterUpper(first[0]))
        {
            return "AEFHILMNORSX".Contains(first[0], StringComparison.Ordinal) ? "an" : "a";
        }

        if (lower.Length == 0 || StartsWithAny(lower, "hour", "honest", "honor", "heir"))
        {
            return lower.Length == 0 ? "a" : "an";
        }

        bool isYou = StartsWithAny(lower, "eu", "ewe", "one", "once", "ura", "use", "usu", "uti", "u-")
            || (lower.StartsWith("uni", StringComparison.Ordinal) && !StartsWithAny(lower, "unin", "unim", "unid"));
        bool isVowel = "aeiouáàâäåæéèêëíìîïóòôöøœúùûü".Contains(lower[0], StringComparison.Ordinal)
            || StartsWithAny(lower, "8", "11 ", "18 ");
        return isVowel && !isYou ? "an" : "a";
    }

    /// <summary><paramref name="phrase"/> behind its article.</summary>
    public static string WithArticle(string phrase) => Article(phrase) + " " + phrase;

    private static string PluralOfWord(string word)
    {
        if (Irregular.TryGetValue(word, out string? irregular))
        {
            return irregular;
        }

        bool isHissing = word.EndsWith('s') || word.EndsWith('x') || word.EndsWith('z')
            || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal);
        bool isYAfterConsonant = word.Length > 1
            && word[^1] == 'y'
            && !"aeiou".Contains(word[^2], StringComparison.Ordinal);
        return isHissing ? word + "es" : isYAfterConsonant ? word[..^1] + "ies" : word + "s";
    }

    // "row of trees" is one row.
    private static string HeadPhrase(string noun)
    {
        int of = noun.IndexOf(" of ", StringComparison.Ordinal);
        return of > 0 ? noun[..of] : noun;
    }

    private static string LastWord(string noun)
    {
        string head = HeadPhrase(noun);
        return head[(head.LastIndexOf(' ') + 1)..];
    }

    private static string FirstWord(string phrase)
    {
        int end = phrase.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? phrase : phrase[..end];
    }

    private static bool StartsWithAny(string word, params ReadOnlySpan<string> starts)
    {
        foreach (string start in starts)
        {
            if ((word + " ").StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
