using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>
/// In a dry run: a POI that is not fetched yet. What it would give is not known beyond its first node, and it is no
/// failure.
/// </summary>
/// <param name="build">What the build shares.</param>
/// <param name="name">Name of the unit.</param>
internal sealed class AwaitedUnit(PoiContext build, string name) : IBuildUnit
{
    private static readonly Reason Awaited =
        new([new Cause(CauseKind.Input, null, null, null) { Sentence = "its sources are not fetched yet" }]);

    /// <inheritdoc/>
    public byte[]? Summary => null;

    /// <inheritdoc/>
    public bool HasFailed => false;

    /// <inheritdoc/>
    public IReadOnlyList<Action<CancellationToken>> Begin(CancellationToken cancellation)
    {
        build.Services.Counts.Add(WindowsNode.Kind, Verdict.Built);
        build.Services.Listener.NodeFinished(
            new NodeReport(name, WindowsNode.NodeName, WindowsNode.Kind, Verdict.Built, Awaited));
        return [];
    }

    /// <inheritdoc/>
    public void Complete(CancellationToken cancellation) =>
        build.Services.Listener.UnitFinished(name, hasFailed: false);

    /// <inheritdoc/>
    public void Fail(NuTonicException failure)
    {
        build.Services.Listener.Report(failure.Diagnostic);
        build.Services.Listener.UnitFinished(name, hasFailed: true);
    }
}
