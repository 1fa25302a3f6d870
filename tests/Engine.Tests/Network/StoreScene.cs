using NuTonic.Engine.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Network;

/// <summary>Fetchers that share a store and a clock, as builds one after the other do.</summary>
internal sealed class StoreScene
{
    public RushedTime Time { get; } = new();

    public MemoryFetchStore Store { get; } = new();

    /// <summary>A question whose answer may be stored.</summary>
    public static FetchRequest Request(ServerHost server) => SomeFetch.Request(server.Address) with { IsStored = true };

    /// <summary>Asks as a build of its own.</summary>
    public async Task<FetchAnswer> FetchAsync(FetchRequest request, FetchPolicy policy)
    {
        using Fetcher fetcher = Make(policy);
        return await fetcher.FetchAsync(request, TestContext.Current.CancellationToken);
    }

    public Fetcher Make(FetchPolicy policy) => new(new FetchOptions { Policy = policy }, Store, Time);
}
