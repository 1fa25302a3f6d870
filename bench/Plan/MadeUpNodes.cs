using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Pipeline.Poi;
using NuTonic.Engine.Tiling;

namespace NuTonic.Bench.Plan;

/// <summary>The nodes of a POI with real manifests and made-up results, in the action cache and as records.</summary>
/// <param name="build">What a build shares.</param>
internal sealed class MadeUpNodes(PoiContext build)
{
    private const int RowsOfATile = 8;
    private const long CostMicroseconds = 1000;

    // Far in the past and like nothing on disk: nobody looks, since these files are not there.
    private static readonly FileStamp Stamp = new(1, 1, 30_000, 1_700_000_000_000_000_000, 1_700_000_000_000_000_000);

    /// <summary>Puts the nodes of a POI into the cache and returns their records, and the summary of the POI.</summary>
    public (ImmutableArray<NodeRecord> Records, byte[] Summary) Of(
        PoiPlan plan, Grid grid, ImmutableArray<TileIndex> origins)
    {
        using PoiPlanes planes = new(_ => throw new InvalidOperationException("there are no pixels"));
        WindowRecord windows = new(
            grid, grid, [.. origins.Select(origin => TileAt(plan.PoiId, origin))], 0, 0, [], 0);
        ImmutableArray<NodeRecord>.Builder records = ImmutableArray.CreateBuilder<NodeRecord>();
        records.Add(Finish(plan, WindowsNode.Create(plan, build.Steps, planes), windows.Pack()));
        SidecarPoi poi = PoiPlanner.Sidecar(plan, windows, []);
        List<Digest> fragments = [];
        RowCounts counts = new();
        for (int number = 0; number < windows.Tiles.Length; number++)
        {
            TileContext tile = new(plan, poi, windows, windows.Tiles[number], number, View.Identity, ByPosition: true);
            records.Add(Finish(plan, ChipNode.Create(tile, build, planes), []));
            records.Add(Finish(plan, LabelNode.Create(tile, build, planes), []));
            Node rows = RowsNode.Create(tile, build, records[^1].Outputs[0].Digest);
            records.Add(Finish(plan, rows, new RowsPayload(Overlays(tile.Stem), new RowCounts()).Pack()));
            fragments.Add(records[^1].Outputs[0].Digest);
        }

        byte[] summary = new PoiSummary(
            PoiPlace.Create(plan.PoiId, grid.WidthPx, grid.HeightPx, plan.Folder), plan.Split, [.. fragments], counts)
        {
            Base = BasePoi.Of(plan.PoiId),
        }.Pack();
        return (records.ToImmutable(), summary);
    }

    private static TileRecord TileAt(string poi, TileIndex origin)
    {
        string tile = string.Create(CultureInfo.InvariantCulture, $"{poi} {origin.Column} {origin.Row}");
        return new TileRecord(origin, HashOf(tile + " imagery"), HashOf(tile + " label"));
    }

    private static Hash128 HashOf(string text)
    {
        Span<byte> bytes = stackalloc byte[Digest.Length];
        Digest.Of(Encoding.UTF8.GetBytes(text)).CopyTo(bytes);
        return Hash128.Read(bytes[..Hash128.Length]);
    }

    private static ImmutableArray<string> Overlays(string stem) =>
    [
        .. Enumerable.Range(0, RowsOfATile).Select(row =>
            string.Create(CultureInfo.InvariantCulture, $"overlays/{stem}__{row:D3}_ground_built.png")),
    ];

    private NodeRecord Finish(PoiPlan plan, Node node, byte[] payload)
    {
        ImmutableArray<Digest> contents =
            [.. node.Outputs.Select((_, i) => Digest.Of(Encoding.UTF8.GetBytes($"{plan.PoiId}/{node.Name} {i}")))];
        build.Services.Actions.Put(new ActionRecord(
            node.Manifest.Fingerprint,
            node.Kind,
            node.Manifest.Bytes,
            new ActionResult(payload, contents).Pack(),
            contents,
            CostMicroseconds)
        {
            Family = Manifest.FamilyOf(node.Manifest.Bytes.Span),
        });
        return new NodeRecord(
            node.Name,
            node.Kind,
            node.Manifest.Fingerprint,
            payload,
            [.. node.Outputs.Select((path, i) => new OutputRecord(path, contents[i], path is null ? default : Stamp))]);
    }
}
