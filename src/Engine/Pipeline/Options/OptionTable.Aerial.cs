namespace NuTonic.Engine.Pipeline.Options;

/// <content>Options of the profile of aerial quads.</content>
internal static partial class OptionTable
{
    private static IEnumerable<OptionDescriptor> ForAerial() =>
    [
        Text(
            "ImageryRoot", OptionKind.Path, "",
            "Folder of the quads (GeoTIFF); unset: the sample world.") with { ChangesResult = false },
        Text(
            "OsmExtract", OptionKind.Path, "",
            "OpenStreetMap extract of the quads' area: .osm.pbf, .osm or Overpass JSON, the last two also with .gz; "
            + "unset: the sample world's, or none beside an ImageryRoot.") with { ChangesResult = false },
        Integer("SampleQuads", 4, 1, 100_000, "Quads of the sample world.") with { ChangesResult = false },

        Integer("PatchSize", 448, 16, 4096, "Side of a patch in pixels."),
        Number("Gsd", 0.6, 0.01, 100, "Side of a pixel of a patch in metres; quads of another one are resampled."),
        Integer(
            "SampleInterval", 2, 1, 1000, "Distance of patches in patch sides; 2 leaves one place out between two."),
        Number("DropRate", 0, 0, 1, "Share of the patches that is left out by chance."),
        Integer("PatchSeed", 1, 0, int.MaxValue, "Seed of DropRate."),
        Number(
            "MaxNodataShare", 0.05, 0, 1,
            "Largest share of a patch without imagery; 1 takes all.") with { ReferenceDefault = "1" },
        Number(
            "MinEntropy", 1, 0, 8,
            "Smallest entropy of a patch's grey values, in bits; 0 takes all.") with { ReferenceDefault = "0" },
        Flag("DropOverlaps", true, "Take ground that several quads show once.") with { ReferenceDefault = "false" },
        Flag("DropDuplicates", true, "Take patches of equal pixels once.") with { ReferenceDefault = "false" },

        Text(
            "TagGlossary", OptionKind.Path, "",
            "Glossary of tags that replaces the built-in one; taginfo's wiki export is accepted.") with
        {
            ChangesResult = false,
        },
        Choice(
            "FactWords", "correct", ["correct", "reference"],
            "Words for places, shapes and courses: our own, or those of the published system.") with
        {
            ReferenceDefault = "reference",
        },
        Number("MinAreaShare", 0.05, 0, 1, "Areas have to cover more than this share of the patch to be described."),
        Number(
            "MinLengthShare", 0.3, 0, 100,
            "Lines have to be longer than this share of the patch's side to be described."),
        Integer("CandidateElements", 3, 1, 1000, "The largest areas, and the longest lines, that one is drawn from."),
        Number("AreaWeight", 0.6, 0, 1, "How often an area is drawn where there are areas and lines."),
        Integer("ElementsPerPatch", 1, 1, 100, "Elements that a caption describes; more than 1 gives scenes."),

        Integer("CaptionSeed", 1, 0, int.MaxValue, "Seed of the choice of elements, models and sentences."),
        Choice(
            "Captioner", "template", ["template", "openai"],
            "Who writes captions: sentence templates, offline, or a server with the OpenAI chat API."),
        Text(
            "CaptionEndpoint", OptionKind.Text, "",
            "With Captioner=openai: address of the server, such as http://localhost:8000/v1.") with
        {
            ChangesResult = false,
        },
        Text(
            "CaptionModels", OptionKind.Text, "",
            "With Captioner=openai: the models with their weights, as in name=2;other=1."),
        Number("CaptionTemperature", 0.7, 0, 2, "With Captioner=openai: sampling temperature."),
        Number("CaptionTopP", 0.95, 0, 1, "With Captioner=openai: nucleus sampling."),
        Integer("CaptionMaxTokens", 300, 1, 100_000, "With Captioner=openai: longest answer."),
        Flag("CaptionImage", false, "With Captioner=openai: send the picture too."),
        Integer(
            "CaptionConcurrency", 8, 1, 1024,
            "With Captioner=openai: requests at the same time.") with { ChangesResult = false },
        Number(
            "CaptionTimeout", 60, 0.01, 86_400,
            "With Captioner=openai: seconds to wait for an answer.") with { ChangesResult = false },
        Integer(
            "CaptionRetries", 2, 0, 100,
            "How often a refused caption is asked for again, before the template writes it."),
        Integer(
            "CaptionAttempts", 5, 1, 100,
            "With Captioner=openai: tries to reach the server, each after a longer pause.") with
        {
            ChangesResult = false,
        },
        Integer(
            "CaptionRequestsPerMinute", 0, 0, 1_000_000,
            "With Captioner=openai: most requests in a minute; 0: no limit.") with { ChangesResult = false },
        Integer(
            "CaptionTokenBudget", 0, 0, int.MaxValue,
            "With Captioner=openai: most tokens of a build; 0: no limit.") with { ChangesResult = false },
        Text(
            "CaptionApiKeyVariable", OptionKind.Text, "OPENAI_API_KEY",
            "With Captioner=openai: environment variable that holds the key.") with { ChangesResult = false },
        Integer("Revisions", 1, 0, 4, "Other wordings of each caption."),
        Flag("WashAscii", false, "Refuse captions with letters outside of ASCII.") with { ReferenceDefault = "true" },
        Flag("FactCheck", true, "Refuse captions with numbers, names and directions that their facts do not have.") with
        {
            ReferenceDefault = "false",
        },

        Integer("JpegQuality", 90, 1, 100, "Quality of the pictures."),
        Integer("ShardSize", 5000, 1, 1_000_000, "Most samples of a shard."),
        Flag("ShardIndex", false, "Write an index beside each shard."),
        Flag("ImageTextRows", false, "Also write rows of the land-cover profile's shape into data/."),
    ];
}
