using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>
/// Looks at all POIs by stat alone, on all threads, before any of them is planned: in most builds nearly all of them
/// end here.
/// </summary>
/// <param name="build">What the build shares.</param>
internal sealed class FirstLook(BuildContext build)
{
    private const int PoisWorthAThread = 64;

    /// <summary>Fills in the summaries of POIs that are up to date and repeats their warnings.</summary>
    /// <param name="folders">The POIs.</param>
    /// <param name="summaries">Receives what is known without planning.</param>
    /// <param name="cancellation">Stops the look.</param>
    /// <returns>What was found, by position.</returns>
    public GlanceResult[] Run(
        ImmutableArray<PoiEntry> folders, PoiSummaries summaries, CancellationToken cancellation)
    {
        GlanceResult[] results = new GlanceResult[folders.Length];
        if (build.Services.Mode == BuildMode.Rebuild)
        {
            return results;
        }

        ImmutableArray<Diagnostic>[] warnings = new ImmutableArray<Diagnostic>[folders.Length];
        ParallelOptions threads = new()
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = Math.Min(build.Options.Threads, 1 + (folders.Length / PoisWorthAThread)),
        };
        Parallel.For(
            0,
            folders.Length,
            threads,
            () => new UnitGlance(
                build.Services.State, build.OptionsDigest, folders[0].Root, build.Services.Outputs.Root),
            (poi, _, glance) =>
            {
                results[poi] = glance.Look(
                    folders[poi].UnitName, folders[poi].FolderName, out byte[]? payload, out warnings[poi]);
                summaries[poi] = payload;
                return glance;
            },
            glance =>
            {
                glance.AddTo(build.Services.Counts);
                glance.Dispose();
            });

        // In order, whichever thread met them.
        foreach (Diagnostic warning in warnings.SelectMany(ofPoi => ofPoi))
        {
            build.Services.Listener.Report(warning);
        }

        return results;
    }
}
