using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// Passes a unit's warnings on and keeps them, so that they can be repeated while the unit is up to date.
/// </summary>
internal sealed class UnitWarnings(IBuildListener listener)
{
    private readonly Lock _gate = new();
    private ImmutableArray<Diagnostic> _reported = [];

    /// <summary>Warnings so far, in the order they were reported.</summary>
    public ImmutableArray<Diagnostic> Reported
    {
        get
        {
            lock (_gate)
            {
                return _reported;
            }
        }
    }

    /// <summary>Reports a warning.</summary>
    public void Report(Diagnostic warning)
    {
        lock (_gate)
        {
            _reported = _reported.Add(warning);
        }

        listener.Report(warning);
    }
}
