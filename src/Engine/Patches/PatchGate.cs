namespace NuTonic.Engine.Patches;

/// <summary>Leaves out patches that show little.</summary>
internal static class PatchGate
{
    private const int Levels = 256;
    private const double Quantum = 1e6;

    /// <summary>Judges pixels; the rule of no data goes first. A value equal to its limit is kept.</summary>
    public static PatchVerdict Judge(PatchPixels pixels, PatchGateOptions options)
    {
        double share = Rounded(pixels.NoDataShare);
        if (share > options.MaxNodataShare)
        {
            return new PatchVerdict(PatchFlaw.NoData, share, options.MaxNodataShare);
        }

        double entropy = options.MinEntropy > 0 ? Entropy(pixels) : options.MinEntropy;
        return entropy < options.MinEntropy
            ? new PatchVerdict(PatchFlaw.LowEntropy, entropy, options.MinEntropy)
            : default;
    }

    /// <summary>
    /// Shannon entropy of the grey levels of the pixels that show something, in bits, 0 to 8, rounded to 1e-6 because
    /// logarithms differ in the last bit between platforms. Grey is (77 R + 150 G + 29 B) / 256, rounded.
    /// </summary>
    public static double Entropy(PatchPixels pixels)
    {
        Span<int> histogram = stackalloc int[Levels];
        histogram.Clear();
        ReadOnlySpan<byte> rgb = pixels.Rgb;
        ReadOnlySpan<byte> isEmpty = pixels.IsEmpty;
        for (int i = 0; i < isEmpty.Length; i++)
        {
            ReadOnlySpan<byte> pixel = rgb.Slice(3 * i, 3);
            int grey = ((77 * pixel[0]) + (150 * pixel[1]) + (29 * pixel[2]) + 128) >> 8;
            histogram[grey & (Levels - 1)] += 1 - isEmpty[i];
        }

        double total = isEmpty.Length - pixels.EmptyCount;
        double bits = 0;
        foreach (int count in histogram)
        {
            if (count > 0)
            {
                bits -= count / total * Math.Log2(count / total);
            }
        }

        return Rounded(bits);
    }

    private static double Rounded(double value) => Math.Round(value * Quantum) / Quantum;
}
