using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>
/// Puts the reports of units that run side by side into one order, whatever the threads do: unit by unit, in a unit by
/// name. Only units that are ahead of their turn are kept.
/// </summary>
/// <param name="tell">
/// Told of one unit after the other, one call at a time, also when nothing was reported. The unit's name counts:
/// reports may be shared with others.
/// </param>
internal sealed class UnitStream(Action<string, IReadOnlyList<NodeReport>> tell) : INodeObserver
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<NodeReport>> _reports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<NodeReport>> _foreseen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _finished = new(StringComparer.Ordinal);
    private IReadOnlyList<string> _units = [];
    private int _next;

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<string> units)
    {
        lock (_gate)
        {
            _units = units;
        }
    }

    /// <inheritdoc/>
    public void NodeFinished(in NodeReport node)
    {
        lock (_gate)
        {
            if (!_reports.TryGetValue(node.Unit, out List<NodeReport>? reports))
            {
                reports = [];
                _reports.Add(node.Unit, reports);
            }

            reports.Add(node);
        }
    }

    /// <inheritdoc/>
    public void UnitForeseen(string unit, IReadOnlyList<NodeReport> nodes)
    {
        lock (_gate)
        {
            if (_next < _units.Count && _units[_next] == unit)
            {
                _next++;
                tell(unit, nodes);
                TellFinished();
                return;
            }

            _foreseen.Add(unit, nodes);
            Finish(unit);
        }
    }

    /// <inheritdoc/>
    public void UnitFinished(string unit, bool hasFailed)
    {
        lock (_gate)
        {
            Finish(unit);
        }
    }

    /// <inheritdoc/>
    public void End()
    {
        lock (_gate)
        {
            foreach (string unit in _reports.Keys.Order(StringComparer.Ordinal).ToArray())
            {
                Tell(unit);
            }
        }
    }

    private void Finish(string unit)
    {
        _finished.Add(unit);
        TellFinished();
    }

    private void TellFinished()
    {
        while (_next < _units.Count && _finished.Remove(_units[_next]))
        {
            Tell(_units[_next++]);
        }
    }

    private void Tell(string unit)
    {
        if (_foreseen.Remove(unit, out IReadOnlyList<NodeReport>? foreseen))
        {
            tell(unit, foreseen);
            return;
        }

        if (!_reports.Remove(unit, out List<NodeReport>? reports))
        {
            tell(unit, []);
            return;
        }

        reports.Sort(static (a, b) => string.CompareOrdinal(a.Node, b.Node));
        tell(unit, reports);
    }
}
