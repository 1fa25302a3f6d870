namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>PackBits: runs of one byte and stretches of literal bytes.</summary>
/// <seealso href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, section 9</seealso>
internal static class PackBitsDecoder
{
    /// <summary>Decodes until <paramref name="output"/> is full or the data end.</summary>
    /// <param name="data">One strip or tile as stored.</param>
    /// <param name="output">Receives the bytes; must not overlap <paramref name="data"/>.</param>
    /// <returns>Bytes decoded; less than asked when the data are short.</returns>
    public static int Decode(ReadOnlySpan<byte> data, Span<byte> output)
    {
        int at = 0, position = 0;
        while (position < output.Length && at < data.Length)
        {
            int control = (sbyte)data[at++];
            if (control == -128)
            {
                continue;
            }

            int count = Math.Min(Math.Abs(control) + 1, output.Length - position);
            int taken = control < 0 ? 1 : count;
            if (taken > data.Length - at)
            {
                return position;
            }

            if (control < 0)
            {
                output.Slice(position, count).Fill(data[at]);
            }
            else
            {
                data.Slice(at, count).CopyTo(output[position..]);
            }

            at += taken;
            position += count;
        }

        return position;
    }
}
