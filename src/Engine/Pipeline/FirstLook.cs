using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// Looks at all units by stat alone, on all threads, before any of them is planned: in most builds nearly all of them
/// end here.
/// </summary>
/// <param name="build">What the build shares.</param>
/// <param name="foresight">In a dry run: gets what it needs of the records; null for nothing.</param>
internal sealed class FirstLook(BuildContext build, IForesight? foresight)
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
            () => new Look(build, foresight),
            (unit, _, look) =>
            {
                results[unit] = look.Run(unit, units[unit], out byte[]? summary, out warnings[unit]);
                summaries[unit] = summary;
                return look;
            },
            look => look.Dispose());

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

    /// <summary>Of one thread; what it counted counts when it is disposed.</summary>
    private sealed class Look(BuildContext build, IForesight? foresight) : IDisposable
    {
        private readonly UnitGlance _glance = new(
            build.Services.State, build.OptionsDigest, build.SourceRoot, build.Services.Outputs.Root);

        private readonly IUnitPreview? _preview = foresight?.Preview();
        private readonly bool _isDryRun = build.Services.Mode == BuildMode.DryRun;
        private readonly KindSizes _sizes = new();

        public GlanceResult Run(
            int position, UnitEntry unit, out byte[]? summary, out ImmutableArray<Diagnostic> warnings)
        {
            GlanceResult found = _glance.Look(unit.UnitName, unit.Folder, out summary, out warnings);
            if (_isDryRun && found != GlanceResult.UpToDate && _glance.HasRecord)
            {
                Measure(position, found == GlanceResult.OtherOptions ? _preview : null);
            }

            return found;
        }

        public void Dispose()
        {
            _glance.AddTo(build.Services.Counts);
            _sizes.AddTo(build.Services.Counts);
            _glance.Dispose();
            _preview?.Dispose();
        }

        private void Measure(int position, IUnitPreview? preview)
        {
            try
            {
                UnitOutline record = _glance.Outline();
                preview?.Begin(record.Options);
                while (record.TryNext(out NodeOutline node))
                {
                    _sizes.Add(node.Kind, node.PublishedBytes);
                    preview?.Add(node);
                }

                preview?.End(position, record.Facts());
            }
            catch (InvalidDataException)
            {
                // A damaged record is as good as none: the thorough look finds that out.
            }
        }
    }
}
