using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// Looks at all units by stat alone, on all threads, before any of them is planned: in most builds nearly all of them
/// end here.
/// </summary>
/// <param name="build">What the build shares.</param>
internal sealed class FirstLook(BuildContext build)
{
    private const int UnitsWorthAThread = 64;

    /// <summary>Fills in the summaries of units that are up to date and repeats their warnings.</summary>
    /// <param name="units">The units.</param>
    /// <param name="summaries">Receives what is known without planning.</param>
    /// <param name="cancellation">Stops the look.</param>
    /// <returns>What was found, by position.</returns>
    public GlanceResult[] Run(
        ImmutableArray<UnitEntry> units, UnitSummaries summaries, CancellationToken cancellation)
    {
        GlanceResult[] results = new GlanceResult[units.Length];
        if (build.Services.Mode == BuildMode.Rebuild)
        {
            return results;
        }

        ImmutableArray<Diagnostic>[] warnings = new ImmutableArray<Diagnostic>[units.Length];
        ParallelOptions threads = new()
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = Math.Min(build.Options.Threads, 1 + (units.Length / UnitsWorthAThread)),
        };
        Parallel.For(
            0,
            units.Length,
            threads,
            () => new UnitGlance(
                build.Services.State, build.OptionsDigest, build.SourceRoot, build.Services.Outputs.Root),
            (unit, _, glance) =>
            {
                results[unit] = glance.Look(
                    units[unit].UnitName, units[unit].Folder, out byte[]? payload, out warnings[unit]);
                summaries[unit] = payload;
                return glance;
            },
            glance =>
            {
                glance.AddTo(build.Services.Counts);
                glance.Dispose();
            });

        // In order, whichever thread met them.
        foreach (ImmutableArray<Diagnostic> ofUnit in warnings)
        {
            foreach (Diagnostic warning in ofUnit)
            {
                build.Services.Listener.Report(warning);
            }
        }

        return results;
    }
}
