using System.Collections.Immutable;

namespace NuTonic.Engine.Pipeline.Options;

/// <summary>
/// Every public option. <c>build/NuTonic.props</c> gives the defaults to MSBuild and <c>docs/properties.md</c> prints
/// them; tests hold both to this table.
/// </summary>
internal static partial class OptionTable
{
    /// <summary>The profile of POI folders.</summary>
    public const string LandCover = "landcover";

    /// <summary>The profile of aerial quads.</summary>
    public const string Aerial = "rsteller";

    /// <summary>All options in the order of the documentation.</summary>
    public static ImmutableArray<OptionDescriptor> All { get; } =
    [
        Choice(
            "Profile", LandCover, [LandCover, Aerial],
            "Kind of data set: land-cover chips of POIs, or captioned patches of aerial quads.") with
        {
            ChangesResult = false,
        },
        Choice(
            "Compat", "correct", ["correct", "reference"],
            "reference gives the options that differ from the reference builder its behaviour as their defaults.") with
        {
            ChangesResult = false,
        },
        Text(
            "DatasetName", OptionKind.Text, "NuTonic land cover",
            "Name in the data set card.") with { AerialDefault = "NuTonic aerial" },
        Text(
            "PromptDir", OptionKind.Path, "",
            "Folder of template files that replace the built-in ones of the same name.") with { ChangesResult = false },
        Flag(
            "AllowExternalLinks", false,
            "Follow symbolic links that lead out of PoiRoot or ImageryRoot.") with { ChangesResult = false },
        Text("SplitWeights", OptionKind.List, "8;1;1", "Weights of train, validation and test."),
        Integer("SampleSeed", 1, 0, int.MaxValue, "Seed of the sample world.") with { ChangesResult = false },

        Text("DatasetDir", OptionKind.Path, "out", "Folder of the data set.") with
        {
            ReferenceFlag = "--output",
            ChangesResult = false,
        },
        Text(
            "CacheDir", OptionKind.Path, "cache",
            "Folder of the cache; may be shared and moved.") with { ChangesResult = false },
        Integer("Parallelism", 0, 0, 1024, "Threads; 0: one per core.") with { ChangesResult = false },
        Flag(
            "WaitForLock", true,
            "Wait while another build writes to DatasetDir; false: fail at once.") with { ChangesResult = false },
        Choice(
            "Progress", "auto", ["auto", "none"],
            "auto shows one live line on a terminal; none never does.") with { ChangesResult = false },
        Text(
            "ExplainFile", OptionKind.Path, "",
            "With -t:Explain: also write the nodes as JSON lines into this file.") with { ChangesResult = false },
        Text(
            "ExplainTarget", OptionKind.Text, "",
            "With -t:Explain: the lineage of this POI, quad, tile, patch or node; * and ? are wildcards.") with
        {
            ChangesResult = false,
        },
        Text(
            "CacheMaxSize", OptionKind.Size, "0",
            "Largest size of the cache: a build that made it larger prunes it; 0: no limit.") with
        {
            ChangesResult = false,
        },
        Text(
            "CacheMaxAge", OptionKind.Age, "0",
            "Pruning removes results that no build used for longer; 0: any age stays.") with { ChangesResult = false },
        Flag(
            "CacheReadOnly", false,
            "Take results from the cache and write nothing to it.") with { ChangesResult = false },
        Flag(
            "QuestionAcceptsCache", false,
            "With -question: what the cache has counts as up to date, so only what had to be computed fails.") with
        {
            ChangesResult = false,
        },
        Text(
            "File", OptionKind.Path, "",
            "Archive of -t:ExportCache and -t:ImportCache.") with { ChangesResult = false },
        Flag("Repair", false, "With -t:Verify: drop what is damaged, so that the next build makes it anew.") with
        {
            ChangesResult = false,
        },
        Text(
            "HubRepo", OptionKind.Text, "",
            "With -t:Publish: the data set on the Hub, as in org/name.") with { ChangesResult = false },
        Text("HubRevision", OptionKind.Text, "main", "With -t:Publish: the branch.") with { ChangesResult = false },
        Flag(
            "HubCreate", false,
            "With -t:Publish: make the repository or the branch when there is none.") with { ChangesResult = false },
        Flag(
            "HubPrivate", true, "With HubCreate: only its owner sees a new repository.") with { ChangesResult = false },
        Flag(
            "HubDryRun", false,
            "With -t:Publish: say what would be sent and deleted, and change nothing.") with { ChangesResult = false },
        Integer(
            "HubFilesPerCommit", 100, 2, 100,
            "With -t:Publish: most files of a commit.") with { ChangesResult = false },
        Text(
            "HubEndpoint", OptionKind.Text, "",
            "With -t:Publish: address of the Hub; unset: the environment variable HF_ENDPOINT, or the public one.") with
        {
            ChangesResult = false,
        },

        .. ForSources().Select(option => option with { ChangesResult = false }),

        .. ForLandCover().Select(option => option with { Profile = LandCover }),
        .. ForLandCoverSources().Select(option => option with { Profile = LandCover, ChangesResult = false }),

        .. ForAerialSources().Select(option => option with { Profile = Aerial, ChangesResult = false }),
        .. ForAerial().Select(option => option with { Profile = Aerial }),
    ];

