using System.Text;

namespace NuTonic.Engine.Graph.Archive;

/// <summary>
/// One block of a tar archive in the POSIX "ustar" layout: numbers in octal digits, texts filled up with zeros. Nothing
/// of a machine goes into it: owner 0, time 0, mode 644.
/// </summary>
/// <seealso href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06">ustar
/// interchange format</seealso>
internal static class UstarHeader
{
    /// <summary>Bytes of a header; contents are filled up to a multiple of it.</summary>
    public const int BlockBytes = 512;

    private const int NameBytes = 100;
    private const int TypeOffset = 156;
    private const int SumOffset = 148;
    private const int SumBytes = 8;
    private const int PrefixOffset = 345;
    private const int PrefixBytes = 155;
    private const int MagicOffset = 257;

    private static readonly (int Offset, int Digits, long Value)[] Constants =
        [(100, 7, 0b110_100_100), (108, 7, 0), (116, 7, 0), (136, 11, 0), (329, 7, 0), (337, 7, 0)];

    /// <summary>The header of a file.</summary>
    /// <param name="name">At most 100 ASCII characters.</param>
    /// <param name="size">Bytes of its content, less than 8 GiB.</param>
    public static byte[] Write(string name, long size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, NameBytes, nameof(name));
        byte[] block = new byte[BlockBytes];
        Encoding.ASCII.GetBytes(name, block);
        foreach ((int offset, int digits, long value) in Constants)
        {
            WriteOctal(block.AsSpan(offset, digits), value);
        }

        WriteOctal(block.AsSpan(124, 11), size);
        block[TypeOffset] = (byte)UstarEntry.File;
        "ustar\0"u8.CopyTo(block.AsSpan(MagicOffset));
        "00"u8.CopyTo(block.AsSpan(MagicOffset + 6));
        WriteOctal(block.AsSpan(SumOffset, 6), Sum(block));
        block[SumOffset + 7] = (byte)' ';
        return block;
    }

    /// <summary>Reads a header.</summary>
    /// <exception cref="InvalidDataException">It is not one.</exception>
    public static UstarEntry Read(ReadOnlySpan<byte> block)
    {
        if (!block[MagicOffset..].StartsWith("ustar"u8)
            || ReadOctal(block.Slice(SumOffset, SumBytes)) != Sum(block)
            || ReadOctal(block.Slice(124, 12)) is not { } size)
        {
            throw new InvalidDataException("a header is damaged");
        }

        string prefix = Text(block.Slice(PrefixOffset, PrefixBytes));
        string name = Text(block[..NameBytes]);
        char type = block[TypeOffset] == 0 ? UstarEntry.File : (char)block[TypeOffset];
        return new UstarEntry(prefix.Length == 0 ? name : $"{prefix}/{name}", type, size);
    }

    private static void WriteOctal(Span<byte> digits, long value)
    {
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = (byte)('0' + (value & 7));
            value >>= 3;
        }
    }

    // Null: not octal digits, with blanks before and a blank or zero after them. At most 12 digits, so never negative.
    private static long? ReadOctal(ReadOnlySpan<byte> field)
    {
        ReadOnlySpan<byte> digits = field.TrimStart((byte)' ');
        int end = digits.IndexOfAny((byte)' ', (byte)0);
        digits = end < 0 ? digits : digits[..end];
        long value = 0;
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return null;
            }

            value = (value << 3) | (long)(digit - '0');
        }

        return digits.IsEmpty ? null : value;
    }

    // The sum of all bytes, with blanks in the place of the sum itself.
    private static long Sum(ReadOnlySpan<byte> block)
    {
        long sum = SumBytes * ' ';
        for (int i = 0; i < BlockBytes; i++)
        {
            sum += i is >= SumOffset and < SumOffset + SumBytes ? 0 : block[i];
        }

        return sum;
    }

    private static string Text(ReadOnlySpan<byte> field)
    {
        int end = field.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? field : field[..end]);
    }
}
