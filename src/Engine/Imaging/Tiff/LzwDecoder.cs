using System.Buffers.Binary;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>
/// LZW as TIFF has it: codes of 9 to 12 bits, most significant bit first, the width growing one code early. A string of
/// the table is the output of the code before it and one byte more, so a start and a length in the output name it; its
/// first eight bytes are kept as well, because most strings are short and reading what was
/// just written would wait for it.
/// </summary>
/// <seealso href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, section 13</seealso>
internal static class LzwDecoder
{
    private const int Clear = 256;
    private const int EndOfInformation = 257;
    private const int FirstFree = 258;
    private const int TableSize = 4096;

    /// <summary>Decodes until <paramref name="output"/> is full, the data end or a code is impossible.</summary>
    /// <param name="data">One strip or tile as stored.</param>
    /// <param name="output">Receives the bytes; must not overlap <paramref name="data"/>. Bytes behind the returned
    /// count are undefined.</param>
    /// <returns>Bytes decoded; less than asked when the data are short or damaged.</returns>
    public static int Decode(ReadOnlySpan<byte> data, Span<byte> output)
    {
        Span<Entry> table = stackalloc Entry[TableSize];
        for (int literal = 0; literal < Clear; literal++)
        {
            table[literal] = new Entry((ulong)literal, 0, 1);
        }

        int next = FirstFree, width = 9, bits = 0, at = 0, position = 0;
        var previous = default(Entry);
        ulong buffer = 0;
        while (position < output.Length && (bits >= width || Refill(data, ref at, ref buffer, ref bits, width)))
        {
            bits -= width;
            int code = (int)(buffer >> bits) & ((1 << width) - 1);
            if (code is Clear or EndOfInformation)
            {
                if (code == EndOfInformation)
                {
                    break;
                }

                (next, width, previous) = (FirstFree, 9, default);
                continue;
            }

            if (previous.Length > 0 && next < TableSize)
            {
                // A code may name the string that it completes: then its first byte is that of the string before.
                byte last = (byte)(code < next ? table[code].Head : previous.Head);
                table[next++] = previous.Extend(last);
                width += next >= (1 << width) - 1 && width < 12 ? 1 : 0;
            }

            if (code >= next)
            {
                break;
            }

            Entry entry = table[code];
            Write(entry, output, position);
            previous = entry with { Start = position };
            position += entry.Length;
        }

        return Math.Min(position, output.Length);
    }

    private static bool Refill(ReadOnlySpan<byte> data, ref int at, ref ulong buffer, ref int bits, int width)
    {
        if (at + 4 <= data.Length)
        {
            buffer = (buffer << 32) | BinaryPrimitives.ReadUInt32BigEndian(data[at..]);
            bits += 32;
            at += 4;
            return true;
        }

        while (bits < width && at < data.Length)
        {
            buffer = (buffer << 8) | data[at++];
            bits += 8;
        }

        return bits >= width;
    }

    private static void Write(Entry entry, Span<byte> output, int position)
    {
        if (entry.Length <= 8 && position + 8 <= output.Length)
        {
            // Eight bytes at once, whatever the length: what is too much is overwritten by the next string.
            BinaryPrimitives.WriteUInt64LittleEndian(output[position..], entry.Head);
            return;
        }

        int length = Math.Min(entry.Length, output.Length - position);
        if (entry.Length <= 8)
        {
            for (int i = 0; i < length; i++)
            {
                output[position + i] = (byte)(entry.Head >> (8 * i));
            }

            return;
        }

        // The last byte of the source may be the first one written, so it goes last.
        output.Slice(entry.Start, length - 1).CopyTo(output[position..]);
        output[position + length - 1] = output[entry.Start + length - 1];
    }

    /// <summary>
    /// A string: its first eight bytes, the first one lowest, where in the output it stands, and its length.
    /// </summary>
    private readonly record struct Entry(ulong Head, int Start, int Length)
    {
        public Entry Extend(byte last) =>
            new(Length < 8 ? Head | ((ulong)last << (8 * Length)) : Head, Start, Length + 1);
    }
}
