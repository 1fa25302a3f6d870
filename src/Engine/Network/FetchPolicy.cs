namespace NuTonic.Engine.Network;

/// <summary>What stored answers are good for.</summary>
internal sealed record FetchPolicy
{
    /// <summary>When servers are asked again.</summary>
    public RefreshMode Refresh { get; init; } = RefreshMode.Never;

    /// <summary>Age at which an answer is stale.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromDays(30);

    /// <summary>True asks no server at all.</summary>
    public bool IsOffline { get; init; }
}
