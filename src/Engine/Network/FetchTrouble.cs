using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Network;

/// <summary>Why an attempt gave no usable answer.</summary>
/// <param name="Error">The error that it becomes when it is final, for the number of attempts made.</param>
internal sealed record FetchTrouble(Func<int, Diagnostic> Error)
{
    /// <summary>Another attempt may succeed.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The server did nothing: a request that must not be done twice may be sent again.</summary>
    public bool IsUntouched { get; init; }

    /// <summary>Other requests to the host would meet it too.</summary>
    public bool IsHostFault { get; init; }

    /// <summary>The server wants fewer requests: all to the host wait.</summary>
    public bool HoldsHost { get; init; }

    /// <summary>How long the server asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
