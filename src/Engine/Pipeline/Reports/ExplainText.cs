using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>Prints what a dry run met, up to a number of lines that somebody may still read.</summary>
internal sealed class ExplainText(IDatasetLog log)
{
    /// <summary>Lines printed at most: each passes through every logger of MSBuild.</summary>
    internal const int MostLines = 100_000;

    private long _nodes;

    /// <summary>Prints one line for each node.</summary>
    public void Show(IReadOnlyList<NodeReport> nodes)
    {
        foreach (NodeReport node in nodes)
        {
            if (_nodes++ < MostLines)
            {
                log.Summary(Line(node));
            }
        }
    }

    /// <summary>Says how many lines were left out, if any.</summary>
    public void Close()
    {
        if (_nodes > MostLines)
        {
            log.Summary(FormattableString.Invariant(
                $"{Amounts.Count(_nodes - MostLines)} more nodes: -p:ExplainFile=explain.jsonl writes all of them"));
        }
    }

    /// <summary>"poi_0003/r00128_c00256/chip: would be built (OutputSize 224 -> 256)".</summary>
    internal static string Line(in NodeReport node)
    {
        string done = node.Verdict == Verdict.FromCache ? "would come from the cache" : "would be built";
        return $"{node.FullName}: {done} ({node.Reason})";
    }
}
