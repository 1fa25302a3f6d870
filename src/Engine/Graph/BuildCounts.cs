using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace NuTonic.Engine.Graph;

/// <summary>Nodes by kind and verdict; safe to add to from several threads.</summary>
internal sealed class BuildCounts
{
    private readonly ConcurrentDictionary<string, KindTally> _kinds = new(StringComparer.Ordinal);

    /// <summary>Nodes computed.</summary>
    public int Built => (int)_kinds.Sum(kind => kind.Value.Read(kind.Key).Built);

    /// <summary>Nodes whose results came from the cache.</summary>
    public int FromCache => (int)_kinds.Sum(kind => kind.Value.Read(kind.Key).FromCache);

    /// <summary>Nodes that were as the last build left them.</summary>
    public int UpToDate => (int)_kinds.Sum(kind => kind.Value.Read(kind.Key).UpToDate);

    /// <summary>The tally of one kind.</summary>
    public KindTally Of(string kind) => _kinds.GetOrAdd(kind, static _ => new KindTally());

    /// <summary>Counts one node.</summary>
    public void Add(string kind, Verdict verdict) => Of(kind).Add(verdict, 1);

    /// <summary>Counts nodes.</summary>
    public void Add(string kind, Verdict verdict, int nodes) => Of(kind).Add(verdict, nodes);

    /// <summary>In a dry run: measures the nodes of a unit as the last build left it, for the forecast.</summary>
    public void Measure(UnitRecord? previous)
    {
        foreach (NodeRecord node in previous?.Nodes ?? [])
        {
            long bytes = 0;
            foreach (OutputRecord output in node.Outputs)
            {
                bytes += output.Stamp.Size;
            }

            Of(node.Kind).AddSized(bytes);
        }
    }

    /// <summary>Starts another pass over the nodes that were counted so far.</summary>
    public void BeginPass()
    {
        foreach (KindTally kind in _kinds.Values)
        {
            kind.BeginPass();
        }
    }

    /// <summary>Kinds in ordinal order with their counts.</summary>
    public ImmutableArray<KindCounts> ByKind() =>
        [.. _kinds.Select(kind => kind.Value.Read(kind.Key)).OrderBy(kind => kind.Kind, StringComparer.Ordinal)];
}
