namespace NuTonic.Engine.Graph;

/// <summary>Why a node is dirty in every unit that the last build left with the same options.</summary>
internal sealed class Precedent
{
    /// <summary>A node that is dirty because of nothing but options.</summary>
    /// <param name="node">Name of the node.</param>
    /// <param name="reason">Why.</param>
    public Precedent(string node, Reason reason)
    {
        Reason = reason;
        Follower = Reason.Follows(node, reason.Roots);
    }

    /// <summary>Why the node is dirty.</summary>
    public Reason Reason { get; }

    /// <summary>Why a node that waits for it is.</summary>
    public Reason Follower { get; }
}
