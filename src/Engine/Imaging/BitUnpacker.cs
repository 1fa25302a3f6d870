namespace NuTonic.Engine.Imaging;

/// <summary>Samples of 1, 2 or 4 bits to bytes, unscaled.</summary>
internal static class BitUnpacker
{
    /// <summary>Widens rows; every row starts on a byte and the first sample is in its high bits.</summary>
    /// <param name="packed">Rows of ceil(samplesPerRow * bits / 8) bytes.</param>
    /// <param name="bits">1, 2 or 4.</param>
    /// <param name="samplesPerRow">Samples of one row.</param>
    /// <param name="samples">Receives one byte a sample; must not overlap <paramref name="packed"/>.</param>
    public static void Unpack(ReadOnlySpan<byte> packed, int bits, int samplesPerRow, Span<byte> samples)
    {
        int rowBytes = (int)((((long)samplesPerRow * bits) + 7) / 8);
        int perByte = 8 / bits;
        int mask = (1 << bits) - 1;
        for (int row = 0; row * samplesPerRow < samples.Length; row++)
        {
            ReadOnlySpan<byte> source = packed.Slice(row * rowBytes, rowBytes);
            Span<byte> target = samples.Slice(row * samplesPerRow, samplesPerRow);
            for (int i = 0; i < target.Length; i++)
            {
                int shift = 8 - bits - (i % perByte * bits);
                target[i] = (byte)((source[i / perByte] >> shift) & mask);
            }
        }
    }

    /// <summary>Turns the bits of every byte round (FillOrder 2).</summary>
    public static void ReverseBits(Span<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            int b = bytes[i];
            b = ((b & 0x0F) << 4) | (b >> 4);
            b = ((b & 0x33) << 2) | ((b >> 2) & 0x33);
            bytes[i] = (byte)(((b & 0x55) << 1) | ((b >> 1) & 0x55));
        }
    }
}
