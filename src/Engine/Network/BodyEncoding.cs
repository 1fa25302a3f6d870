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
    /// <seealso href="https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1">RFC 9110, section 8.4.1: deflate is zlib</seealso>
    public static Stream? Open(Stream wire, string? encoding) => encoding switch
    {
        _ when IsIdentity(encoding) => wire,
        _ when Is(encoding!, "gzip") || Is(encoding!, "x-gzip") => new GZipStream(wire, CompressionMode.Decompress, leaveOpen: true),
        _ when Is(encoding!, "deflate") => new ZLibStream(wire, CompressionMode.Decompress, leaveOpen: true),
        _ when Is(encoding!, "br") => new BrotliStream(wire, CompressionMode.Decompress, leaveOpen: true),
        _ => null,
    };

    private static bool Is(string encoding, string name) => encoding.Trim().Equals(name, StringComparison.OrdinalIgnoreCase);
}
