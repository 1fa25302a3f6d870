using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline;

/// <summary>A unit that is as the last build left it, found only when it was looked at closely.</summary>
internal static class UnchangedUnit
{
    /// <summary>Counts its nodes as up to date, and repeats its warnings: they are as true as they were.</summary>
    public static void Report(BuildServices services, UnitRecord unit)
    {
        foreach (NodeRecord node in unit.Nodes)
        {
            services.Counts.Add(node.Kind, Verdict.UpToDate);
        }

        foreach (Diagnostic warning in unit.Warnings)
        {
            services.Listener.Report(warning);
        }
    }
}
