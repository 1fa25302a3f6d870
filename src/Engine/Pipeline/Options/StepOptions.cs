using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Raster;
using NuTonic.Engine.Regions;
using NuTonic.Engine.Rows;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Options;

/// <summary>The options that reach the steps, typed and checked against each other.</summary>
internal sealed record StepOptions
{
    /// <summary>Side of a tile in native pixels.</summary>
    public required int NativeTile { get; init; }

    /// <summary>Step between tiles in native pixels.</summary>
    public required int Stride { get; init; }

    /// <summary>What happens at the right and bottom edge.</summary>
    public required EdgeTiles EdgeTiles { get; init; }

    /// <summary>Smallest labelled share of a tile, 0..1.</summary>
    public required double MinValidFraction { get; init; }

    /// <summary>Smallest share of a tile with imagery, 0..1.</summary>
    public required double MinRgbFraction { get; init; }

    /// <summary>
    /// Largest share of a tile under cloud or cloud shadow, 0..1; at 1 no scene classification is read.
    /// </summary>
    public required double MaxCloudFraction { get; init; }

    /// <summary>True when scene classifications decide on tiles.</summary>
    public bool LimitsClouds => MaxCloudFraction < 1;

    /// <summary>Whether label pixels without imagery count as no data.</summary>
    public required bool LabelsNeedRgb { get; init; }

    /// <summary>What happens to label values outside 0..8.</summary>
    public required LabelCodes LabelCodes { get; init; }

    /// <summary>Where the warp's kernel width comes from.</summary>
    public required KernelScaling KernelScaling { get; init; }

    /// <summary>Whether labels are made up.</summary>
    public required bool SyntheticLabels { get; init; }

    /// <summary>Side of chips and masks in pixels.</summary>
    public required int OutputSize { get; init; }

    /// <summary>Percentiles of the stretch.</summary>
    public required StretchOptions Stretch { get; init; }

    /// <summary>Views stored of every tile, the plain one first.</summary>
    public required ImmutableArray<View> Views { get; init; }

    /// <summary>True names tiles by position, false numbers them.</summary>
    public required bool StemByPosition { get; init; }

    /// <summary>Which regions count.</summary>
    public required RegionOptions Regions { get; init; }

    /// <summary>Which rows are written.</summary>
    public required RowOptions Rows { get; init; }

    /// <summary>Whether every row's boxes are drawn.</summary>
    public required bool Overlays { get; init; }

    /// <summary>Whether rows name their overlay.</summary>
    public required bool OverlayKey { get; init; }

    /// <summary>Line width of the frames in pixels.</summary>
    public required int OverlayLineWidthPx { get; init; }

    /// <summary>True keeps the variants of a base POI in one split.</summary>
    public required bool SplitByBase { get; init; }

    /// <summary>Sizes of the splits.</summary>
    public required SplitWeights SplitWeights { get; init; }

    /// <summary>Reads and cross-checks the options.</summary>
    /// <exception cref="NuTonicException">NT9002: two options contradict each other; or bad split weights.</exception>
    public static StepOptions From(OptionSet set, Func<string, SourceLocation?> locate)
    {
        StretchOptions stretch = new(set.Number("StretchLow"), set.Number("StretchHigh"));
        if (stretch.LowPercent >= stretch.HighPercent)
        {
            throw new NuTonicException(
                Errors.OptionsContradict,
                locate("StretchLow"),
                FormattableString.Invariant(
                    $"StretchLow={stretch.LowPercent} has to be smaller than StretchHigh={stretch.HighPercent}."));
        }

        int tile = set.Integer("NativeTile");
        int size = set.Integer("OutputSize");
        AreaScaling scaling = set.Text("AreaScaling") == "square" ? AreaScaling.Square : AreaScaling.Linear;
        return new StepOptions
        {
            NativeTile = tile,
            Stride = set.Integer("Stride"),
            EdgeTiles = set.Text("EdgeTiles") == "flush" ? EdgeTiles.Flush : EdgeTiles.Drop,
            MinValidFraction = set.Number("MinValidFraction"),
            MinRgbFraction = set.Number("MinRgbFraction"),
            MaxCloudFraction = set.Number("MaxCloudFraction"),
            LabelsNeedRgb = set.Flag("LabelsNeedRgb"),
            LabelCodes = set.Text("LabelCodes") == "discard" ? LabelCodes.Discard : LabelCodes.Keep,
            KernelScaling = set.Text("KernelScaling") == "local" ? KernelScaling.Local : KernelScaling.SourceWindow,
            SyntheticLabels = set.Flag("SyntheticLabels"),
            OutputSize = size,
            Stretch = stretch,
            Views = ViewsOf(set),
            StemByPosition = set.Text("StemStyle") == "position",
            Regions = new RegionOptions(
                MinimumArea.Pixels(set.Integer("MinAreaPx"), tile, size, scaling), set.Integer("MaxRegionsPerClass")),
            Rows = RowsOf(set),
            Overlays = set.Flag("WriteBboxOverlays"),
            OverlayKey = set.Flag("BboxOverlayJsonlKey"),
            OverlayLineWidthPx = set.Integer("BboxOverlayLineWidth"),
            SplitByBase = set.Text("SplitBy") == "base",
            SplitWeights = SplitWeights.Parse(set.Text("SplitWeights"), () => locate("SplitWeights")),
        };
    }

    private static ImmutableArray<View> ViewsOf(OptionSet set)
    {
        if (!set.Flag("ImageAug"))
        {
            return [View.Identity];
        }

        return
        [
            View.Identity,
            .. set.Flag("ImageAugFlip") ? [View.Flip] : (View[])[],
            .. set.Flag("ImageAugRotate") ? [View.Rotate90, View.Rotate180, View.Rotate270] : (View[])[],
        ];
    }

    private static RowOptions RowsOf(OptionSet set) => new()
    {
        Grounding = set.Flag("Grounding"),
        PerClassRows = set.Flag("PerClassRows"),
        PerClassGrounding = set.Flag("PerClassGrounding"),
        MinClassFraction = set.Number("MinClassFraction"),
        MaxClassesPerTile = set.Integer("MaxClassesPerTile"),
        BoxConvention = set.Text("BoxConvention") == "inclusive" ? BoxConvention.Inclusive : BoxConvention.HalfOpen,
        RepeatSingleClassGrounding = set.Flag("RepeatSingleClassGrounding"),
        CaptionShares = set.Text("CaptionShares") == "valid" ? CaptionShares.ValidPixels : CaptionShares.RegionArea,
    };
}
