using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Patches;
using NuTonic.Engine.Sources.Aerial;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>Finds out which patches each quad leaves to others; only quads that changed are looked at.</summary>
/// <param name="build">What the build shares.</param>
internal sealed class QuadOverlaps(AerialContext build)
{
    /// <summary>
    /// The patches that are left out, by quad; a quad that cannot be read has none, building it says why.
    /// </summary>
    /// <param name="units">
    /// The quads that are looked at. An explanation leaves others out; those are taken as the last build left them.
    /// </param>
    /// <param name="found">What the first look found, by position.</param>
    /// <param name="summaries">Summaries of the quads whose sources are as recorded.</param>
    public ImmutableDictionary<string, LeftPatches> Find(
        ImmutableArray<UnitEntry> units, GlanceResult[] found, UnitSummaries summaries)
    {
        Dictionary<string, byte[]?> known = new(StringComparer.Ordinal);
        for (int i = 0; i < units.Length; i++)
        {
            known[units[i].UnitName] = found[i] == GlanceResult.Changed ? null : summaries[i];
        }

        ImmutableArray<QuadPlacement> placed =
        [
            .. build.Files.Values.OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(
                    file => PlaceOf(file, known.TryGetValue(file.Name, out byte[]? summary) ? summary : LastOf(file)))
                .OfType<QuadPlacement>(),
        ];
        ImmutableArray<ImmutableArray<PatchOverlap>> overlaps =
            PatchOverlaps.Find(placed, build.Steps.Patches, CancellationToken.None);
        return placed.Select((quad, i) => KeyValuePair.Create(quad.Name, LeftPatches.Of(overlaps[i])))
            .ToImmutableDictionary(StringComparer.Ordinal);
    }

    private byte[]? LastOf(QuadFile file) => build.Services.State.Find(file.Name)?.Payload.ToArray();

    private QuadPlacement? PlaceOf(QuadFile file, byte[]? summary)
    {
        string path = Path.Combine(build.SourceRoot, file.RelativePath);
        try
        {
            QuadRelation? recorded = summary is null ? null : QuadSummary.TryUnpackRelation(summary);
            (string? date, Grid grid) = recorded is null ? Look(file, path) : (recorded.Date, recorded.Grid);
            _ = PatchLattice.Create(grid, build.Steps.Patches, path);
            return new QuadPlacement(file.Name, date, grid, path);
        }
        catch (NuTonicException)
        {
            return null;
        }
    }

    private (string? Date, Grid Grid) Look(QuadFile file, string path)
    {
        Quad quad = Quad.Read(build.SourceRoot, file, build.Options.Set.Flag("AllowExternalLinks"));
        using PatchReader reader = PatchReader.Open(path, quad.IsNaip, build.Steps.Patches);
        return (quad.Date, reader.QuadGrid);
    }
}
