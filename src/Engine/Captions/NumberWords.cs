using System.Collections.Immutable;
using System.Globalization;

namespace NuTonic.Engine.Captions;

/// <summary>Small numbers as words.</summary>
internal static class NumberWords
{
    private static readonly ImmutableArray<string> Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];

    private static readonly ImmutableArray<(string Word, int Value)> Larger =
    [
        ("thirteen", 13), ("fourteen", 14), ("fifteen", 15), ("sixteen", 16), ("seventeen", 17), ("eighteen", 18),
        ("nineteen", 19), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70),
        ("eighty", 80), ("ninety", 90),
    ];

    /// <summary>A word up to twelve, digits above.</summary>
    public static string For(int count) =>
        count < Small.Length ? Small[count] : count.ToString(CultureInfo.InvariantCulture);

    /// <summary>The value of a number word in lower case; null for any other word.</summary>
    public static int? ValueOf(string word)
    {
        int small = Small.IndexOf(word);
        if (small >= 0)
        {
            return small;
        }

        foreach ((string name, int value) in Larger)
        {
            if (name == word)
            {
                return value;
            }
        }

        return null;
    }
}
