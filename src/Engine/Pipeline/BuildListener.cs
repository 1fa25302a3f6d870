using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Reports;

namespace NuTonic.Engine.Pipeline;

/// <summary>Puts into words what the graph tells, or hands it on to who wants more than words.</summary>
/// <param name="log">Where the words go.</param>
/// <param name="mode">A dry run speaks of what would happen.</param>
/// <param name="observer">Told of nodes instead of <paramref name="log"/>; null for words.</param>
/// <param name="meter">Keeps a live line; null for none.</param>
internal sealed class BuildListener(
    IDatasetLog log, BuildMode mode, INodeObserver? observer, ProgressMeter? meter) : IBuildListener
{
    private const int Steps = 10;
    private const int FewUnits = 50;

    private int _lastStep;
    private int _errors;

    /// <summary>What units are called.</summary>
    public string UnitsWord { get; init; } = "POIs";

    /// <summary>Errors so far.</summary>
    public int ErrorCount => Volatile.Read(ref _errors);

    /// <inheritdoc/>
    public bool HearsUpToDate => observer is { HearsUpToDate: true };

    /// <inheritdoc/>
    public void NodeFinished(in NodeReport node)
    {
        meter?.NodeFinished();
        if (observer is not null)
        {
            observer.NodeFinished(node);
            return;
        }

        if (mode == BuildMode.DryRun)
        {
            log.Detail(ExplainText.Line(node.Unit, node));
            return;
        }

        if (log.ShowsDetail)
        {
            log.Detail(
                $"{node.FullName}: {(node.Verdict == Verdict.FromCache ? "from cache" : "built")} ({node.Reason})");
        }
    }

    /// <inheritdoc/>
    public void UnitForeseen(string unit, IReadOnlyList<NodeReport> nodes)
    {
        if (observer is null)
        {
            foreach (NodeReport node in nodes)
            {
                NodeFinished(node with { Unit = unit });
            }

            return;
        }

        for (int i = 0; i < nodes.Count; i++)
        {
            meter?.NodeFinished();
        }

        observer.UnitForeseen(unit, nodes);
    }

    /// <summary>Takes the live line away.</summary>
    public void EndProgress() => meter?.End();

    /// <inheritdoc/>
    public void UnitFinished(string unit, bool hasFailed) => observer?.UnitFinished(unit, hasFailed);

    /// <inheritdoc/>
    public void Report(Diagnostic diagnostic)
    {
        if (diagnostic.Severity == Severity.Error)
        {
            Interlocked.Increment(ref _errors);
        }

        log.Report(diagnostic);
    }

    /// <inheritdoc/>
    public void Progress(int finished, int total)
    {
        meter?.UnitFinished(finished, total);
        int step = (int)((long)finished * Steps / total);
        if (mode != BuildMode.DryRun && total >= FewUnits && step > _lastStep)
        {
            _lastStep = step;
            log.Detail(FormattableString.Invariant($"{finished} of {total} {UnitsWord}"));
        }
    }
}
