using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Sources.Aerial;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>A quad whose name and sidecar were read: what it is and what it contains.</summary>
/// <param name="Quad">The quad.</param>
/// <param name="Path">Absolute path of its raster.</param>
/// <param name="Raster">Digest of its raster.</param>
/// <param name="Probes">What it was planned from.</param>
internal sealed record QuadPlan(Quad Quad, string Path, Digest Raster, ImmutableArray<ProbeRecord> Probes);
