using System.Buffers;
using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Raster;
using NuTonic.Engine.Regions;
using NuTonic.Engine.Rows;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>The node <c>tile/rows</c>: regions of the mask, rows, sidecar.</summary>
internal static class RowsNode
{
    /// <summary>Kind of the node.</summary>
    public const string Kind = "tile/rows";

    /// <summary>The node of one view of one tile.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="build">Options and templates.</param>
    /// <param name="mask">Digest of the mask PNG.</param>
    public static Node Create(TileContext tile, PoiContext build, Digest mask) => new()
    {
        Name = tile.Name + "/rows",
        Kind = Kind,
        Manifest = Describe(tile, build, mask),
        Origin = field => field == "label mask"
            ? new FieldOrigin(CauseKind.Input, tile.Name + "/label")
            : FieldOrigins.Of(field, "sidecar", WindowsNode.NodeName),
        Outputs = [null, tile.SidecarPath],
        Compute = _ => Compute(tile, build, build.Services.Read(mask)),
    };

    /// <summary>Rows of a mask with their region boxes.</summary>
    internal static (MaskSummary Summary, ImmutableArray<Row> Rows) Build(
        TileContext tile, PoiContext build, byte[] maskPng)
    {
        int size = build.Steps.OutputSize;
        MaskSummary summary = RegionFinder.Find(
            MaskReader.Read(maskPng, tile.LabelPath), size, size, build.Steps.Regions);
        return (summary, RowBuilder.Build(
            new TileFacts(tile.Stem, tile.ImagePath, summary), build.Steps.Rows, build.Templates));
    }

    /// <summary>Everything that the rows and their boxes depend on but the mask.</summary>
    internal static void DescribeRows(Manifest.Builder manifest, TileContext tile, PoiContext build)
    {
        StepOptions options = build.Steps;
        manifest
            .Add("stem", tile.Stem)
            .Add("OutputSize", options.OutputSize)
            .Add("MinAreaPx, scaled to the output", options.Regions.MinAreaPx)
            .Add("MaxRegionsPerClass", options.Regions.MaxRegionsPerClass)
            .Add("Grounding", options.Rows.Grounding)
            .Add("PerClassRows", options.Rows.PerClassRows)
            .Add("PerClassGrounding", options.Rows.PerClassGrounding)
            .Add("MinClassFraction", options.Rows.MinClassFraction)
            .Add("MaxClassesPerTile", options.Rows.MaxClassesPerTile)
            .Add("BoxConvention", options.Rows.BoxConvention.ToString())
            .Add("RepeatSingleClassGrounding", options.Rows.RepeatSingleClassGrounding)
            .Add("CaptionShares", options.Rows.CaptionShares.ToString());
    }

    /// <summary>Rows name the path of their picture; most data sets have no sub-folders.</summary>
    internal static void DescribeFolder(Manifest.Builder manifest, PoiPlan plan)
    {
        if (plan.Folder.Length > 0)
        {
            manifest.Add("FolderEntries, sub-folder", plan.Folder);
        }
    }

    private static Manifest Describe(TileContext tile, PoiContext build, Digest mask)
    {
        Manifest.Builder manifest = new(Kind, StepVersions.Rows);
        manifest.Add("label mask", mask);
        DescribeRows(manifest, tile, build);
        foreach (PromptDigests.Prompt prompt in build.Prompts.OfRows)
        {
            manifest.Add(prompt.Name, prompt.Digest);
        }

        manifest
            .Add("WriteBboxOverlays", build.Steps.Overlays)
            .Add("BboxOverlayJsonlKey", build.Steps.OverlayKey)
            .Add("sidecar", Digest.Of(SidecarMaterial(tile, build)));
        DescribeFolder(manifest, tile.Plan);
        return manifest.ToManifest();
    }

    // The sidecar repeats many facts about the POI. Its bytes without the mask's results stand for all of them, so that
    // none can be forgotten here.
    private static byte[] SidecarMaterial(TileContext tile, PoiContext build)
    {
        MaskSummary empty = new(0, 0, 0, [], [], []);
        return SidecarWriter.Write(Sidecar(tile, build, empty, ""));
    }

    private static NodeProduct Compute(TileContext tile, PoiContext build, byte[] maskPng)
    {
        (MaskSummary summary, ImmutableArray<Row> rows) = Build(tile, build, maskPng);
        ArrayBufferWriter<byte> fragment = new();
        RowCounts counts = new();
        counts.AddMask(summary);
        string[] overlays = new string[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            overlays[i] = $"overlays/{tile.Plan.Folder}" + OverlayName.For(tile.Stem, i, rows[i]);
            RowWriter.Write(rows[i], build.Steps.Overlays && build.Steps.OverlayKey ? overlays[i] : null, fragment);
            counts.AddRow(rows[i].Kind);
        }

        string caption = rows.First(row => row.Kind == RowKind.Caption).Answer;
        byte[] sidecar = SidecarWriter.Write(Sidecar(tile, build, summary, caption));
        return new NodeProduct(new RowsPayload([.. overlays], counts).Pack(), [fragment.WrittenMemory, sidecar]);
    }

    private static SidecarFacts Sidecar(TileContext tile, PoiContext build, MaskSummary summary, string caption)
    {
        StepOptions options = build.Steps;
        Grid chip = TileGeoreference.GridOf(
            tile.Windows.Grid, tile.Tile.Origin, options.NativeTile, options.OutputSize, tile.View);
        return new SidecarFacts
        {
            Poi = tile.Poi,
            Stem = tile.Stem,
            Origin = tile.Tile.Origin,
            NativeTilePx = options.NativeTile,
            OutputSizePx = options.OutputSize,
            View = tile.View,
            TileNumber = tile.ByPosition ? null : tile.Number,
            Georeference = tile.ByPosition ? new TileGeoreference(chip, Footprint.Wgs84(chip)) : null,
            Caption = caption,
            Summary = summary,
            BoxConvention = options.Rows.BoxConvention,
            CloudFraction = tile.ByPosition ? tile.Tile.Clouds.Share : null,
            WithClassFractions = options.Rows.PerClassRows,
        };
    }
}
