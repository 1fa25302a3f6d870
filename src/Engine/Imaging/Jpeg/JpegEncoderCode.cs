namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>The shortest Huffman code for the symbols of one image, with at most 16 bits a symbol.</summary>
/// <seealso href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex C and K.2</seealso>
internal sealed class JpegEncoderCode
{
    private const int MaxBits = 16;

    private readonly byte[] _counts = new byte[MaxBits];
    private readonly uint[] _codes = new uint[256];
    private readonly byte[] _symbols;

    private JpegEncoderCode(byte[] symbols) => _symbols = symbols;

    /// <summary>Number of codes of 1..16 bits.</summary>
    public ReadOnlySpan<byte> Counts => _counts;

    /// <summary>Symbols in order of their codes.</summary>
    public ReadOnlySpan<byte> Symbols => _symbols;

    /// <summary>
    /// Code of each symbol in the lower 16 bits, its length above them; 0 for a symbol without a code.
    /// </summary>
    public ReadOnlySpan<uint> Codes => _codes;

    /// <summary>
    /// Makes the code. Symbols of equal frequency are told apart by their number, so it is one code only.
    /// </summary>
    /// <param name="frequencies">Occurrences of the 256 symbols, at least one above 0.</param>
    public static JpegEncoderCode Create(int[] frequencies)
    {
        // Rarest first; one place before them is for the code of all ones, which no symbol may have.
        int[] symbols =
        [
            .. Enumerable.Range(0, 256).Where(i => frequencies[i] > 0).OrderBy(i => frequencies[i])
                .ThenByDescending(i => i),
        ];
        long[] weights = [0, .. symbols.Select(symbol => (long)frequencies[symbol])];
        int[] ofLength = LengthCounts(weights);
        Limit(ofLength);

        // The reserved place is the rarest, so it takes one of the longest codes: the last of them.
        int longest = Array.FindLastIndex(ofLength, count => count > 0);
        ofLength[longest]--;
        Array.Reverse(symbols);
        var code = new JpegEncoderCode([.. symbols.Select(symbol => (byte)symbol)]);
        code.Number(ofLength);
        return code;
    }

    /// <summary>How many leaves of the Huffman tree lie at each depth.</summary>
    /// <param name="weights">Ascending.</param>
    private static int[] LengthCounts(long[] weights)
    {
        // Leaves and inner nodes both come in ascending order, so the two lightest are at the heads of two queues.
        int leaves = weights.Length;
        int[] parents = new int[(2 * leaves) - 1];
        long[] sums = [.. weights, .. new long[leaves - 1]];
        (int leaf, int inner) = (0, leaves);
        for (int next = leaves; next < sums.Length; next++)
        {
            for (int child = 0; child < 2; child++)
            {
                bool isLeaf = leaf < leaves && (inner >= next || sums[leaf] <= sums[inner]);
                int taken = isLeaf ? leaf++ : inner++;
                parents[taken] = next;
                sums[next] += sums[taken];
            }
        }

        int[] depths = new int[sums.Length];
        int[] counts = new int[Math.Max(leaves, MaxBits) + 1];
        for (int node = sums.Length - 2; node >= 0; node--)
        {
            depths[node] = depths[parents[node]] + 1;
            if (node < leaves)
            {
                counts[depths[node]]++;
            }
        }

        return counts;
    }

    /// <summary>Shortens codes of more than 16 bits: a pair of them leaves one to their parent, and the other goes with
    /// a shorter code one level below that (figure K.3).</summary>
    private static void Limit(int[] counts)
    {
        for (int length = counts.Length - 1; length > MaxBits; length--)
        {
            while (counts[length] > 0)
            {
                int shorter = length - 2;
                while (counts[shorter] == 0)
                {
                    shorter--;
                }

                counts[length] -= 2;
                counts[length - 1]++;
                counts[shorter + 1] += 2;
                counts[shorter]--;
            }
        }
    }

    private void Number(int[] ofLength)
    {
        int index = 0;
        uint code = 0;
        for (int length = 1; length <= MaxBits; length++, code <<= 1)
        {
            _counts[length - 1] = (byte)ofLength[length];
            for (int i = 0; i < ofLength[length]; i++)
            {
                _codes[_symbols[index++]] = ((uint)length << 16) | code++;
            }
        }
    }
}
