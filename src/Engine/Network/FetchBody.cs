using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Network;

/// <summary>What a request sends: bytes, or a part of a file that is streamed.</summary>
internal sealed record FetchBody
{
    private FetchBody(string mediaType) => MediaType = mediaType;

    /// <summary>Its media type.</summary>
    public string MediaType { get; }

    /// <summary>The bytes; empty when they are in a file.</summary>
    public ReadOnlyMemory<byte> Bytes { get; private init; }

    /// <summary>Absolute path of the file; null for bytes.</summary>
    public string? File { get; private init; }

    /// <summary>Part of the file.</summary>
    public ByteRange Part { get; private init; }

    /// <summary>What identifies the body in a record.</summary>
    public Digest Digest { get; private init; }

    /// <summary>A body of bytes.</summary>
    public static FetchBody Of(ReadOnlyMemory<byte> bytes, string mediaType) =>
        new(mediaType) { Bytes = bytes, Digest = Digest.Of(bytes.Span) };

    /// <summary>A body that is read from a file whenever it is sent.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="part">What of it is sent.</param>
    /// <param name="digest">Of that part.</param>
    /// <param name="mediaType">Its media type.</param>
    public static FetchBody OfFile(string path, ByteRange part, Digest digest, string mediaType) =>
        new(mediaType) { File = path, Part = part, Digest = digest };
}
