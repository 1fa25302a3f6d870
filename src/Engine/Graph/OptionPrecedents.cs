using System.Collections.Concurrent;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>
/// Lets a dry run conclude from one unit to others. When a node is dirty because of nothing but options, the node of the
/// same name is dirty in every unit that the last build left with the same options, whatever its sources: an option
/// stands in both manifests. When moreover the cache never had a node with these options, all of them would be built.
/// Planning and asking the cache unit by unit would say the same and costs twenty times as much. Safe for several threads.
/// </summary>
/// <param name="actions">The cache.</param>
internal sealed class OptionPrecedents(IActionCache actions)
{
    // Keys are text: for a key of value types the dictionary would be compiled while the user waits, which costs more than
    // the plan of some thousand units.
    private readonly ConcurrentDictionary<string, Reason?> _reasons = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _current = new(StringComparer.Ordinal);

    /// <summary>Remembers a node that a build would compute, if others follow from it.</summary>
    /// <param name="options">Digest of the options with which the last build left its unit.</param>
    /// <param name="node">The node.</param>
    /// <param name="reason">Why it is dirty.</param>
    public void Note(Digest options, Node node, Reason reason)
    {
        if (reason.Causes.All(cause => cause.Kind is CauseKind.Option or CauseKind.Code))
        {
            _reasons.GetOrAdd(Key(options, node.Name), _ => IsNew(node) ? reason : null);
        }
    }

    /// <summary>Why a node would be computed in every unit that the last build left with these options; null: look.</summary>
    /// <param name="options">Digest of the options with which the last build left the unit.</param>
    /// <param name="node">Name of the node.</param>
    public Reason? Find(Digest options, string node) =>
        _reasons.TryGetValue(Key(options, node), out Reason? reason) ? reason : null;

    /// <summary>Remembers that a node has the fingerprint of the last build.</summary>
    /// <param name="options">Digest of the options with which the last build left its unit.</param>
    /// <param name="node">Name of the node.</param>
    public void NoteCurrent(Digest options, string node) => _current.TryAdd(Key(options, node), node);

    /// <summary>
    /// True when a node has the fingerprint of the last build in every unit that it left with these options, if only the
    /// unit's sources are the same: what changed is not among its options.
    /// </summary>
    /// <param name="options">Digest of the options with which the last build left the unit.</param>
    /// <param name="node">Name of the node.</param>
    public bool IsCurrent(Digest options, string node) => _current.ContainsKey(Key(options, node));

    private static string Key(in Digest options, string node) => options + node;

    private bool IsNew(Node node) =>
        Manifest.FamilyOf(node.Manifest.Bytes.Span) is { } family && !actions.MayHaveFamily(family);
}
