using System.Buffers.Binary;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>Tells the format of an extract from its first bytes: names of files are often wrong.</summary>
internal static class ExtractProbe
{
    /// <summary>How many bytes <see cref="Find"/> should see, unless the file has fewer.</summary>
    public const int Length = 512;

    private static readonly (byte[] Magic, string Format, string Remedy)[] Foreign =
    [
        (
            [(byte)'B', (byte)'Z', (byte)'h'],
            "compressed with bzip2",
            "unpack it with 'bunzip2', or take the .osm.pbf of the same area"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "compressed with xz", "unpack it with 'unxz'"),
        ([0x28, 0xB5, 0x2F, 0xFD], "compressed with Zstandard", "unpack it with 'unzstd'"),
        ([(byte)'P', (byte)'K', 3, 4], "a ZIP archive", "unpack it with 'unzip'"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], "a 7z archive", "unpack it"),
        ([0xFF, 0xE0, 4], "an o5m file", "convert it with 'osmconvert in.o5m -o=out.osm.pbf'"),
        (
            [(byte)'S', (byte)'Q', (byte)'L', (byte)'i', (byte)'t', (byte)'e'],
            "an SQLite database",
            "give the extract that it was made from"),
    ];

    /// <summary>True when the bytes begin a gzip stream.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> start) => start is [0x1F, 0x8B, ..];

    /// <summary>The format of a file that begins with <paramref name="start"/>.</summary>
    /// <exception cref="NuTonicException">NT1201, NT1202.</exception>
    public static ExtractFormat Find(ReadOnlySpan<byte> start, ExtractErrors errors)
    {
        foreach ((byte[] magic, string format, string remedy) in Foreign)
        {
            if (start.StartsWith(magic))
            {
                throw errors.File(Errors.OsmFormatUnsupported, format, remedy);
            }
        }

        if (IsGzip(start))
        {
            throw errors.File(
                Errors.OsmFormatUnsupported, "compressed with gzip twice", "unpack it once with 'gunzip'");
        }

        if (IsPbf(start))
        {
            return ExtractFormat.Pbf;
        }

        // Tags of a hostile file could be of any length there: the guard of XML looks at bytes.
        if (WideEncoding(start) is { } encoding)
        {
            throw errors.File(
                Errors.OsmFormatUnsupported, "text in " + encoding, $"convert it with 'iconv -f {encoding} -t UTF-8'");
        }

        ReadOnlySpan<byte> text = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        return text.TrimStart(" \t\r\n"u8) switch
        {
            [(byte)'<', ..] => ExtractFormat.Xml,
            [(byte)'{', ..] => ExtractFormat.OverpassJson,
            [] when start.IsEmpty => throw errors.File(Errors.OsmFormatUnknown, "an empty file"),
            _ => throw errors.File(Errors.OsmFormatUnknown, "a file of another kind"),
        };
    }

    // With its mark, or without before the first sign of XML or JSON.
    private static string? WideEncoding(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => "UTF-32",
        [(byte)'<' or (byte)'{', 0, 0, 0, ..] or [0, 0, 0, (byte)'<' or (byte)'{', ..] => "UTF-32",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "UTF-16",
        [(byte)'<' or (byte)'{', 0, ..] or [0, (byte)'<' or (byte)'{', ..] => "UTF-16",
        _ => null,
    };

    // A header of at most 64 KiB that begins with the type of the first block, which has to be OSMHeader.
    private static bool IsPbf(ReadOnlySpan<byte> start) =>
        start.Length > 15
        && BinaryPrimitives.ReadUInt32BigEndian(start) <= PbfBlobs.MaxHeader
        && start[4..].StartsWith("\u000A\u0009OSMHeader"u8);
}
