using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline;

/// <summary>Puts into words what the graph tells.</summary>
/// <param name="log">Where the words go.</param>
/// <param name="mode">A dry run speaks of what would happen.</param>
internal sealed class BuildListener(IDatasetLog log, BuildMode mode) : IBuildListener
{
    private const int Steps = 10;
    private const int FewUnits = 50;

    private int _lastStep;

    /// <inheritdoc/>
    public void NodeFinished(string node, Verdict verdict, string reason)
    {
        string done = (verdict, mode) switch
        {
            (Verdict.FromCache, BuildMode.DryRun) => "would come from the cache",
            (Verdict.FromCache, _) => "from cache",
            (_, BuildMode.DryRun) => "would be built",
            _ => "built",
        };
        log.Detail($"{node}: {done} ({reason})");
    }

    /// <inheritdoc/>
    public void Report(Diagnostic diagnostic) => log.Report(diagnostic);

    /// <inheritdoc/>
    public void Progress(int finished, int total)
    {
        int step = (int)((long)finished * Steps / total);
        if (mode != BuildMode.DryRun && total >= FewUnits && step > _lastStep)
        {
            _lastStep = step;
            log.Detail(FormattableString.Invariant($"{finished} of {total} POIs"));
        }
    }
}
