using System.Net;

namespace NuTonic.Engine.Network;

/// <summary>How servers are asked. The defaults suit public servers.</summary>
internal sealed record FetchOptions
{
    /// <summary>What stored answers are good for.</summary>
    public FetchPolicy Policy { get; init; } = new();

    /// <summary>Limits for hosts that have none of their own.</summary>
    public FetchLimits Limits { get; init; } = FetchLimits.Usual;

    /// <summary>Limits by host name in lower case, with ":port" where it is not the usual one.</summary>
    public IReadOnlyDictionary<string, FetchLimits> HostLimits { get; init; } = KnownHosts.Limits;

    /// <summary>Most requests of the build, repeated ones and redirects included; 0 for no limit.</summary>
    public long MaxRequests { get; init; }

    /// <summary>Most bytes of answers in the build, as they come over the network; 0 for no limit.</summary>
    public long MaxBytes { get; init; }

    /// <summary>Times that a request is sent before it counts as failed, at least 1.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>Longest wait for a connection.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest wait for the head of an answer.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Longest time without a byte while an answer comes in.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a request is tried in all, from when it is first sent: no attempt takes longer, and none starts later.
    /// Waits for the turn of a request do not count.
    /// </summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>As <see cref="Deadline"/>, for downloads into files.</summary>
    public TimeSpan DownloadDeadline { get; init; } = TimeSpan.FromHours(6);

    /// <summary>First wait before a failed request is sent again; it doubles each time.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait between two attempts when the server names none.</summary>
    public TimeSpan LongestBackoff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait that a server may ask for; a longer one fails the request.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// True for addresses of the own network, which public servers must not lead to; another one in tests.
    /// </summary>
    public Func<IPAddress, bool> IsPrivate { get; init; } = PrivateNetwork.Has;

    /// <summary>Hosts of the own network that public servers may lead to.</summary>
    public PrivateHosts AllowedPrivateHosts { get; init; } = PrivateHosts.None;

    /// <summary>Absolute folder that each exchange is written to; null for none.</summary>
    public string? RecordFolder { get; init; }

    /// <summary>Absolute folder of recorded exchanges that answer instead of servers; null for servers.</summary>
    public string? ReplayFolder { get; init; }
}
