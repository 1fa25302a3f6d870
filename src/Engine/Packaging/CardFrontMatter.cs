using System.Collections.Immutable;

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
    public static void Write(CardText card, CardHeader header)
    {
        card.Line("---").Line("language:").Line("- en");
        card.Line("license: " + header.License.Id);
        Optional(card, "license_name", header.License.Name);
        Optional(card, "license_link", header.License.Link);
        card.Line("pretty_name: " + CardText.Quoted(header.PrettyName));
        card.Line("size_categories:").Line("- " + SizeCategory(header.Rows));
        List(card, "task_categories", header.Tasks);
        List(card, "annotations_creators", ["machine-generated"]);
        List(card, "tags", header.Tags);
        WriteConfigs(card, header.Files);
        card.Line("---");
    }

    /// <summary>The Hub's name for a number of rows.</summary>
    public static string SizeCategory(long rows) => Sizes.First(size => rows < size.Below).Name;

    // Explicit files: names of chips could otherwise be taken for splits.
    private static void WriteConfigs(CardText card, ImmutableArray<CardFile> files)
    {
        if (files.IsEmpty)
        {
            return;
        }

        card.Line("configs:").Line("- config_name: default").Line("  data_files:");
        foreach (CardFile file in files)
        {
            card.Line("  - split: " + file.Split).Line("    path: " + file.Path);
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
