using System.Collections.Immutable;
using System.IO.Enumeration;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Sources;

/// <summary>Selects POI folders by patterns.</summary>
internal static class PoiPatterns
{
    private const int ShownNames = 3;

    /// <summary>The names that match one of the patterns, in the order of <paramref name="names"/>.</summary>
    /// <param name="names">Folder names, ordinal.</param>
    /// <param name="patterns">Names with the wildcards * and ?; case-sensitive.</param>
    /// <param name="poiRoot">The root, for messages.</param>
    /// <exception cref="NuTonicException">NT1022.</exception>
    public static string[] Select(string[] names, ImmutableArray<string> patterns, string poiRoot)
    {
        bool[] isChosen = new bool[names.Length];
        foreach (string pattern in patterns)
        {
            if (!Mark(names, pattern, isChosen))
            {
                throw new NuTonicException(
                    Errors.PoiPatternUnmatched,
                    new SourceLocation(poiRoot),
                    pattern,
                    poiRoot,
                    names.Length,
                    string.Join(", ", Nearest(names, pattern)));
            }
        }

        return [.. names.Where((_, i) => isChosen[i])];
    }

    private static bool Mark(string[] names, string pattern, bool[] isChosen)
    {
        // A long list of plain names must not cost names times patterns.
        if (!pattern.AsSpan().ContainsAny("*?\\"))
        {
            int at = Array.BinarySearch(names, pattern, StringComparer.Ordinal);
            if (at >= 0)
            {
                isChosen[at] = true;
            }

            return at >= 0;
        }

        bool isAny = false;
        for (int i = 0; i < names.Length; i++)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, names[i], ignoreCase: false))
            {
                isChosen[i] = true;
                isAny = true;
            }
        }

        return isAny;
    }

    /// <summary>The names that are most like <paramref name="pattern"/>, the nearest first.</summary>
    public static IEnumerable<string> Nearest(string[] names, string pattern) => names
        .Select(name => (Name: name, Distance: Distance(name, pattern)))
        .OrderBy(pair => pair.Distance)
        .ThenBy(pair => pair.Name, StringComparer.Ordinal)
        .Take(ShownNames)
        .Select(pair => pair.Name);

    /// <summary>
    /// Least cost to make one text of the other: 2 to insert, delete or replace a character, 1 to change its case,
    /// which is the likeliest slip.
    /// </summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1).Select(j => 2 * j)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = 2 * i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + Replace(a[i - 1], b[j - 1]);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 2);
            }
        }

        return row[b.Length];
    }

    private static int Replace(char a, char b)
    {
        int otherwise = char.ToUpperInvariant(a) == char.ToUpperInvariant(b) ? 1 : 2;
        return a == b ? 0 : otherwise;
    }
}
