using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>The node <c>poi/windows</c>: warps the sources and records what each tile's pixels hash to.</summary>
internal static class WindowsNode
{
    /// <summary>Kind of the node.</summary>
    public const string Kind = "poi/windows";

    /// <summary>Name of the node in its POI.</summary>
    public const string NodeName = "windows";

    /// <summary>The node of one POI.</summary>
    public static Node Create(PoiPlan plan, StepOptions options, PoiPlanes planes) => new()
    {
        Name = NodeName,
        Kind = Kind,
        Manifest = Describe(plan, options),
        Origin = field => OriginOf(field, plan),
        Outputs = [],
        Compute = cancellation => new NodeProduct(Record(planes.Get(cancellation), options, cancellation).Pack(), []),
    };

    /// <summary>Cuts the planes into tiles and hashes those that hold enough.</summary>
    internal static WindowRecord Record(Planes planes, StepOptions options, CancellationToken cancellation)
    {
        Grid grid = planes.Grid;
        WindowHasher hasher = new(planes, options.NativeTile);
        List<TileRecord> tiles = [];
        int withoutLabels = 0;
        int withoutImagery = 0;
        int cloudy = 0;
        foreach (TileIndex origin in TileOrigins
            .Enumerate(grid.HeightPx, grid.WidthPx, options.NativeTile, options.Stride, options.EdgeTiles)
            .OrderBy(origin => origin.Column))
        {
            cancellation.ThrowIfCancellationRequested();
            CloudCover clouds = planes.HasSceneClasses
                ? CloudCover.Of(planes.SceneClasses, grid.WidthPx, origin, options.NativeTile)
                : default;
            if (TileCoverage.Of(planes.MissingImagery, grid.WidthPx, origin, options.NativeTile)
                < options.MinRgbFraction)
            {
                withoutImagery++;
            }
            else if (TileCoverage.Of(planes.Label, grid.WidthPx, origin, options.NativeTile)
                < options.MinValidFraction)
            {
                withoutLabels++;
            }
            else if (clouds.Exceeds(options.MaxCloudFraction))
            {
                cloudy++;
            }
            else
            {
                tiles.Add(new TileRecord(origin, hasher.OfImagery(origin), hasher.OfLabel(origin)) { Clouds = clouds });
            }
        }

        return new WindowRecord(
            grid,
            planes.LabelGrid,
            [.. tiles.OrderBy(tile => tile.Origin.Row).ThenBy(tile => tile.Origin.Column)],
            withoutLabels,
            withoutImagery,
            planes.DiscardedCodes,
            planes.DiscardedPx)
        {
            Scene = planes.HasSceneClasses
                ? new SceneFacts(cloudy, CloudCover.CountUnknown(planes.SceneClasses))
                : null,
        };
    }

    private static FieldOrigin OriginOf(string field, PoiPlan plan) =>
        plan.Sources.Rasters().FirstOrDefault(raster => raster.Role == field).Path is { } path
            ? new FieldOrigin(CauseKind.File, path)
            : FieldOrigins.Of(field);

    private static Manifest Describe(PoiPlan plan, StepOptions options)
    {
        Manifest.Builder manifest = new(Kind, StepVersions.Windows);
        foreach ((string role, string path) in plan.Sources.Rasters())
        {
            if (role != "label" || !options.SyntheticLabels)
            {
                manifest.Add(role, plan.DigestOf(path));
            }
        }

        Extent box = plan.Document.BoxWgs84;
        manifest
            .Add("bbox_wgs84 west", box.Left)
            .Add("bbox_wgs84 south", box.Bottom)
            .Add("bbox_wgs84 east", box.Right)
            .Add("bbox_wgs84 north", box.Top)
            .Add("latitude", plan.Document.Latitude)
            .Add("longitude", plan.Document.Longitude)
            .Add("NativeTile", options.NativeTile)
            .Add("Stride", options.Stride)
            .Add("EdgeTiles", options.EdgeTiles.ToString())
            .Add("MinValidFraction", options.MinValidFraction)
            .Add("MinRgbFraction", options.MinRgbFraction)
            .Add("LabelsNeedRgb", options.LabelsNeedRgb)
            .Add("LabelCodes", options.LabelCodes.ToString())
            .Add("KernelScaling", options.KernelScaling.ToString())
            .Add("SyntheticLabels", options.SyntheticLabels);
        if (plan.Sources.SceneClasses is not null)
        {
            manifest.Add("MaxCloudFraction", options.MaxCloudFraction);
        }

        if (options.SyntheticLabels)
        {
            manifest.Add("seed of the made-up labels", BasePoi.Of(plan.PoiId));
        }

        return manifest.ToManifest();
    }
}