    /// <summary>Finds an option by its name, whatever the case: MSBuild does not tell cases apart.</summary>
    public static OptionDescriptor? Find(string name) =>
        All.FirstOrDefault(option => option.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<OptionDescriptor> ForLandCover() =>
    [
        Text("PoiRoot", OptionKind.Path, "", "Folder of the poi_* folders; unset: the sample world.") with
        {
            ReferenceFlag = "--poi-root",
            ChangesResult = false,
        },
        Text(
            "Poi", OptionKind.List, "",
            "Only these POI folders; * and ? are wildcards.") with { ChangesResult = false },
        Integer("MaxPois", 0, 0, int.MaxValue, "Only the first so many POI folders by name; 0: all.") with
        {
            ReferenceFlag = "--max-pois",
            ChangesResult = false,
        },
        Integer("MaxBasePois", 0, 0, int.MaxValue, "Only the POI folders of the first so many base POIs; 0: all.") with
        {
            ReferenceFlag = "--max-base-pois",
            ChangesResult = false,
        },
        Choice(
            "ItemMatch", "exact", ["exact", "substring"],
            "How stac_item_id names an item folder: exactly, or by a part of the name with the first "
            + "folder as a last resort.") with { ReferenceDefault = "substring" },
        Integer("SamplePois", 8, 1, 1_000_000, "POIs of the sample world.") with { ChangesResult = false },
        Number("SampleKm", 0, 0, 100, "Width of the sample POIs in km; 0: varied.") with { ChangesResult = false },

        Integer(
            "NativeTile", 512, 16, 8192,
            "Side of a tile on the 10 m grid, in native pixels.") with { ReferenceFlag = "--native-tile" },
        Integer("Stride", 128, 1, 8192, "Step between tiles, in native pixels.") with { ReferenceFlag = "--stride" },
        Choice(
            "EdgeTiles", "flush", ["flush", "drop"],
            "flush adds last tiles at the right and bottom edge; drop leaves those strips out.") with
        {
            ReferenceDefault = "drop",
        },
        Number(
            "MinValidFraction", 0.35, 0, 1,
            "Smallest share of a tile with a land-cover label.") with { ReferenceFlag = "--min-valid-fraction" },
        Number("MinRgbFraction", 0.35, 0, 1, "Smallest share of a tile with imagery.") with { ReferenceDefault = "0" },
        Number(
            "MaxCloudFraction", 0.2, 0, 1,
            "Largest share of a tile under cloud or cloud shadow, where the item folder has a scene classification "
            + "(scl.tif); 1: it is not read.") with { ReferenceDefault = "1" },
        Flag(
            "LabelsNeedRgb", true,
            "Label pixels without imagery count as no data.") with { ReferenceDefault = "false" },
        Choice(
            "LabelCodes", "discard", ["discard", "keep"],
            "Label values outside 0..8: no data with a warning, or kept as valid pixels of no class.") with
        {
            ReferenceDefault = "keep",
        },
        Choice(
            "KernelScaling", "local", ["local", "window"],
            "Where the warp's kernel width comes from: the map's true local scale, or the ratio of window sizes.") with
        {
            ReferenceDefault = "window",
        },
        Flag(
            "SyntheticLabels", false,
            "Made-up blobs instead of label.tif, the same at every run.") with { ReferenceFlag = "--synthetic-labels" },

        Integer(
            "OutputSize", 224, 8, 4096, "Side of chips and masks in pixels.") with { ReferenceFlag = "--output-size" },
        Number(
            "StretchLow", 2, 0, 100,
            "Percentile of each band and tile that becomes black.") with { ReferenceFlag = "--stretch-low" },
        Number(
            "StretchHigh", 98, 0, 100,
            "Percentile of each band and tile that becomes full.") with { ReferenceFlag = "--stretch-high" },
        Flag("ImageAug", false, "Also store turned views of every tile.") with { ReferenceFlag = "--image-aug" },
        Flag("ImageAugFlip", true, "With ImageAug: the mirrored view.") with { ReferenceFlag = "--image-aug-flip" },
        Flag("ImageAugRotate", true, "With ImageAug: the views turned by 90, 180 and 270 degrees.") with
        {
            ReferenceFlag = "--image-aug-rotate",
        },
        Choice(
            "StemStyle", "position", ["position", "index"],
            "Names of tiles: by position (r00128_c00256) or numbered (t0001).") with { ReferenceDefault = "index" },

        Integer(
            "MinAreaPx", 50, 0, int.MaxValue,
            "Smallest region, in native pixels.") with { ReferenceFlag = "--min-area-px" },
        Choice(
            "AreaScaling", "square", ["square", "linear"],
            "How MinAreaPx becomes output pixels: by the square of the scale, or by the scale.") with
        {
            ReferenceDefault = "linear",
        },
        Integer(
            "MaxRegionsPerClass", 0, 0, int.MaxValue,
            "Largest regions kept of each class; 0: all.") with { ReferenceDefault = "24" },
        Choice(
            "BoxConvention", "half-open", ["half-open", "inclusive"],
            "Whether the far edge of a box is one past the last pixel or the last pixel.") with
        {
            ReferenceDefault = "inclusive",
        },

        Flag(
            "Grounding", true, "Rows that ask for the boxes of all regions.") with { ReferenceFlag = "--no-grounding" },
        Flag("PerClassRows", true, "Rows about one class at a time.") with { ReferenceFlag = "--no-per-class-rows" },
        Flag(
            "PerClassGrounding", true,
            "Rows that ask for the boxes of one class.") with { ReferenceFlag = "--no-per-class-grounding" },
        Number(
            "MinClassFraction", 0.05, 0, 1,
            "Smallest share of a class that gets rows of its own.") with { ReferenceFlag = "--min-class-fraction" },
        Integer(
            "MaxClassesPerTile", 9, 0, 9,
            "Most classes of a tile that get rows of their own.") with { ReferenceFlag = "--max-classes-per-tile" },
        Choice(
            "CaptionShares", "valid", ["valid", "regions"],
            "Shares in captions: of the valid pixels, or of kept regions over all pixels.") with
        {
            ReferenceDefault = "regions",
        },
        Flag(
            "RepeatSingleClassGrounding", false,
            "Ask for the boxes of the only class of a chip twice.") with { ReferenceDefault = "true" },

        Flag("WriteBboxOverlays", false, "Also draw every row's boxes into a picture under overlays/.") with
        {
            ReferenceFlag = "--write-bbox-overlays",
        },
        Flag("BboxOverlayJsonlKey", true, "With WriteBboxOverlays: name the picture in the row.") with
        {
            ReferenceFlag = "--no-bbox-overlay-jsonl-key",
        },
        Integer(
            "BboxOverlayLineWidth", 2, 1, 64,
            "Line width of the frames in pixels.") with { ReferenceFlag = "--bbox-overlay-line-width" },

        Integer(
            "FolderEntries", 10_000, 0, 1_000_000,
            "Most files of images/, labels/ and the like before POIs are divided among sub-folders s00000 "
            + "and so on; 0: never.") with { ChangesResult = false },

        Text("LicenseId", OptionKind.Text, "other", "License identifier in the data set card."),
        Choice(
            "SplitBy", "base", ["base", "poi"],
            "What is hashed into a split: the base POI, so that _gNNN variants stay together, or each POI.") with
        {
            ReferenceDefault = "poi",
        },
    ];

    private static OptionDescriptor Integer(string name, int value, int minimum, int maximum, string summary) =>
        new(name, OptionKind.Integer, FormattableString.Invariant($"{value}"), summary)
        {
            Minimum = minimum,
            Maximum = maximum,
        };

    private static OptionDescriptor Number(string name, double value, double minimum, double maximum, string summary) =>
        new(name, OptionKind.Number, FormattableString.Invariant($"{value}"), summary)
        {
            Minimum = minimum,
            Maximum = maximum,
        };

    private static OptionDescriptor Flag(string name, bool value, string summary) =>
        new(name, OptionKind.Flag, value ? "true" : "false", summary);

    private static OptionDescriptor Choice(string name, string value, ImmutableArray<string> words, string summary) =>
        new(name, OptionKind.Choice, value, summary) { Choices = words };

    private static OptionDescriptor Text(string name, OptionKind kind, string value, string summary) =>
        new(name, kind, value, summary);
}
