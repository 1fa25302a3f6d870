using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>Evaluates the nodes of one tile, view by view: chip, mask, rows, overlays.</summary>
/// <param name="build">What the build shares.</param>
/// <param name="session">The POI's unit.</param>
/// <param name="planes">The POI's pixels, if they are needed.</param>
internal sealed class TileJob(PoiContext build, UnitSession session, PoiPlanes planes)
{
    /// <summary>Evaluates the tile; null when a dry run met a node that others wait for.</summary>
    public TileOutcome? Run(
        PoiPlan plan, SidecarPoi poi, WindowRecord windows, int number, CancellationToken cancellation)
    {
        ImmutableArray<NodeRecord>.Builder nodes = ImmutableArray.CreateBuilder<NodeRecord>();
        ImmutableArray<Digest>.Builder fragments = ImmutableArray.CreateBuilder<Digest>();
        RowCounts counts = new();
        bool complete = true;
        foreach (View view in build.Steps.Views)
        {
            TileContext tile = new(
                plan, poi, windows, windows.Tiles[number], number, view, build.Steps.StemByPosition);
            complete &= RunView(tile, nodes, fragments, counts, cancellation);
        }

        return complete ? new TileOutcome(nodes.ToImmutable(), fragments.ToImmutable(), counts) : null;
    }

    private bool RunView(
        TileContext tile,
        ImmutableArray<NodeRecord>.Builder nodes,
        ImmutableArray<Digest>.Builder fragments,
        RowCounts counts,
        CancellationToken cancellation)
    {
        NodeRecord? chip = session.Evaluate(ChipNode.Create(tile, build, planes), cancellation).Record;
        NodeRecord? mask = session.Evaluate(LabelNode.Create(tile, build, planes), cancellation).Record;
        if (mask is null)
        {
            session.Follows(tile.Name + "/rows", RowsNode.Kind, tile.Name + "/label");
            TileForecast.ExpectOverlays(build, 1);
            return false;
        }

        NodeRecord? rows = session.Evaluate(
            RowsNode.Create(tile, build, mask.Outputs[0].Digest), cancellation).Record;
        if (chip is null || rows is null)
        {
            TileForecast.ExpectOverlays(build, 1);
            return false;
        }

        RowsPayload payload = RowsPayload.Unpack(rows.Payload.Span);
        nodes.Add(chip);
        nodes.Add(mask);
        nodes.Add(rows);
        fragments.Add(rows.Outputs[0].Digest);
        counts.Add(payload.Counts);
        if (build.Steps.Overlays)
        {
            Node overlay = OverlayNode.Create(
                tile, build, chip.Outputs[0].Digest, mask.Outputs[0].Digest, payload.OverlayPaths);
            NodeRecord? drawn = session.Evaluate(overlay, cancellation).Record;
            if (drawn is null)
            {
                return false;
            }

            nodes.Add(drawn);
        }

        return true;
    }
}
