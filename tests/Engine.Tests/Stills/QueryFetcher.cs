using NuTonic.Engine.Network;
using NuTonic.Engine.Tests.Network;

namespace NuTonic.Engine.Tests.Stills;

/// <summary>A plain fetcher that adds credentials to the query.</summary>
internal sealed class QueryFetcher : IFetcher, IDisposable
{
    private readonly PlainFetcher _plain = new();

    /// <summary>What was asked, as the caller gave it.</summary>
    public List<FetchRequest> Requests { get; } = [];

    public async Task<FetchAnswer> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        Assert.True(request.Credential!.IsFor(request.Address));
        CredentialPart part = Assert.Single(await request.Credential.GetAsync(false, cancellationToken));
        Assert.True(part.IsQuery);
        UriBuilder address = new(request.Address) { Query = $"{part.Name}={part.Value.Reveal()}" };
        return await _plain.FetchAsync(request with { Address = address.Uri, Credential = null }, cancellationToken);
    }

    public Task<FetchAnswer> DownloadAsync(FetchRequest request, string path, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public void Dispose() => _plain.Dispose();
}
