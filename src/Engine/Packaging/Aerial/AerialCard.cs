using System.Globalization;

namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>
/// Writes the README.md of a data set of aerial patches: what a person who is about to train on it wants to know.
/// </summary>
internal static class AerialCard
{
    /// <summary>Rises when the same facts give another file.</summary>
    public const int Version = 1;

    private const string TemplatePrefix = "nutonic/template";

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(AerialCardFacts facts)
    {
        CardText card = new();
        CardFrontMatter.Write(card, HeaderOf(facts));
        card.Line().Line("# " + facts.PrettyName).Line();
        WriteIntroduction(card, facts);
        if (facts.Captions.Samples > 0)
        {
            WriteSamples(card, facts);
        }

        Section(card, "What was left out");
        AerialCardTables.WriteLeftOut(card, facts);
        Section(card, "Sources and licences");
        AerialCardTables.WriteSources(card, facts);
        Section(card, "Build parameters");
        card.Line("The same values are in `meta/settings.json`.").Line();
        CardTables.WriteOptions(card, facts.Options);
        return card.ToBytes();
    }

    /// <summary>True when a language model wrote captions, not only the templates.</summary>
    public static bool HasModelCaptions(AerialCardFacts facts) =>
        facts.Captions.Captions.Keys.Any(key => !key.Annotator.StartsWith(TemplatePrefix, StringComparison.Ordinal));

    /// <summary>True when the templates wrote captions.</summary>
    public static bool HasTemplateCaptions(AerialCardFacts facts) =>
        facts.Captions.Captions.Keys.Any(key => key.Annotator.StartsWith(TemplatePrefix, StringComparison.Ordinal));

    // One configuration only: the datasets library reads all of them with the reader of the first one, so the rows of
    // the other shape could not be read under a second. https://github.com/huggingface/datasets/issues/7101
    private static CardHeader HeaderOf(AerialCardFacts facts) => new()
    {
        PrettyName = facts.PrettyName,
        License = AerialLicense.Of(facts.Sources),
        Rows = facts.Captions.Samples,
        Tasks = ["image-to-text", "image-text-to-text"],
        Tags = ["geospatial", "image", "text", "webdataset", "remote-sensing", "aerial-imagery", "openstreetmap"],
        Files = facts.Captions.Samples > 0 ? [new CardFile("train", "JPG/*.tar")] : [],
    };

    private static void WriteSamples(CardText card, AerialCardFacts facts)
    {
        Section(card, "Samples");
        AerialCardText.WriteSampleShape(card);
        Section(card, "How to load them");
        AerialCardText.WriteLoading(card, facts);
        Section(card, "Captions");
        AerialCardTables.WriteCaptions(card, facts);
        Section(card, "Files");
        AerialCardTables.WriteFiles(card, facts);
        Section(card, "How it was made");
        AerialCardProvenance.Write(card, facts);
        Section(card, "Known limits");
        AerialCardProvenance.WriteLimits(card, facts);
    }

    private static void Section(CardText card, string title) => card.Line().Line("## " + title).Line();

    private static void WriteIntroduction(CardText card, AerialCardFacts facts)
    {
        string patch = string.Create(
            CultureInfo.InvariantCulture,
            $"{facts.PatchSizePx} x {facts.PatchSizePx} pixels of {facts.GsdMeters:0.###} m");
        string side = (facts.PatchSizePx * facts.GsdMeters).ToString("0", CultureInfo.InvariantCulture);
        card.Line($"Square patches of aerial imagery ({patch}, {side} m on a side) with English captions");
        card.Line("that were written from OpenStreetMap data of the same ground.");
        if (facts.Captions.Samples == 0)
        {
            card.Line().Line("**This build has no samples.** " + AerialCardTables.WhyEmpty(facts));
            return;
        }

        string samples = CardText.Number(facts.Captions.Samples);
        string captions = CardText.Number(facts.Captions.All.Captions);
        string quads = CardText.Number(facts.Quads);
        string days = facts.Dates is not var (first, last) ? string.Empty
            : first == last ? " taken on " + first
            : " taken between " + first + " and " + last;
        card.Line($"{samples} samples with {captions} captions, from {quads} aerial images{days}.");
        if (facts.IsSampleWorld)
        {
            card.Line();
            card.Line(
                "**Imagery and map are made up** by the generator of the sample world: good for trying a pipeline");
            card.Line("out, not for training a model.");
        }
    }
}
