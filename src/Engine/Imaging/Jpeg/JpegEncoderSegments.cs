namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>Writes the marker segments around the coded data.</summary>
/// <seealso href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</seealso>
internal static class JpegEncoderSegments
{
    private const int Components = 3;

    /// <summary>Everything before the coded data: JFIF with square pixels, tables, frame, scan.</summary>
    /// <param name="output">Empty.</param>
    /// <param name="frame">The image.</param>
    /// <param name="codes">DC and AC of brightness, DC and AC of colour.</param>
    public static void WriteHead(JpegEncoderOutput output, JpegEncoderFrame frame, JpegEncoderCode[] codes)
    {
        output.Bytes([0xFF, 0xD8]);
        output.Bytes([0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        WriteSteps(output, 0, frame.Luma);
        WriteSteps(output, 1, frame.Chroma);
        WriteFrame(output, frame);
        WriteCodes(output, codes);
        WriteScan(output);
    }

    /// <summary>The end of the image.</summary>
    public static void WriteEnd(JpegEncoderOutput output) => output.Bytes([0xFF, 0xD9]);

    private static void WriteSteps(JpegEncoderOutput output, int number, JpegEncoderSteps steps)
    {
        output.Bytes([0xFF, 0xDB]);
        output.Word(2 + 1 + 64);
        output.Byte(number);
        foreach (byte natural in JpegTables.Zigzag)
        {
            output.Byte(steps.Steps[natural]);
        }
    }

    private static void WriteFrame(JpegEncoderOutput output, JpegEncoderFrame frame)
    {
        output.Bytes([0xFF, 0xC0]);
        output.Word(2 + 6 + (3 * Components));
        output.Byte(8);
        output.Word(frame.HeightPx);
        output.Word(frame.WidthPx);
        output.Byte(Components);
        output.Bytes([1, frame.Sampling == JpegEncoderSampling.Halved ? (byte)0x22 : (byte)0x11, 0]);
        output.Bytes([2, 0x11, 1]);
        output.Bytes([3, 0x11, 1]);
    }

    private static void WriteCodes(JpegEncoderOutput output, JpegEncoderCode[] codes)
    {
        output.Bytes([0xFF, 0xC4]);
        output.Word(2 + codes.Sum(code => 1 + 16 + code.Symbols.Length));
        for (int i = 0; i < codes.Length; i++)
        {
            // The upper half says AC, the lower half is the number.
            output.Byte(((i & 1) << 4) | (i >> 1));
            output.Bytes(codes[i].Counts);
            output.Bytes(codes[i].Symbols);
        }
    }

    private static void WriteScan(JpegEncoderOutput output)
    {
        output.Bytes([0xFF, 0xDA]);
        output.Word(2 + 1 + (2 * Components) + 3);
        output.Bytes([Components, 1, 0x00, 2, 0x11, 3, 0x11]);
        output.Bytes([0, 63, 0]);
    }
}
