using NuTonic.Engine.Cache;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>Notes which stored answers a build needs.</summary>
/// <param name="inner">Gives them.</param>
/// <param name="keys">Where they are noted.</param>
/// <param name="name">Under which name; null for that of each request's subject.</param>
internal sealed class NotingFetcher(IFetcher inner, FetchedKeys keys, string? name = null) : IFetcher
{
    /// <inheritdoc/>
    public async Task<FetchAnswer> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        FetchAnswer answer = await inner.FetchAsync(request, cancellationToken);
        if (request is { IsStored: true, IsSecret: false })
        {
            keys.Add(name ?? request.Subject, Digest.Of(FetchKey.Material(request)));
        }

        return answer;
    }

    /// <inheritdoc/>
    public Task<FetchAnswer> DownloadAsync(FetchRequest request, string path, CancellationToken cancellationToken) =>
        inner.DownloadAsync(request, path, cancellationToken);
}
