namespace NuTonic.Engine.Network;

/// <summary>What is known of a stored answer: the server need not send it again while these hold.</summary>
/// <param name="ETag">Its tag; null for none.</param>
/// <param name="LastModified">When it changed last; null when unknown.</param>
internal sealed record FetchConditions(string? ETag, DateTimeOffset? LastModified)
{
    /// <summary>What asks for a newer answer than <paramref name="stored"/>; null when nothing can.</summary>
    public static FetchConditions? Of(FetchRequest request, Provenance stored) =>
        request.Method == HttpMethod.Get && (stored.ETag ?? (object?)stored.LastModified) is not null
            ? new FetchConditions(stored.ETag, stored.LastModified)
            : null;
}
