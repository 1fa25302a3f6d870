namespace NuTonic.Engine.Network;

/// <summary>How hard one host may be asked.</summary>
/// <param name="Concurrency">Most requests at the same time, at least 1.</param>
/// <param name="RequestsPerSecond">Most requests per second in the long run; 0 for no limit.</param>
/// <param name="Burst">Most requests that follow each other without a wait, at least 1.</param>
internal sealed record FetchLimits(int Concurrency, double RequestsPerSecond, int Burst)
{
    /// <summary>For a host that says nothing about its limits.</summary>
    public static readonly FetchLimits Usual = new(8, 20, 16);

    /// <summary>
    /// Longest wait for the head of an answer, if the host thinks longer than others; null for the usual one.
    /// </summary>
    public TimeSpan? AnswerTimeout { get; init; }

    /// <summary>Time between two requests in the long run.</summary>
    public TimeSpan Spacing => RequestsPerSecond > 0 ? TimeSpan.FromSeconds(1 / RequestsPerSecond) : TimeSpan.Zero;
}
