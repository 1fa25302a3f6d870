namespace NuTonic.Engine.Network;

/// <summary>
/// Where a content comes from. It lies beside the content in the cache and is part of no fingerprint.
/// </summary>
/// <param name="Address">The address without secrets.</param>
/// <param name="FetchedAt">When it came, or was last confirmed by the server.</param>
/// <param name="Status">Status of the answer.</param>
/// <param name="MediaType">Media type; null for none.</param>
/// <param name="ETag">Tag of the content; null for none.</param>
/// <param name="LastModified">When the server says it changed; null when it does not.</param>
/// <param name="BytesReceived">Bytes that came over the network for it.</param>
internal sealed record Provenance(
    Uri Address,
    DateTimeOffset FetchedAt,
    int Status,
    string? MediaType,
    string? ETag,
    DateTimeOffset? LastModified,
    long BytesReceived)
{
    /// <summary>Bytes of the whole content when this is a range of it; null when unknown.</summary>
    public long? TotalLength { get; init; }

    /// <summary>Headers of the answer that protocols need, by name in lower case, without secrets.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
