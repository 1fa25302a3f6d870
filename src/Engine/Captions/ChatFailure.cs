using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Captions;

/// <summary>Why an attempt gave no answer.</summary>
/// <param name="Reach">Which requests it would meet again, once it is final.</param>
/// <param name="IsTransient">Another attempt may succeed.</param>
/// <param name="Error">The error that it becomes when it is final, for the number of attempts made.</param>
/// <param name="RetryAfter">How long the server asks to wait; null when it does not say.</param>
internal sealed record ChatFailure(
    FailureReach Reach, bool IsTransient, Func<int, Diagnostic> Error, TimeSpan? RetryAfter = null)
{
    /// <summary>True when the question has to be put in other words: that is no attempt that failed.</summary>
    public bool IsRewording { get; init; }
}
