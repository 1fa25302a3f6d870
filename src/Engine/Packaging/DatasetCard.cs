using System.Globalization;
using NuTonic.Engine.Rows;

namespace NuTonic.Engine.Packaging;

/// <summary>Writes the data set's README.md: what a person who is about to train on it wants to know.</summary>
internal static class DatasetCard
{
    /// <summary>Rises when the same facts give another file.</summary>
    public const int Version = 1;

    private const double NativePixelMeters = 10;

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(CardFacts facts)
    {
        CardText card = new();
        CardFrontMatter.Write(card, HeaderOf(facts));
        WriteIntroduction(card, facts);
        Section(card, "Rows");
        CardTables.WriteRows(card, facts);
        WriteRowShape(card);
        Section(card, "Files");
        CardTables.WriteFiles(card, facts);
        WriteLayout(card, facts);
        Section(card, "Classes");
        CardTables.WriteClasses(card, facts);
        WriteBoxes(card, facts);
        WriteProvenance(card, facts);
        Section(card, "Known limits");
        WriteLimits(card, facts);
        Section(card, "Sources and licences");
        CardTables.WriteSources(card, facts);
        if (!facts.Uses.IsEmpty)
        {
            card.Line().Line("What each POI was made from, item by item, is in `meta/sources.jsonl`:").Line();
            CardTables.WriteUses(card, facts);
        }

        card.Line().Line("Whoever passes the data on passes these terms and notices on with it.");
        Section(card, "Build parameters");
        card.Line("The same values are in `meta/settings.json`.").Line();
        CardTables.WriteOptions(card, facts.Options);
        return card.ToBytes();
    }

    private static void Section(CardText card, string title) => card.Line().Line("## " + title).Line();

    private static CardHeader HeaderOf(CardFacts facts)
    {
        bool hasBoxes = facts.RowsOf(RowKind.GroundAll) + facts.RowsOf(RowKind.GroundClass) > 0;
        string[] boxes = hasBoxes ? ["object-detection"] : [];
        return new CardHeader
        {
            PrettyName = facts.PrettyName,
            License = facts.License,
            Rows = facts.Rows,
            Tasks = ["image-text-to-text", "visual-question-answering", .. boxes],
            Tags = ["geospatial", "image", "text", "remote-sensing", "satellite", "sentinel-2", "land-cover"],
            Files =
            [
                .. facts.Splits.Where(split => split.Rows > 0)
                    .Select(split => new CardFile(SplitNames.Of(split.Split), split.Path)),
            ],
        };
    }

    private static void WriteIntroduction(CardText card, CardFacts facts)
    {
        double metersPerPixel = NativePixelMeters * facts.NativeTilePx / facts.OutputSizePx;
        string chip = string.Create(
            CultureInfo.InvariantCulture,
            $"{facts.OutputSizePx} x {facts.OutputSizePx} pixels of about {metersPerPixel:0.#} m");
        card.Line().Line("# " + facts.PrettyName).Line();
        card.Line("Questions and answers about satellite chips (" + chip + ", true colour), written from a");
        card.Line("land-cover map of the same ground: captions, shares of single classes, and bounding boxes.");
        string chips = CardText.Number(facts.Splits.Sum(s => s.Chips));
        string places = CardText.Number(facts.Splits.Sum(s => s.Places));
        card.Line(CardText.Number(facts.Rows) + " rows on " + chips + " chips of " + places + " places.");
        if (facts.HasSyntheticLabels)
        {
            card.Line();
            card.Line("**The labels of this build are made up** (`SyntheticLabels`): good for trying a pipeline out,");
            card.Line("not for training a model.");
        }
    }

    private static void WriteRowShape(CardText card)
    {
        card.Line().Line("A row is one question and its answer; image paths are relative to this folder:").Line();
        card.Line("```json");
        card.Line("{\"messages\": [");
        card.Line("  {\"role\": \"user\", \"content\": [");
        card.Line("    {\"type\": \"image\", \"image\": \"images/....png\"},");
        card.Line("    {\"type\": \"text\", \"text\": \"Describe the land cover in this satellite image.\"}]},");
        card.Line("  {\"role\": \"assistant\", \"content\": [{\"type\": \"text\", \"text\": \"Crops "
            + "cover about 62% ...\"}]}]}");
        card.Line("```");
    }

