using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Sources;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>Reads a POI's folder: poi.json, which files it is built from, and what they contain.</summary>
/// <param name="build">What the build shares.</param>
/// <param name="entry">The folder.</param>
/// <param name="warnings">Receives what is odd about the folder.</param>
internal sealed class PoiPlanner(PoiContext build, UnitEntry entry, UnitWarnings warnings)
{
    /// <summary>What every sidecar of the POI repeats.</summary>
    /// <param name="plan">The POI.</param>
    /// <param name="windows">Its grids.</param>
    /// <param name="sources">What they say about where its files come from.</param>
    public static SidecarPoi Sidecar(PoiPlan plan, WindowRecord windows, ImmutableArray<SourceEntry> sources)
    {
        Grid? label = windows.LabelGrid;
        LabelSource source = label is null
            ? new LabelSource(
                windows.Grid.HeightPx, windows.Grid.WidthPx, windows.Grid.Crs.ToString(), IsSynthetic: true)
            : new LabelSource(label.HeightPx, label.WidthPx, label.Crs.ToString(), IsSynthetic: false);
        return new SidecarPoi(
            plan.PoiId,
            plan.Split,
            plan.Document.BoxWgs84,
            plan.Document.Latitude,
            plan.Document.Longitude,
            plan.Document.StacItemId,
            plan.Sources.IsPreview ? ImagerySource.VisualOrThumbnail : ImagerySource.RedGreenBlue,
            source,
            windows.Grid)
        {
            Sources = sources,
        };
    }

    /// <summary>
    /// Plans the POI. Files that look as the last build saw them are not read again; when that was found of all of them
    /// before, nothing is looked at.
    /// </summary>
    public (PoiPlan Plan, ImmutableArray<ProbeRecord> Probes) Plan(UnitRecord? previous) =>
        entry.HasKnownSources
        && previous is not null
        && PlanFacts.Unpack(previous.Facts.Span, build.SourceOptions) is { } facts
            ? (Create(facts.Document, facts.Sources, previous.Probes), previous.Probes)
            : Read(previous);

    private (PoiPlan Plan, ImmutableArray<ProbeRecord> Probes) Read(UnitRecord? previous)
    {
        PoiFolder.CheckLink(entry.FolderPath, build.SourceOptions);
        PoiDocument document = PoiDocument.Read(Path.Combine(entry.FolderPath, "poi.json"));
        PoiSources sources = PoiFolder.Discover(entry.FolderPath, document, build.SourceOptions, warnings.Report);
        HashSet<string> hashed = [.. sources.Files()];
        Dictionary<string, ProbeRecord> known =
            (previous?.Probes ?? []).ToDictionary(probe => probe.Path, StringComparer.Ordinal);
        UnitProbes probes = new(entry.FolderPath, build.SourceClock);
        ImmutableArray<ProbeRecord> records = [.. sources.Probes.Select(probe =>
            probes.Take(probe.Path, probe.Kind, hashed.Contains(probe.Path), known))];
        return (Create(document, sources, records), records);
    }

    private PoiPlan Create(PoiDocument document, PoiSources sources, ImmutableArray<ProbeRecord> probes)
    {
        string id = document.PoiId ?? entry.Folder;
        string group = build.Steps.SplitByBase ? PoiPlan.BaseOf(id, document) : id;
        return new PoiPlan(
            entry.FolderPath,
            id,
            SplitAssignment.Of(group, build.Steps.SplitWeights),
            document,
            sources,
            probes)
        {
            IsQuiet = warnings.Reported.IsEmpty,
        };
    }
}
