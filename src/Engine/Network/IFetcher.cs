using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Network;

/// <summary>
/// Asks servers politely: within limits for each host, with retries, and never twice for what is
/// stored. Safe for several threads.
/// </summary>
internal interface IFetcher
{
    /// <summary>The answer to <paramref name="request"/>: stored, revalidated or new, as the policy says.</summary>
    /// <exception cref="NuTonicException">NT13xx: no usable answer could be had;
    /// names host, subject and what to do.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; what is complete is stored.</exception>
    Task<FetchAnswer> FetchAsync(FetchRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Streams an answer with status 200 into the file <paramref name="path"/>, which appears whole or
    /// not at all. It is not stored.
    /// </summary>
    /// <exception cref="NuTonicException">As for <see cref="FetchAsync"/>.</exception>
    Task<FetchAnswer> DownloadAsync(FetchRequest request, string path, CancellationToken cancellationToken);
}
