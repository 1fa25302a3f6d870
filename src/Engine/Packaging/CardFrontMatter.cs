using NuTonic.Engine.Rows;

namespace NuTonic.Engine.Packaging;

/// <summary>Writes the YAML block that the Hub and the <c>datasets</c> library read.</summary>
internal static class CardFrontMatter
{
    private static readonly (long Below, string Name)[] Sizes =
    [
        (1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"),
        (10_000_000, "1M<n<10M"), (100_000_000, "10M<n<100M"), (1_000_000_000, "100M<n<1B"),
        (long.MaxValue, "1B<n<10B"),
    ];

    /// <summary>Adds the block with its fences.</summary>
    public static void Write(CardText card, CardFacts facts)
    {
        card.Line("---").Line("language:").Line("- en");
        card.Line("license: " + facts.License.Id);
        Optional(card, "license_name", facts.License.Name);
        Optional(card, "license_link", facts.License.Link);
        card.Line("pretty_name: " + CardText.Quoted(facts.PrettyName));
        card.Line("size_categories:").Line("- " + SizeCategory(facts.Rows));
        List(card, "task_categories", Tasks(facts));
        List(card, "annotations_creators", ["machine-generated"]);
        List(card, "tags", ["geospatial", "image", "text", "remote-sensing", "satellite", "sentinel-2", "land-cover"]);
        WriteConfigs(card, facts);
        card.Line("---");
    }

    /// <summary>The Hub's name for a number of rows.</summary>
    public static string SizeCategory(long rows) => Sizes.First(size => rows < size.Below).Name;

    private static IEnumerable<string> Tasks(CardFacts facts)
    {
        yield return "image-text-to-text";
        yield return "visual-question-answering";
        if (facts.RowsOf(RowKind.GroundAll) + facts.RowsOf(RowKind.GroundClass) > 0)
        {
            yield return "object-detection";
        }
    }

    // Explicit files: names of chips could otherwise be taken for splits. An empty file has no schema, so it is not
    // listed.
    private static void WriteConfigs(CardText card, CardFacts facts)
    {
        SplitFacts[] filled = [.. facts.Splits.Where(split => split.Rows > 0)];
        if (filled.Length == 0)
        {
            return;
        }

        card.Line("configs:").Line("- config_name: default").Line("  data_files:");
        foreach (SplitFacts split in filled)
        {
            card.Line("  - split: " + SplitNames.Of(split.Split)).Line("    path: " + split.Path);
        }
    }

    private static void List(CardText card, string key, IEnumerable<string> values)
    {
        card.Line(key + ":");
        foreach (string value in values)
        {
            card.Line("- " + value);
        }
    }

    private static void Optional(CardText card, string key, string? value)
    {
        if (value is not null)
        {
            card.Line(key + ": " + CardText.Quoted(value));
        }
    }
}
