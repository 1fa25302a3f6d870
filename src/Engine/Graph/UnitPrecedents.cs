using System.Collections.Concurrent;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>
/// What a dry run found out about units that the last build left with the same options; see
/// <see cref="OptionPrecedents"/>.
/// </summary>
/// <param name="options">Digest of the options.</param>
/// <param name="actions">The cache.</param>
internal sealed class UnitPrecedents(Digest options, IActionCache actions)
{
    // No collection of value types: these are compiled while the user waits, which costs more than the plan of some
    // thousand units.
    private readonly ConcurrentDictionary<string, Precedent?> _dirty = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _current = new(StringComparer.Ordinal);

    /// <summary>Digest of the options with which the last build left the units.</summary>
    public Digest Options => options;

    /// <summary>Remembers a node that a build would compute, if others follow from it.</summary>
    /// <param name="node">The node.</param>
    /// <param name="reason">Why it is dirty.</param>
    public void Note(Node node, Reason reason)
    {
        if (reason.Causes.All(cause => cause.Kind is CauseKind.Option or CauseKind.Code))
        {
            _dirty.GetOrAdd(node.Name, _ => IsNew(node) ? new Precedent(node.Name, reason) : null);
        }
    }

    /// <summary>Why a node would be computed in each of the units; null: look.</summary>
    /// <param name="node">Name of the node.</param>
    public Precedent? Find(string node) => _dirty.TryGetValue(node, out Precedent? precedent) ? precedent : null;

    /// <summary>Remembers that a node has the fingerprint of the last build.</summary>
    /// <param name="node">Name of the node.</param>
    public void NoteCurrent(string node) => _current.TryAdd(node, node);

    /// <summary>
    /// True when a node has the fingerprint of the last build in each of the units whose sources are the same: what
    /// changed is not among its options.
    /// </summary>
    /// <param name="node">Name of the node.</param>
    public bool IsCurrent(string node) => _current.ContainsKey(node);

    private bool IsNew(Node node) =>
        Manifest.FamilyOf(node.Manifest.Bytes.Span) is { } family && !actions.MayHaveFamily(family);
}
