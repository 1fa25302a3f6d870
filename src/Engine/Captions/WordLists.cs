using System.Collections.Immutable;

namespace NuTonic.Engine.Captions;

/// <summary>Phrases in a row.</summary>
internal static class WordLists
{
    /// <summary>"north", "north and east", "north, east, and center".</summary>
    public static string Join(ImmutableArray<string> phrases) => Join(phrases, " and ");

    /// <summary>
    /// The same of phrases with an "and" of their own: "a hedge to the west, and roads to the north and east".
    /// </summary>
    public static string JoinPhrases(ImmutableArray<string> phrases)
    {
        bool isNested = phrases.Any(phrase => phrase.Contains(" and ", StringComparison.Ordinal));
        return Join(phrases, isNested ? ", and " : " and ");
    }

    private static string Join(ImmutableArray<string> phrases, string ofTwo) => phrases.Length switch
    {
        0 => string.Empty,
        1 => phrases[0],
        2 => phrases[0] + ofTwo + phrases[1],
        _ => string.Join(", ", phrases[..^1]) + ", and " + phrases[^1],
    };
}
