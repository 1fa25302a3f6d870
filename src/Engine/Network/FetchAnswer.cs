using System.Net;

namespace NuTonic.Engine.Network;

/// <summary>
/// What a server answered. Status is 200, 206, 201, 202 or 204; 404 or 410 when the request allows for them.
/// </summary>
internal sealed record FetchAnswer
{
    /// <summary>Status of the answer.</summary>
    public required HttpStatusCode Status { get; init; }

    /// <summary>The body, content encodings undone. Empty after a download.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Media type without parameters, in lower case; null when the server names none.</summary>
    public string? MediaType { get; init; }

    /// <summary>Strong or weak tag of the content, as sent; null when there is none.</summary>
    public string? ETag { get; init; }

    /// <summary>Bytes of the whole content, from Content-Range or the length; null when unknown.</summary>
    public long? TotalLength { get; init; }

    /// <summary>Headers of the answer that protocols need, such as Link or Location, by name in lower case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>True when no byte of it came over the network in this build.</summary>
    public bool IsFromStore { get; init; }
}
