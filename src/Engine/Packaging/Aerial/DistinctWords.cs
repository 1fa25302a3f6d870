using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;

namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>
/// How many different words there are, in 8 KB: the smallest hashes of all words are kept. Fewer words than that are
/// counted exactly; of more, the largest hash that is kept tells how dense they lie, within some 3 per cent. Counts of
/// parts can be put together in any order and give the same number.
/// </summary>
/// <seealso href="https://doi.org/10.1007/3-540-45726-7_1">Bar-Yossef and others (2002), Counting distinct
/// elements in a data stream</seealso>
internal sealed class DistinctWords
{
    /// <summary>Hashes that are kept; below this many words the count is exact.</summary>
    public const int Kept = 1024;

    private readonly SortedSet<ulong> _smallest = [];

    /// <summary>True when <see cref="Count"/> is exact.</summary>
    public bool IsExact => _smallest.Count < Kept;

    /// <summary>Number of different words.</summary>
    public long Count => IsExact
        ? _smallest.Count
        : (long)((UInt128)(Kept - 1) * ((UInt128)ulong.MaxValue + 1) / ((UInt128)_smallest.Max + 1));

    /// <summary>The hashes that are kept, ascending.</summary>
    public ImmutableArray<ulong> Hashes => [.. _smallest];

    /// <summary>
    /// Adds the words of <paramref name="text"/>, without regard to case and to marks before and behind them.
    /// </summary>
    /// <returns>The number of words, with those that are marks alone.</returns>
    public int AddText(string text)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        foreach (string word in words)
        {
            int start = 0;
            int end = word.Length;
            while (start < end && !char.IsLetterOrDigit(word[start]))
            {
                start++;
            }

            while (end > start && !char.IsLetterOrDigit(word[end - 1]))
            {
                end--;
            }

            if (end > start)
            {
                Add(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(word[start..end].ToLowerInvariant())));
            }
        }

        return words.Length;
    }

    /// <summary>Adds the hash of a word, or a hash that another count kept.</summary>
    public void Add(ulong hash)
    {
        if (_smallest.Count < Kept)
        {
            _smallest.Add(hash);
        }
        else if (hash < _smallest.Max && _smallest.Add(hash))
        {
            _smallest.Remove(_smallest.Max);
        }
    }
}
