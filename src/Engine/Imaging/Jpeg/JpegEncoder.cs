namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>
/// Writes baseline JPEG: JFIF, YCbCr, the tables of T.81 annex K scaled by quality as common encoders do, Huffman codes
/// made for the image, no restart markers, no metadata. Integers throughout, so the bytes depend on the arguments
/// alone. A strip of one MCU row at a time goes through colours, cosine transform and quantisation into tokens; when
/// all are known the codes are made, and the tokens become bits.
/// </summary>
/// <seealso href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annexes A, F and K</seealso>
/// <seealso href="https://www.w3.org/Graphics/JPEG/jfif3.pdf">JFIF 1.02</seealso>
internal static class JpegEncoder
{
    /// <summary>Largest width and height that the format has.</summary>
    public const int MaxSidePx = 65_535;

    /// <summary>Encodes a colour image.</summary>
    /// <param name="rgb">Red, green, blue bytes, row-major [heightPx * widthPx * 3].</param>
    /// <param name="widthPx">Columns, 1 to 65,535.</param>
    /// <param name="heightPx">Rows, 1 to 65,535.</param>
    /// <param name="quality">1 to 100; 100 still rounds.</param>
    /// <param name="sampling">Detail of colour.</param>
    public static byte[] Encode(
        ReadOnlySpan<byte> rgb,
        int widthPx,
        int heightPx,
        int quality,
        JpegEncoderSampling sampling = JpegEncoderSampling.Halved)
    {
        CheckArguments(rgb.Length, widthPx, heightPx, quality);
        var luma = new JpegEncoderSteps(JpegEncoderTables.Luma, quality);
        var chroma = new JpegEncoderSteps(JpegEncoderTables.Chroma, quality);
        using var tokens = new JpegEncoderTokens();
        using (var strip = new JpegEncoderStrip(widthPx, sampling))
        {
            for (int top = 0; top < heightPx; top += strip.HeightPx)
            {
                strip.Fill(rgb, top, heightPx);
                Tokenize(strip, luma, chroma, tokens);
            }
        }

        JpegEncoderCode[] codes = [.. tokens.Counts.Select(JpegEncoderCode.Create)];
        using var output = new JpegEncoderOutput((rgb.Length / 8) + 1024);
        JpegEncoderSegments.WriteHead(output, new JpegEncoderFrame(widthPx, heightPx, sampling, luma, chroma), codes);
        tokens.WriteTo(output, codes);
        JpegEncoderSegments.WriteEnd(output);
        return output.ToArray();
    }

    private static void Tokenize(
        JpegEncoderStrip strip, JpegEncoderSteps luma, JpegEncoderSteps chroma, JpegEncoderTokens tokens)
    {
        Span<short> block = stackalloc short[64];
        int width = strip.LumaStride;
        int across = strip.HeightPx / 8;
        for (int mcu = 0; mcu < width / strip.HeightPx; mcu++)
        {
            for (int i = 0; i < across * across; i++)
            {
                int at = (i / across * 8 * width) + (((mcu * across) + (i % across)) * 8);
                JpegEncoderTransform.Run(strip.Luma[at..], width, luma, block);
                tokens.Add(block, component: 0);
            }

            JpegEncoderTransform.Run(strip.Blue[(mcu * 8)..], strip.ChromaStride, chroma, block);
            tokens.Add(block, component: 1);
            JpegEncoderTransform.Run(strip.Red[(mcu * 8)..], strip.ChromaStride, chroma, block);
            tokens.Add(block, component: 2);
        }
    }

    private static void CheckArguments(int length, int widthPx, int heightPx, int quality)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(widthPx, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(heightPx, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(widthPx, MaxSidePx);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(heightPx, MaxSidePx);
        ArgumentOutOfRangeException.ThrowIfNotEqual(length, (long)widthPx * heightPx * 3);
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
    }
}
