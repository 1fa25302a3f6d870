namespace NuTonic.Engine.Network;

/// <summary>How the attempts at one request went so far. For one thread at a time.</summary>
/// <param name="request">What is asked.</param>
/// <param name="conditions">What the answer is conditional on; null for nothing.</param>
/// <param name="sink">Where the body goes.</param>
/// <param name="redactor">Knows the secrets that were sent.</param>
/// <param name="deadline">How long it may be tried, see <see cref="FetchOptions.Deadline"/>.</param>
internal sealed class FetchCourse(
    FetchRequest request, FetchConditions? conditions, IBodySink sink, Redactor redactor, TimeSpan deadline)
{
    /// <summary>What is asked.</summary>
    public FetchRequest Request => request;

    /// <summary>What the answer is conditional on.</summary>
    public FetchConditions? Conditions => conditions;

    /// <summary>Where the body goes.</summary>
    public IBodySink Sink => sink;

    /// <summary>Knows the secrets that were sent.</summary>
    public Redactor Redactor => redactor;

    /// <summary>How long it may be tried.</summary>
    public TimeSpan Deadline => deadline;

    /// <summary>Attempts so far, the running one included.</summary>
    public int Attempts { get; set; }

    /// <summary>When it was first sent; null while it waits for its turn.</summary>
    public DateTimeOffset? FirstSent { get; set; }

    /// <summary>True once the credential was renewed: a second refusal is final.</summary>
    public bool IsRenewed { get; set; }
}
