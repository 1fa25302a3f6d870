using System.Collections.Immutable;

namespace NuTonic.Engine.Graph;

/// <summary>Nodes by kind and verdict; safe to add to from several threads.</summary>
internal sealed class BuildCounts
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, int[]> _kinds = new(StringComparer.Ordinal);

    /// <summary>Nodes computed.</summary>
    public int Built => Total(Verdict.Built);

    /// <summary>Nodes whose results came from the cache.</summary>
    public int FromCache => Total(Verdict.FromCache);

    /// <summary>Nodes that were as the last build left them.</summary>
    public int UpToDate => Total(Verdict.UpToDate);

    /// <summary>Counts one node.</summary>
    public void Add(string kind, Verdict verdict) => Add(kind, verdict, 1);

    /// <summary>Counts nodes.</summary>
    public void Add(string kind, Verdict verdict, int nodes)
    {
        lock (_gate)
        {
            if (!_kinds.TryGetValue(kind, out int[]? counts))
            {
                counts = new int[3];
                _kinds.Add(kind, counts);
            }

            counts[(int)verdict] += nodes;
        }
    }

    /// <summary>Kinds in ordinal order with their counts of up-to-date, cached and built nodes.</summary>
    public ImmutableArray<(string Kind, int UpToDate, int FromCache, int Built)> ByKind()
    {
        lock (_gate)
        {
            return [.. _kinds.Select(kind => (kind.Key, kind.Value[0], kind.Value[1], kind.Value[2]))];
        }
    }

    private int Total(Verdict verdict)
    {
        lock (_gate)
        {
            return _kinds.Values.Sum(counts => counts[(int)verdict]);
        }
    }
}
