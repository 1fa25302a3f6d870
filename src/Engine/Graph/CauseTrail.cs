using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace NuTonic.Engine.Graph;

/// <summary>
/// Follows what made a node of a unit dirty back to options, files and code: a node that depends on another one gets
/// the roots of that one. For nodes of one unit; safe for several threads.
/// </summary>
internal sealed class CauseTrail
{
    private readonly ConcurrentDictionary<string, Reason> _reasons = new(StringComparer.Ordinal);

    /// <summary>
    /// Files that are not as the last build saw them: what is behind an input that names no other node.
    /// </summary>
    public ImmutableArray<Cause> Files { get; set; } = [];

    /// <summary>Why <paramref name="node"/> is not as the last build left it.</summary>
    public Reason Explain(EarlierManifests earlier, NodeRecord? last, Node node)
    {
        Reason reason = Explanation.Reason(earlier, last, node.Manifest, field => CauseOf(field, node));
        if (!ReferenceEquals(reason, Reason.New))
        {
            Note(node.Name, reason);
        }

        return reason;
    }

    /// <summary>Takes it that <paramref name="node"/> is dirty for <paramref name="reason"/>.</summary>
    public void Note(string node, Reason reason) => _reasons[node] = reason;

    /// <summary>What is behind <paramref name="node"/>; empty when it is up to date, new or unknown.</summary>
    public ImmutableArray<Cause> RootsOf(string node) =>
        _reasons.TryGetValue(node, out Reason? reason) ? reason.Roots : [];

    private Cause CauseOf(in FieldChange field, Node node)
    {
        FieldOrigin origin = node.Origin(field.Name);
        Cause cause = field.From(origin);
        if (origin.Kind != CauseKind.Input)
        {
            return cause;
        }

        bool isKnown = _reasons.TryGetValue(origin.Where ?? "", out Reason? reason);
        return cause with { Roots = isKnown ? reason!.Roots : Files };
    }
}
