namespace NuTonic.Engine.Network;

/// <summary>What was asked of one host for one purpose.</summary>
/// <param name="Purpose">As in the requests.</param>
/// <param name="Host">Name, with ":port" where it is not the usual one.</param>
internal sealed record FetchCount(string Purpose, string Host)
{
    /// <summary>Requests that were sent, repeated ones and redirects included.</summary>
    public long Requests { get; init; }

    /// <summary>Bytes of bodies as they came over the network.</summary>
    public long Bytes { get; init; }

    /// <summary>Answers that were stored or recorded and needed no request.</summary>
    public long FromStore { get; init; }

    /// <summary>Stored answers that the server confirmed.</summary>
    public long Confirmed { get; init; }

    /// <summary>Time that requests waited for their turn, all together.</summary>
    public TimeSpan Waited { get; init; }
}
