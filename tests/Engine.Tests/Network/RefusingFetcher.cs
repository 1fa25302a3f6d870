using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Tests.Network;

/// <summary>A fetcher that ends every request in one error, with words that only the server can know.</summary>
internal sealed class RefusingFetcher(string code) : IFetcher
{
    private readonly ErrorDescriptor _error = new(code, Severity.Error, "{0}: the server's own words.");

    public Task<FetchAnswer> FetchAsync(FetchRequest request, CancellationToken cancellationToken) =>
        throw new NuTonicException(_error, null, request.Address.Host);

    public Task<FetchAnswer> DownloadAsync(FetchRequest request, string path, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
