using System.Collections.Immutable;
using System.Text;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Rows;
using NuTonic.Engine.Tests.Rows;
using NuTonic.Engine.Tiling;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Packaging;

public sealed class DatasetCardTests
{
    private static readonly CardFacts Facts = new()
    {
        Sources = [SourceCredit.Sentinel2, SourceCredit.Labels("other")],
        Splits =
        [
            new(Split.Train, [700, 650, 1234, 1100, 3], 6, 700, 1_234_567, new string('a', 64)),
            new(Split.Validation, [10, 10, 20, 20, 0], 1, 10, 54_321, new string('b', 64)),
            new(Split.Test, [0, 0, 0, 0, 0], 0, 0, 0, new string('c', 64)),
        ],
        ClassPixels = [1000, 200_000, 30_000, 0, 150_000, 7, 12_000, 900, 0],
        Options =
        [
            new("Stride", "128"), new("PoiRoot", "/home/someone/pois"), new("NativeTile", "512"), new("Poi", ""),
        ],
        OutputSizePx = 224,
        NativeTilePx = 512,
    };

    [Fact]
    public void Write_Default_MatchesGolden() => GoldenText.Check("Packaging", "card.md", DatasetCard.Write(Facts));

    [Fact]
    public void Write_TurkishCulture_SameBytes()
    {
        byte[] expected = DatasetCard.Write(Facts);
        using OtherCulture other = new("tr-TR");

        Assert.Equal(expected, DatasetCard.Write(Facts));
    }

    [Fact]
    public void Write_EmptySplit_IsNotInTheHeader()
    {
        string header = Text(Facts).Split("---\n")[1];

        Assert.Contains("split: validation\n    path: data/validation.jsonl", header, StringComparison.Ordinal);
        Assert.DoesNotContain("data/test.jsonl", header, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NoRows_HasNoConfigs()
    {
        ImmutableArray<SplitFacts> empty = [.. Facts.Splits.Select(s => s with { RowsByKind = [0, 0, 0, 0, 0] })];

        Assert.DoesNotContain("configs:", Text(Facts with { Splits = empty }), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AbsolutePath_IsNotPublished() =>
        Assert.DoesNotContain("/home", Text(Facts), StringComparison.Ordinal);

    [Fact]
    public void Write_Variants_SayWhatDiffers()
    {
        string text = Text(Facts with
        {
            BoxConvention = BoxConvention.Inclusive,
            CaptionShares = CaptionShares.RegionArea,
            HasSyntheticLabels = true,
            KeepsPlacesTogether = false,
            License = new CardLicense("cc-by-4.0", null, null),
            PrettyName = "A \"name\"",
        });

        Assert.Contains("x1 = x2", text, StringComparison.Ordinal);
        Assert.Contains("made up", text, StringComparison.Ordinal);
        Assert.Contains("do not trust the test split", text, StringComparison.Ordinal);
        Assert.Contains("license: cc-by-4.0\npretty_name: \"A \\\"name\\\"\"\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SourcesAndClouds_MatchesGolden()
    {
        SourceUse[] uses =
        [
            new(
                "imagery",
                "Sentinel-2 L2A",
                "Copernicus terms",
                "Contains modified Copernicus Sentinel data 2024",
                12,
                "2024-01-05",
                "2024-12-30"),
            new("labels", "World | cover", null, null, 1, "2021-01-01", "2021-01-01"),
            new("still", "Map", "own terms", "the makers", 3, null, null),
        ];

        GoldenText.Check("Packaging", "card-sources.md", DatasetCard.Write(Facts with
        {
            Sources = [.. uses.Select(use => use.Credit), SourceCredit.Labels("other")],
            Uses = [.. uses],
            Pois = 13,
            Clouds = new CloudFilter(0.2, 12, 13, 1234),
        }));
    }

    [Fact]
    public void Write_EveryPoiClassified_SaysNothingOfOthers() => Assert.DoesNotContain(
        "No filter for clouds",
        Text(Facts with { Clouds = new CloudFilter(0.125, 3, 3, 0) }),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "n<1K")]
    [InlineData(999, "n<1K")]
    [InlineData(1000, "1K<n<10K")]
    [InlineData(123_456, "100K<n<1M")]
    public void SizeCategory_Bounds_AreTheHubs(long rows, string expected) =>
        Assert.Equal(expected, CardFrontMatter.SizeCategory(rows));

    private static string Text(CardFacts facts) => Encoding.UTF8.GetString(DatasetCard.Write(facts));
}
