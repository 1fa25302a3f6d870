using System.Buffers;
using System.Text;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Packaging.Shards;

/// <summary>
/// The header block of a file in a shard: plain POSIX "ustar", numbers in octal digits that a zero ends, texts filled
/// up with zeros. Nothing of a machine or a clock goes into it: owner 0 without names, time 0, mode 644 as an
/// unpacked file should have it.
/// </summary>
/// <remarks>
/// <c>Graph.Archive.UstarHeader</c> writes the same layout for archives of the cache. The engine and the steps must not
/// know each other, and what is in a published file must not change because an archive did.
/// </remarks>
/// <seealso href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06">ustar
/// interchange format</seealso>
internal static class TarHeader
{
    /// <summary>Bytes of a header; contents are filled up to a multiple of it.</summary>
    public const int BlockBytes = 512;

    private const int NameBytes = 100;
    private const long LargestContent = (8L << 30) - 1; // Eleven octal digits.
    private const int SizeOffset = 124;
    private const int SizeDigits = 11;
    private const int SumOffset = 148;
    private const int SumBytes = 8;
    private const int TypeOffset = 156;
    private const int MagicOffset = 257;
    private const byte RegularFile = (byte)'0';

    // Mode, user, group, time, and the two device numbers.
    private static readonly (int Offset, int Digits, int Value)[] Constants =
        [(100, 7, 0b110_100_100), (108, 7, 0), (116, 7, 0), (136, 11, 0), (329, 7, 0), (337, 7, 0)];

    private static readonly SearchValues<char> Printable = SearchValues.Create(
        [.. Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c).Where(c => c is not ('\\' or ':'))]);

    /// <summary>Writes the header of a file.</summary>
    /// <param name="name">Relative path, at most 100 printable ASCII characters without blanks.</param>
    /// <param name="sizeBytes">Length of its content.</param>
    /// <param name="block">Receives the first <see cref="BlockBytes"/>.</param>
    /// <exception cref="NuTonicException">NT6100: the name does not fit; NT6101: the size does not.</exception>
    public static void Write(string name, long sizeBytes, Span<byte> block)
    {
        CheckName(name);
        if (sizeBytes is < 0 or > LargestContent)
        {
            throw new NuTonicException(Errors.TarSize, null, name, sizeBytes);
        }

        block = block[..BlockBytes];
        block.Clear();
        Encoding.ASCII.GetBytes(name, block);
        foreach ((int offset, int digits, int value) in Constants)
        {
            WriteOctal(block.Slice(offset, digits), value);
        }

        WriteOctal(block.Slice(SizeOffset, SizeDigits), sizeBytes);
        block[TypeOffset] = RegularFile;
        "ustar\000"u8.CopyTo(block[MagicOffset..]); // Name, zero, version "00".
        WriteOctal(block.Slice(SumOffset, SumBytes - 2), Sum(block));
        block[SumOffset + SumBytes - 1] = (byte)' ';
    }

    /// <summary>Reads a header that <see cref="Write"/> made.</summary>
    /// <exception cref="NuTonicException">NT6102: it is not one.</exception>
    public static (string Name, long SizeBytes) Read(ReadOnlySpan<byte> block)
    {
        if (block.Length < BlockBytes)
        {
            throw Damaged("its header ends early");
        }

        block = block[..BlockBytes];
        if (!block[MagicOffset..].StartsWith("ustar\000"u8))
        {
            throw Damaged("it has no ustar magic");
        }

        if (ReadOctal(block.Slice(SumOffset, SumBytes - 2)) != Sum(block))
        {
            throw Damaged("its header has a wrong checksum");
        }

        if (block[TypeOffset] != RegularFile || ReadOctal(block.Slice(SizeOffset, SizeDigits)) is not { } size)
        {
            throw Damaged("it is no plain file");
        }

        ReadOnlySpan<byte> name = block[..NameBytes];
        int end = name.IndexOf((byte)0);
        return (Encoding.Latin1.GetString(end < 0 ? name : name[..end]), size);
    }

    private static NuTonicException Damaged(string why) => new(Errors.TarEntryDamaged, null, why);

    private static void CheckName(string name)
    {
        string? fault = name switch
        {
            { Length: 0 } => "it is empty",
            { Length: > NameBytes } => "it is longer than 100 characters",
            _ when name.AsSpan().ContainsAnyExcept(Printable) => "it has a character that is not allowed",
            _ when name.Split('/').Any(step => step is "" or "." or "..") => "it has empty or relative steps",
            _ => null,
        };
        if (fault is not null)
        {
            throw new NuTonicException(Errors.TarName, null, name, fault);
        }
    }

    private static void WriteOctal(Span<byte> digits, long value)
    {
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = (byte)('0' + (value & 7));
            value >>= 3;
        }
    }

    // Null: not octal digits from end to end.
    private static long? ReadOctal(ReadOnlySpan<byte> digits)
    {
        long value = 0;
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return null;
            }

            value = (value << 3) | (long)(digit - '0');
        }

        return value;
    }

    // The sum of all bytes, with blanks in the place of the sum itself.
    private static int Sum(ReadOnlySpan<byte> block)
    {
        int sum = SumBytes * ' ';
        for (int i = 0; i < BlockBytes; i++)
        {
            sum += i is >= SumOffset and < SumOffset + SumBytes ? 0 : block[i];
        }

        return sum;
    }
}
