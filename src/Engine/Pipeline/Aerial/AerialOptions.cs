using NuTonic.Engine.Captions;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Patches;
using NuTonic.Engine.Pipeline.Fetch;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>
/// The options that reach the steps of the profile of aerial quads, typed and checked against each other.
/// </summary>
internal sealed record AerialOptions
{
    /// <summary>Which squares become patches.</summary>
    public required PatchOptions Patches { get; init; }

    /// <summary>What a patch must show.</summary>
    public required PatchGateOptions Gate { get; init; }

    /// <summary>Whether ground that several quads show is taken once.</summary>
    public required bool DropOverlaps { get; init; }

    /// <summary>Whether patches of equal pixels are taken once.</summary>
    public required bool DropDuplicates { get; init; }

    /// <summary>How elements are put into words.</summary>
    public required FactsOptions Facts { get; init; }

    /// <summary>Which elements a caption may be about.</summary>
    public required ChoiceOptions Choice { get; init; }

    /// <summary>Seed of the choice of elements, models and sentences.</summary>
    public required long CaptionSeed { get; init; }

    /// <summary>How captions are washed.</summary>
    public required WashOptions Wash { get; init; }

    /// <summary>Whether captions are held to their facts.</summary>
    public required bool FactCheck { get; init; }

    /// <summary>How often a refused caption is asked for again.</summary>
    public required int CaptionRetries { get; init; }

    /// <summary>Other wordings of each caption.</summary>
    public required int Revisions { get; init; }

    /// <summary>Quality of the pictures, 1 to 100.</summary>
    public required int JpegQuality { get; init; }

    /// <summary>Most samples of a shard.</summary>
    public required int ShardSize { get; init; }

    /// <summary>Whether each shard gets an index.</summary>
    public required bool ShardIndex { get; init; }

    /// <summary>Whether rows in the shape of the land-cover profile are written.</summary>
    public required bool ImageTextRows { get; init; }

    /// <summary>Sizes of the splits of those rows.</summary>
    public required SplitWeights SplitWeights { get; init; }

    /// <summary>The server that writes captions; null for templates.</summary>
    public required ChatOptions? Chat { get; init; }

    /// <summary>Reads and cross-checks the options.</summary>
    /// <exception cref="NuTonicException">NT9002: two options contradict each other.</exception>
    public static AerialOptions From(OptionSet set, Func<string, SourceLocation?> locate)
    {
        if (set.Text("OsmExtract").Length > 0 && set.Text("ImageryRoot").Length == 0 && !FetchSettings.AreSet(set))
        {
            throw new NuTonicException(
                Errors.OptionsContradict,
                locate("OsmExtract"),
                "OsmExtract is a map of your own imagery, but ImageryRoot and PoiList are unset: set one of them too; "
                + "the sample world has its own map.");
        }

        return Read(set, locate);
    }

    private static AerialOptions Read(OptionSet set, Func<string, SourceLocation?> locate) => new()
    {
        Patches = new PatchOptions
        {
            PatchSize = set.Integer("PatchSize"),
            Gsd = set.Number("Gsd"),
            SampleInterval = set.Integer("SampleInterval"),
            DropRate = set.Number("DropRate"),
            Seed = set.Integer("PatchSeed"),
        },
        Gate = new PatchGateOptions(set.Number("MaxNodataShare"), set.Number("MinEntropy")),
        DropOverlaps = set.Flag("DropOverlaps"),
        DropDuplicates = set.Flag("DropDuplicates"),
        Facts = new FactsOptions
        {
            Style = set.Text("FactWords") == "reference" ? FactsStyle.Reference : FactsStyle.Correct,
        },
        Choice = new ChoiceOptions
        {
            MinAreaShare = set.Number("MinAreaShare"),
            MinLengthShare = set.Number("MinLengthShare"),
            CandidateElements = set.Integer("CandidateElements"),
            AreaWeight = set.Number("AreaWeight"),
            ElementsPerPatch = set.Integer("ElementsPerPatch"),
            Seed = (ulong)set.Integer("CaptionSeed"),
        },
        CaptionSeed = set.Integer("CaptionSeed"),
        Wash = new WashOptions(set.Flag("WashAscii")),
        FactCheck = set.Flag("FactCheck"),
        CaptionRetries = set.Integer("CaptionRetries"),
        Revisions = set.Integer("Revisions"),
        JpegQuality = set.Integer("JpegQuality"),
        ShardSize = set.Integer("ShardSize"),
        ShardIndex = set.Flag("ShardIndex"),
        ImageTextRows = set.Flag("ImageTextRows"),
        SplitWeights = SplitWeights.Parse(set.Text("SplitWeights"), () => locate("SplitWeights")),
        Chat = set.Text("Captioner") == "openai" ? ChatOf(set, locate) : null,
    };

    private static ChatOptions ChatOf(OptionSet set, Func<string, SourceLocation?> locate)
    {
        foreach (string name in (string[])["CaptionEndpoint", "CaptionModels"])
        {
            if (set.Text(name).Length == 0)
            {
                throw new NuTonicException(
                    Errors.OptionsContradict,
                    locate("Captioner"),
                    $"Captioner=openai needs {name}: docs/rsteller.md shows how to use a server.");
            }
        }

        return new ChatOptions
        {
            Temperature = set.Number("CaptionTemperature"),
            TopP = set.Number("CaptionTopP"),
            MaxTokens = set.Integer("CaptionMaxTokens"),
            Concurrency = set.Integer("CaptionConcurrency"),
            Timeout = TimeSpan.FromSeconds(set.Number("CaptionTimeout")),
            Attempts = set.Integer("CaptionAttempts"),
            RequestsPerMinute = set.Integer("CaptionRequestsPerMinute"),
            TokenBudget = set.Integer("CaptionTokenBudget"),
        };
    }
}
