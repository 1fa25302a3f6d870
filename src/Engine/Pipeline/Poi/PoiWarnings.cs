using System.Globalization;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline.Options;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>Says what is odd about a POI that was built.</summary>
internal static class PoiWarnings
{
    /// <summary>
    /// Reports discarded label values, codes that are no scene class, and a POI without tiles together with the reason.
    /// </summary>
    public static void Report(PoiPlan plan, WindowRecord record, StepOptions options, UnitWarnings warnings)
    {
        SourceLocation location = new(plan.DocumentPath);
        if (record.DiscardedPx > 0)
        {
            string codes = string.Join(
                ", ", record.DiscardedCodes.Select(code => code.ToString(CultureInfo.InvariantCulture)));
            warnings.Report(Diagnostic.Create(
                Errors.UnknownLabelCodes,
                new SourceLocation(Path.Combine(plan.FolderPath, "label.tif")),
                plan.PoiId + "/label.tif",
                record.DiscardedPx,
                codes));
        }

        if (record.Scene is { UnknownPx: > 0 } scene)
        {
            string path = plan.Sources.SceneClasses!;
            warnings.Report(Diagnostic.Create(
                Errors.UnknownSceneClasses,
                new SourceLocation(Path.Combine(plan.FolderPath, path)),
                $"{plan.PoiId}/{path}",
                scene.UnknownPx));
        }

        if (record.Tiles.IsEmpty)
        {
            warnings.Report(Diagnostic.Create(Errors.NoTiles, location, plan.PoiId, Reason(plan, record, options)));
        }
    }

    private static string Reason(PoiPlan plan, WindowRecord record, StepOptions options)
    {
        string size = string.Create(
            CultureInfo.InvariantCulture, $"{record.Grid.WidthPx} x {record.Grid.HeightPx} px");
        double covered = (double)Math.Min(record.Grid.WidthPx, options.NativeTile)
            * Math.Min(record.Grid.HeightPx, options.NativeTile)
            / ((double)options.NativeTile * options.NativeTile);
        if (covered < Math.Max(options.MinValidFraction, options.MinRgbFraction))
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"it is too small, its box is {size} and fills {covered:P1} of a tile of {options.NativeTile} px; give "
                + $"it a larger box, or lower NativeTile, MinRgbFraction or MinValidFraction");
        }

        if (record.Scene is { } scene && scene.CloudyTiles > Math.Max(record.WithoutImagery, record.WithoutLabels))
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"it is under clouds, {scene.CloudyTiles} tiles have more than "
                + $"MaxCloudFraction={options.MaxCloudFraction} of their pixels under cloud or cloud shadow by "
                + $"{plan.Sources.SceneClasses}; take the scene of another day, or raise MaxCloudFraction");
        }

        return record.WithoutImagery >= record.WithoutLabels
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"it has no imagery, {record.WithoutImagery} tiles have less than "
                + $"MinRgbFraction={options.MinRgbFraction} of their pixels; check that {RastersOf(plan)} "
                + $"overlap the box in poi.json")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"it has no labels, {record.WithoutLabels} tiles have less than "
                + $"MinValidFraction={options.MinValidFraction} of their pixels labelled; check that "
                + $"label.tif covers the box");
    }

    private static string RastersOf(PoiPlan plan) => string.Join(
        ", ", new[] { plan.Sources.Red, plan.Sources.Green, plan.Sources.Blue }.Distinct(StringComparer.Ordinal));
}
