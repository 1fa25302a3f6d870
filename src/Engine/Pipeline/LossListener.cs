using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// Keeps the loss of a content to itself while the pass can be repeated, and says nothing twice: a unit that is
/// evaluated again has the same warnings again.
/// </summary>
/// <param name="listener">Hears the rest.</param>
internal sealed class LossListener(IBuildListener listener) : IBuildListener
{
    private readonly Lock _gate = new();
    private readonly HashSet<Diagnostic> _reported = [];
    private bool _mayRepeat;

    /// <summary>True when a content was lost since the pass began.</summary>
    public bool HasLoss { get; private set; }

    /// <summary>Call it before each pass.</summary>
    public void BeginPass(bool mayRepeat)
    {
        lock (_gate)
        {
            _mayRepeat = mayRepeat;
            HasLoss = false;
        }
    }

    /// <summary>True when <paramref name="diagnostic"/> is a loss for which the pass is going to be repeated.</summary>
    public bool IsLoss(Diagnostic diagnostic)
    {
        lock (_gate)
        {
            bool isLoss = _mayRepeat && diagnostic.Code == Errors.ContentLost.Code;
            HasLoss |= isLoss;
            return isLoss;
        }
    }

    /// <inheritdoc/>
    public bool HearsUpToDate => listener.HearsUpToDate;

    /// <inheritdoc/>
    public void NodeFinished(in NodeReport node) => listener.NodeFinished(node);

    /// <inheritdoc/>
    public void UnitForeseen(string unit, IReadOnlyList<NodeReport> nodes) => listener.UnitForeseen(unit, nodes);

    /// <inheritdoc/>
    public void UnitFinished(string unit, bool hasFailed) => listener.UnitFinished(unit, hasFailed);

    /// <inheritdoc/>
    public void Progress(int finished, int total) => listener.Progress(finished, total);

    /// <inheritdoc/>
    public void Report(Diagnostic diagnostic)
    {
        if (IsLoss(diagnostic))
        {
            return;
        }

        lock (_gate)
        {
            bool isMootNow = HasLoss
                && (diagnostic.Code == Errors.NotAssembled.Code || diagnostic.Code == Errors.ShardsNotAssembled.Code);
            if (isMootNow || !_reported.Add(diagnostic))
            {
                return;
            }
        }

        listener.Report(diagnostic);
    }
}