    private static void WriteLayout(CardText card, CardFacts facts)
    {
        card.Line().Line(facts.KeepsPlacesTogether
            ? "All chips of a place, those of its jittered variants included, are in one split."
            : "Jittered variants of one place can be in different splits: do not trust the test split.");
        card.Line("Split files without rows are written but not listed in the header.").Line();
        card.Row("Path", "What").Row("---", "---");
        string any = facts.HasFolders ? "s*/*" : "*";
        card.Row($"`images/{any}.png`", "chips, 8-bit RGB");
        card.Row($"`labels/{any}.png`", "class ids of the same pixels as a palette image, 255 = no data");
        card.Row($"`metadata/{any}.json`", "per chip: place, georeference, caption, regions, class shares");
        card.Row("`data/*.jsonl`", "the rows");
        if (facts.HasOverlays)
        {
            card.Row($"`overlays/{any}.png`", "chips with the boxes of a row drawn in, for looking at");
        }

        if (facts.RowsOf(RowKind.Overview) > 0)
        {
            card.Row($"`stills/{any}.png`", "overview images");
        }

        card.Row("`meta/settings.json`", "all options of the build");
        if (!facts.Uses.IsEmpty)
        {
            card.Row("`meta/sources.jsonl`", "per POI: where imagery, labels and still come from, with date and terms");
        }
    }

    private static void WriteBoxes(CardText card, CardFacts facts)
    {
        Section(card, "Boxes and shares");
        card.Line("A region is a connected group of pixels of one class (diagonal neighbours count) of "
            + "at least the minimum");
        card.Line("area. Its box is `[x1, y1, x2, y2]`, x to the right and y down, divided by the chip's "
            + "width and height and");
        card.Line("rounded to four decimals. Boxes are listed by class id, the largest region of a class first.");
        card.Line(facts.BoxConvention == BoxConvention.HalfOpen
            ? "x2 and y2 are one past the last pixel: a region over the whole chip has the box `[0.0, 0.0, 1.0, 1.0]`."
            : "x2 and y2 are the last pixel itself: a region over the whole chip ends below 1, and a "
                + "line one pixel wide has x1 = x2.");
        card.Line("When a class has more regions than the cap, the question asks for the largest ones, "
            + "not for all.").Line();
        card.Line("Shares in class rows are shares of the pixels that have a label.");
        card.Line(facts.CaptionShares == CaptionShares.ValidPixels
            ? "Captions state the same numbers, rounded so that they add up to at most 100."
            : "Captions state the area of the boxed regions over all pixels, which is less than the class rows state.");
    }

    private static void WriteProvenance(CardText card, CardFacts facts)
    {
        Section(card, "How it was made");
        card.Line("Imagery and label raster of each place were warped to a 10 m UTM grid (bilinear and "
            + "nearest neighbour) and");
        card.Line("cut into tiles. Each colour band of a tile was stretched between two percentiles of "
            + "its own pixels, and tile");
        card.Line("and mask were scaled to the size of the chip. Questions and answers were filled into sentence");
        card.Line("templates by a program; no person and no language model wrote or checked single rows.");
        if (facts.HasSyntheticLabels)
        {
            card.Line("The label raster was replaced by made-up classes.");
        }
    }

    private static void WriteClouds(CardText card, CloudFilter? clouds)
    {
        if (clouds is null)
        {
            card.Line("- Imagery and labels may be of different dates, and no filter for clouds was applied.");
            return;
        }

        string share = string.Create(CultureInfo.InvariantCulture, $"{100 * clouds.MaxFraction:0.##}%");
        card.Line("- Imagery and labels may be of different dates.");
        card.Line(
            "- Tiles of which the scene classification calls more than " + share
            + " cloud or cloud shadow were left out: "
            + CardText.Number(clouds.TilesLeftOut) + (clouds.TilesLeftOut == 1 ? " tile." : " tiles."));
        if (clouds.PoisClassified < clouds.Pois)
        {
            card.Line(
                "  No filter for clouds was applied to the " + CardText.Number(clouds.Pois - clouds.PoisClassified)
                + " of " + CardText.Number(clouds.Pois) + " POIs that have no such classification.");
        }
    }

    private static void WriteLimits(CardText card, CardFacts facts)
    {
        card.Line("- The answers are as good as the label raster: its errors, its date and its idea of a "
            + "class go into every row.");
        WriteClouds(card, facts.Clouds);
        card.Line("- The stretch is per chip and per band: colours are not comparable between chips and "
            + "are no reflectance.");
        card.Line("- Nearest-neighbour resampling moves labels by up to half a native pixel and breaks "
            + "features thinner than a");
        card.Line("  chip's pixel.");
        card.Line("- Regions below the minimum area have no box, also where a question asks for all regions.");
        card.Line("- Places are split by name: two places close to each other can share ground across splits.");
        card.Line("- Wording comes from a small set of templates.");
        if (facts.HasOverlappingTiles)
        {
            card.Line("- Neighbouring tiles of a place overlap: rows of a split are not independent of each other.");
        }
    }
}
