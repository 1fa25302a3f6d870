using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>
/// What the last build knows about the elements that the patches of a quad see: while extract and patches are the same,
/// the index need not be opened.
/// </summary>
internal sealed class KnownElements
{
    private readonly Dictionary<string, NodeRecord> _facts;

    private KnownElements(Dictionary<string, NodeRecord> facts)
    {
        _facts = facts;
    }

    /// <summary>Nothing is known.</summary>
    public static KnownElements None { get; } = new([]);

    /// <summary>What <paramref name="previous"/> knows.</summary>
    /// <param name="previous">The quad as the last build left it, or null.</param>
    /// <param name="extract">Digest of the extract of this build.</param>
    /// <param name="patches">Fingerprint of the node of the patches in this build.</param>
    public static KnownElements Of(UnitRecord? previous, in Digest extract, Digest patches)
    {
        if (previous is null
            || QuadFormat.ExtractOf(previous) != extract
            || !previous.Nodes.Any(node => node.Kind == PatchesNode.Kind && node.Fingerprint == patches))
        {
            return None;
        }

        return new KnownElements(previous.Nodes
            .Where(node => node.Kind == FactsNode.Kind)
            .ToDictionary(node => node.Name, StringComparer.Ordinal));
    }

    /// <summary>Digest of the elements that a patch sees; null when it has to be asked for.</summary>
    public Digest? Of(PatchRecord patch) =>
        _facts.TryGetValue(PatchNodes.Name(patch, "facts"), out NodeRecord? facts) ? FactsNode.ElementsOf(facts) : null;
}
