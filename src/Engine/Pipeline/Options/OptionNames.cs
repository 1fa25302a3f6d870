namespace NuTonic.Engine.Pipeline.Options;

/// <summary>Finds the option that somebody meant.</summary>
internal static class OptionNames
{
    private const int LargestDistance = 3;

    /// <summary>
    /// The option with the smallest edit distance to <paramref name="name"/>, cases alike, at most 3 and less than half
    /// of the name's length; null when there is none. Among equals the first in ordinal order.
    /// </summary>
    public static string? Nearest(string name)
    {
        (int distance, string option) = OptionTable.All
            .Select(
                option => (Distance: Distance(name.ToUpperInvariant(), option.Name.ToUpperInvariant()), option.Name))
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Name, StringComparer.Ordinal)
            .First();
        return distance <= LargestDistance && distance * 2 < name.Length ? option : null;
    }

    // Levenshtein distance: insertions, deletions and replacements of single letters.
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
