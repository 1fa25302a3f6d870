using System.Collections.Immutable;
using System.Text.Json;
using NuTonic.Engine.Regions;
using NuTonic.Engine.Rows;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Rows;

public sealed class ReferenceRowsTests
{
    private static readonly PromptTemplates Templates = PromptTemplates.LoadEmbedded();

    private static readonly RowOptions Reference = new()
    {
        BoxConvention = BoxConvention.Inclusive,
        RepeatSingleClassGrounding = true,
        CaptionShares = CaptionShares.RegionArea,
    };

    [Theory]
    [InlineData("default", true)]
    [InlineData("overlays", true)]
    [InlineData("jitter", true)]
    [InlineData("real", true)]
    [InlineData("no_per_class_rows", false)]
    public void Build_ReferenceOptions_SameBoxAnswersInTheSameOrder(string name, bool perClassRows)
    {
        Dictionary<string, List<string?>> expected = BoxAnswers(SharedFolder.Path("golden/" + name));
        RowOptions options = Reference with { PerClassRows = perClassRows };

        foreach ((string image, List<string?> answers) in expected)
        {
            string stem = Path.GetFileNameWithoutExtension(image);
            string sidecar = SharedFolder.Path($"golden/{name}/metadata/{stem}.json");
            TileFacts facts = new(stem, image, Summary(sidecar));

            ImmutableArray<Row> rows = RowBuilder.Build(facts, options, Templates);

            Assert.Equal(answers, rows.Select(row => row.Answer.StartsWith('[') ? row.Answer : null));
        }

        Assert.NotEmpty(expected);
    }

    // Per image, one entry a row: the box list, or null for an answer in words.
    private static Dictionary<string, List<string?>> BoxAnswers(string folder)
    {
        Dictionary<string, List<string?>> answers = new(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(folder, "data"), "*.jsonl"))
        {
            foreach (string line in File.ReadLines(file).Where(line => line.Length > 0))
            {
                using JsonDocument row = JsonDocument.Parse(line);
                JsonElement messages = row.RootElement.GetProperty("messages");
                string image = messages[0].GetProperty("content")[0].GetProperty("image").GetString()!;
                string answer = messages[1].GetProperty("content")[0].GetProperty("text").GetString()!;
                answers.TryAdd(image, []);
                answers[image].Add(answer.StartsWith('[') ? answer : null);
            }
        }

        return answers;
    }

    private static MaskSummary Summary(string sidecar)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(sidecar));
        JsonElement root = document.RootElement;
        int size = root.GetProperty("output_size").GetInt32();
        ImmutableArray<Region> regions = [.. root.GetProperty("regions").EnumerateArray().Select(ReadRegion)];
        ImmutableArray<ClassShare> shares = root.TryGetProperty("class_fractions", out JsonElement fractions)
            ? [.. fractions.EnumerateObject().Select(f => ReadShare(f, size * size))]
            : [];
        return new MaskSummary(size, size, size * size, shares, regions, []);
    }

    private static ClassShare ReadShare(JsonProperty share, int pixels)
    {
        double fraction = share.Value.GetDouble();
        return new ClassShare(share.Name[0] - '0', (int)Math.Round(fraction * pixels), fraction);
    }

    private static Region ReadRegion(JsonElement region)
    {
        int[] box = [.. region.GetProperty("bbox").EnumerateArray().Select(n => n.GetInt32())];
        return new Region(
            region.GetProperty("class_id").GetInt32(),
            region.GetProperty("area_px").GetInt32(),
            new BoundingBox(box[0], box[1], box[2] + 1, box[3] + 1));
    }
}
