using System.Buffers.Binary;
using System.IO.Compression;

namespace NuTonic.Engine.Network;

/// <summary>Content encodings that are asked for and undone.</summary>
internal static class BodyEncoding
{
    /// <summary>For the header Accept-Encoding.</summary>
    public const string Accepted = "gzip, deflate, br";

    /// <summary>True when <paramref name="encoding"/> (null for none) changes nothing.</summary>
    public static bool IsIdentity(string? encoding) => string.IsNullOrWhiteSpace(encoding) || Is(encoding, "identity");

    /// <summary>The bytes behind <paramref name="wire"/>; null for an encoding that was not asked for.</summary>
    /// <seealso href="https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1">RFC 9110,
    /// section 8.4.1: deflate is zlib</seealso>
    public static Stream? Open(Stream wire, string? encoding) => encoding switch
    {
        _ when IsIdentity(encoding) => wire,
        _ when IsGzip(encoding!) => new GZipStream(wire, CompressionMode.Decompress, leaveOpen: true),
        _ when Is(encoding!, "deflate") => new ZLibStream(wire, CompressionMode.Decompress, leaveOpen: true),
        _ when Is(encoding!, "br") => new BrotliStream(wire, CompressionMode.Decompress, leaveOpen: true),
        _ => null,
    };

    /// <summary>
    /// True unless the encoded bytes ended early: the decoders give what they have then, and say nothing. The gzip
    /// decoder always reads on for another member, so there the length at the end (RFC 1952, section 2.3.1) tells; the
    /// others ask for bytes behind the end only if they still need some.
    /// </summary>
    /// <param name="wire">What was decoded.</param>
    /// <param name="encoding">How.</param>
    /// <param name="length">Bytes that came out.</param>
    public static bool IsWhole(WireStream wire, string? encoding, long length) => encoding switch
    {
        _ when IsIdentity(encoding) => true,
        _ when IsGzip(encoding!) =>
            wire.Count == 0 || BinaryPrimitives.ReadUInt32LittleEndian(wire.Tail) == (uint)length,
        _ => !wire.IsAtEnd,
    };

    private static bool IsGzip(string encoding) => Is(encoding, "gzip") || Is(encoding, "x-gzip");

    private static bool Is(string encoding, string name) =>
        encoding.Trim().Equals(name, StringComparison.OrdinalIgnoreCase);
}
