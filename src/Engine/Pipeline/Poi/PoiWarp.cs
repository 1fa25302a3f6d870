using System.Runtime.CompilerServices;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Raster;
using NuTonic.Engine.Regions;
using NuTonic.Engine.Sources;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>Reads and warps the sources of a POI onto its reference grid.</summary>
internal static class PoiWarp
{
    private const double ResolutionMeters = 10;

    /// <summary>Planes of the POI; the caller owns them.</summary>
    public static Planes Run(PoiPlan plan, StepOptions options, CancellationToken cancellation)
    {
        Planes planes = new(GridOf(plan), plan.Sources.SceneClasses is not null);
        try
        {
            WarpBands(plan, options, planes, cancellation);
            WarpLabel(plan, options, planes, cancellation);
            WarpSceneClasses(plan, options, planes, cancellation);
            MarkMissingImagery(planes, options.LabelsNeedRgb);
            return planes;
        }
        catch
        {
            planes.Dispose();
            throw;
        }
    }

    /// <summary>The grid that the POI is warped to; known without its rasters.</summary>
    public static Grid GridOf(PoiPlan plan)
    {
        try
        {
            return GridOf(plan.Document);
        }
        catch (NuTonicException failure) when (failure.Diagnostic.Location is null)
        {
            throw new NuTonicException(
                failure.Diagnostic with { Location = new SourceLocation(plan.DocumentPath) }, failure);
        }
    }

    /// <summary>The grid of a POI, by its poi.json.</summary>
    /// <exception cref="NuTonicException">NT2xxx: there is no such grid.</exception>
    public static Grid GridOf(PoiDocument document) => ReferenceGrid.Create(
        document.BoxWgs84, document.Latitude, document.Longitude, ResolutionMeters);

    private static void WarpBands(
        PoiPlan plan, StepOptions options, Planes planes, CancellationToken cancellation)
    {
        string[] paths = [plan.Sources.Red, plan.Sources.Green, plan.Sources.Blue];
        Dictionary<string, RasterFile> files = new(StringComparer.Ordinal);
        try
        {
            RasterBand[] bands = new RasterBand[paths.Length];
            for (int i = 0; i < paths.Length; i++)
            {
                if (!files.TryGetValue(paths[i], out RasterFile? file))
                {
                    file = RasterFile.Open(Path.Combine(plan.FolderPath, paths[i]));
                    files.Add(paths[i], file);
                }

                bands[i] = new RasterBand(file, plan.Sources.IsPreview ? PreviewBand(i, file.BandCount) : 0);
            }

            Warp.Bilinear(
                bands,
                planes.Grid,
                [planes.BandMemory(0), planes.BandMemory(1), planes.BandMemory(2)],
                options.KernelScaling,
                cancellation);
        }
        finally
        {
            foreach (RasterFile file in files.Values)
            {
                file.Dispose();
            }
        }
    }

    // A preview of one band is grey, one of two repeats its second band: what the reference does.
    private static int PreviewBand(int channel, int bands) => Math.Min(channel + 1, Math.Min(3, bands)) - 1;

    private static void WarpLabel(
        PoiPlan plan, StepOptions options, Planes planes, CancellationToken cancellation)
    {
        if (options.SyntheticLabels)
        {
            SyntheticLabels.Fill(BasePoi.Of(plan.PoiId), planes.Grid.WidthPx, planes.Label);
            return;
        }

        using RasterFile file = RasterFile.Open(Path.Combine(plan.FolderPath, plan.Sources.Label!));
        UnknownCodes? unknown = Warp.Nearest(
            new RasterBand(file, 0),
            planes.Grid,
            planes.Label,
            new NearestOptions(options.LabelCodes, options.KernelScaling),
            cancellation);
        planes.LabelGrid = file.Grid;
        if (unknown is not null && options.LabelCodes == LabelCodes.Discard)
        {
            planes.DiscardedPx = unknown.PixelCount;
            planes.DiscardedCodes = unknown.Codes;
        }
    }

    private static void WarpSceneClasses(
        PoiPlan plan, StepOptions options, Planes planes, CancellationToken cancellation)
    {
        if (plan.Sources.SceneClasses is not { } path)
        {
            return;
        }

        // The codes go on to 11: those that are no class of a label are kept as they are.
        using RasterFile file = RasterFile.Open(Path.Combine(plan.FolderPath, path));
        Warp.Nearest(
            new RasterBand(file, 0),
            planes.Grid,
            planes.SceneClasses,
            new NearestOptions(LabelCodes.Keep, options.KernelScaling),
            cancellation);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MarkMissingImagery(Planes planes, bool labelsNeedRgb)
    {
        Span<float> red = planes.Band(0);
        Span<float> green = planes.Band(1);
        Span<float> blue = planes.Band(2);
        Span<byte> missing = planes.MissingImagery;
        Span<byte> label = planes.Label;
        for (int i = 0; i < missing.Length; i++)
        {
            bool present = float.IsFinite(red[i]) && float.IsFinite(green[i]) && float.IsFinite(blue[i]);
            missing[i] = present ? (byte)0 : LandCoverClass.NoData;
            if (labelsNeedRgb && !present)
            {
                label[i] = LandCoverClass.NoData;
            }
        }
    }
}
