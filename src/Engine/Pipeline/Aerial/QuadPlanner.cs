using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Sources.Aerial;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>Finds out what a quad is; its pixels are not looked at.</summary>
/// <param name="build">What the build shares.</param>
/// <param name="entry">The quad's unit.</param>
internal sealed class QuadPlanner(AerialContext build, UnitEntry entry)
{
    /// <summary>
    /// Plans the quad. Files that look as the last build saw them are not read again; when that was found of all of
    /// them before, nothing is looked at.
    /// </summary>
    /// <param name="previous">The quad as the last build left it, or null.</param>
    /// <exception cref="NuTonicException">NT1023 to NT1026, NT1106 to NT1108: the sidecar;
    /// NT8015: the raster.</exception>
    public QuadPlan Plan(UnitRecord? previous) =>
        entry.HasKnownSources && previous is not null && QuadFormat.Unpack(previous) is { } quad
            ? Create(quad, previous.Probes)
            : Read(previous);

    private QuadPlan Read(UnitRecord? previous)
    {
        Quad quad = Quad.Read(
            entry.Root, build.Files[entry.UnitName], build.Options.Set.Flag("AllowExternalLinks"));
        Dictionary<string, ProbeRecord> known =
            (previous?.Probes ?? []).ToDictionary(probe => probe.Path, StringComparer.Ordinal);
        UnitProbes probes = new(entry.Root, build.SourceClock);
        ImmutableArray<ProbeRecord> records =
            [.. quad.Probes.Select(probe => probes.Take(probe.Path, probe.Kind, hashed: true, known))];
        return Create(quad, records);
    }

    private QuadPlan Create(Quad quad, ImmutableArray<ProbeRecord> probes) => new(
        quad,
        Path.Combine(entry.Root, quad.RelativePath),
        probes.First(probe => probe.Path == quad.RelativePath).Digest,
        probes);
}
