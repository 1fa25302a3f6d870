namespace NuTonic.Engine.Network;

/// <summary>What came back for one sending.</summary>
internal sealed record FetchResponse
{
    /// <summary>HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The body, encodings undone; empty when it went into a file.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Bytes that the body had over the network.</summary>
    public long BytesReceived { get; init; }

    /// <summary>Bytes of the body, encodings undone.</summary>
    public long Length { get; init; }

    /// <summary>Media type without parameters, in lower case.</summary>
    public string? MediaType { get; init; }

    /// <summary>Tag of the content, as sent.</summary>
    public string? ETag { get; init; }

    /// <summary>When the content changed last.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Bytes of the whole content; null when unknown.</summary>
    public long? TotalLength { get; init; }

    /// <summary>The header Content-Range, as sent.</summary>
    public string? ContentRange { get; init; }

    /// <summary>The header Retry-After, as sent.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The header Location, as sent. It may hold a signature.</summary>
    public string? Location { get; init; }

    /// <summary>Headers for the caller, see <see cref="FetchAnswer.Headers"/>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
