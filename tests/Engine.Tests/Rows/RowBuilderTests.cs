using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Regions;
using NuTonic.Engine.Rows;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Rows;

public sealed partial class RowBuilderTests
{
    private static readonly PromptTemplates Templates = PromptTemplates.LoadEmbedded();

    [Fact]
    public void Build_Default_MatchesGolden() => GoldenText.Check("Rows", "rows.jsonl", GoldenRows());

    [Fact]
    public void Build_TurkishCulture_SameBytes()
    {
        byte[] expected = GoldenRows();
        using OtherCulture other = new("tr-TR");

        byte[] actual = GoldenRows();

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Build_Default_OrdersByKindThenShare()
    {
        ImmutableArray<Row> rows = Build(Summaries.ThreeClasses, new RowOptions());

        (RowKind, int?)[] expected =
        [
            (RowKind.Caption, null), (RowKind.GroundAll, null),
            (RowKind.ClassCaption, 1), (RowKind.GroundClass, 1),
            (RowKind.ClassCaption, 0), (RowKind.GroundClass, 0),
            (RowKind.ClassCaption, 4), (RowKind.GroundClass, 4),
        ];
        Assert.Equal(expected, rows.Select(row => (row.Kind, row.ClassId)));
    }

    [Theory]
    [InlineData(false, "[0.5, 0.5, 1.0, 1.0]")]
    [InlineData(true, "[0.5, 0.5, 0.875, 0.875]")]
    public void Build_Convention_NormalisesBoxes(bool isInclusive, string box)
    {
        BoxConvention convention = isInclusive ? BoxConvention.Inclusive : BoxConvention.HalfOpen;

        ImmutableArray<Row> rows = Build(Summaries.ThreeClasses, new RowOptions { BoxConvention = convention });

        Row water = rows.Single(row => row is { Kind: RowKind.GroundClass, ClassId: 0 });
        Assert.Equal("[{\"label\": \"water\", \"bbox\": " + box + "}]", water.Answer);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void Build_SingleClass_RepeatsBoxesOnlyOnRequest(bool repeat, int expected)
    {
        MaskSummary summary = Summaries.Of(8, 64, [(4, 60), (0, 4)], [new Region(4, 60, new(0, 0, 8, 8))]);

        ImmutableArray<Row> rows = Build(summary, new RowOptions { RepeatSingleClassGrounding = repeat });

        Assert.Equal(expected, rows.Count(row => row.Kind == RowKind.GroundClass));
        Assert.Single(rows, row => row.Kind == RowKind.GroundAll);
    }

    [Fact]
    public void Build_GroundingOff_WritesNoBoxes()
    {
        ImmutableArray<Row> rows = Build(Summaries.ThreeClasses, new RowOptions { Grounding = false });

        Assert.DoesNotContain(rows, row => row.Kind is RowKind.GroundAll or RowKind.GroundClass);
        Assert.Equal(4, rows.Length);
    }

    [Fact]
    public void Build_MinClassFraction_KeepsEquality()
    {
        ImmutableArray<Row> rows = Build(Summaries.ThreeClasses, new RowOptions { MinClassFraction = 0.25 });
        ImmutableArray<Row> fewer = Build(Summaries.ThreeClasses, new RowOptions { MinClassFraction = 0.26 });

        Assert.Equal(3, rows.Count(row => row.Kind == RowKind.ClassCaption));
        Assert.Equal(1, fewer.Count(row => row.Kind == RowKind.ClassCaption));
    }

    [Fact]
    public void Build_CappedClass_NeverAsksForAll()
    {
        MaskSummary summary = Summaries.ThreeClasses with { CappedClasses = [4] };
        for (int i = 0; i < 50; i++)
        {
            string stem = "poi_" + i.ToString(CultureInfo.InvariantCulture);
            ImmutableArray<Row> rows = RowBuilder.Build(
                new TileFacts(stem, "images/" + stem + ".png", summary), new RowOptions(), Templates);

            string all = rows.Single(row => row.Kind == RowKind.GroundAll).Question;
            string crops = rows.Single(row => row is { Kind: RowKind.GroundClass, ClassId: 4 }).Question;
            Assert.Matches("(?i)largest|biggest", all);
            Assert.DoesNotMatch("(?i)\\b(all|every|each connected)\\b (land|region|crops)", all);
            Assert.Matches("(?i)largest|biggest", crops);
        }
    }

    [Fact]
    public void Build_ManySummaries_ReadsWell()
    {
        for (ulong seed = 0; seed < 400; seed++)
        {
            MaskSummary summary = Summaries.Random(seed);
            CaptionShares shares = seed % 2 == 0 ? CaptionShares.ValidPixels : CaptionShares.RegionArea;
            RowOptions options = new() { CaptionShares = shares, MinClassFraction = 0 };
            string stem = "poi_" + seed.ToString(CultureInfo.InvariantCulture);
            TileFacts facts = new(stem, "images/" + stem + ".png", summary);

            ImmutableArray<Row> rows = RowBuilder.Build(facts, options, Templates);

            Assert.All(rows, row => CheckText(row, seed));
            AssertClean(rows);
        }
    }

    [Fact]
    public void Build_ValidPixels_CaptionAndClassRowsAgree()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            ImmutableArray<Row> rows = Build(Summaries.Random(seed), new RowOptions { MinClassFraction = 0.011 });

            string caption = rows[0].Answer;
            foreach (Row row in rows.Where(row => row.Kind == RowKind.ClassCaption))
            {
                foreach (Match percent in Percents().Matches(row.Answer))
                {
                    Assert.Contains(percent.Value, caption, StringComparison.Ordinal);
                }
            }
        }
    }

    [Theory]
    [InlineData(true, true, true, 6, 4)]
    [InlineData(true, true, false, 4, 3)]
    [InlineData(true, false, true, 3, 2)]
    [InlineData(false, true, true, 2, 2)]
    [InlineData(false, false, false, 1, 1)]
    public void Uses_Options_OnlyTheTemplatesOfTheirRows(
        bool boxes, bool classRows, bool classBoxes, int capped, int uncapped)
    {
        RowOptions options = new() { Grounding = boxes, PerClassRows = classRows, PerClassGrounding = classBoxes };

        PromptKind[] kinds = Enum.GetValues<PromptKind>();
        Assert.Equal(capped, kinds.Count(kind => RowBuilder.Uses(kind, options, hasRegionCap: true)));
        Assert.Equal(uncapped, kinds.Count(kind => RowBuilder.Uses(kind, options, hasRegionCap: false)));
    }

    private static byte[] GoldenRows()
    {
        MaskSummary[] summaries =
        [
            Summaries.ThreeClasses,
            Summaries.ThreeClasses with { CappedClasses = [1], ValidPx = 40 },
            Summaries.Of(8, 64, [(1, 64)], [new Region(1, 64, new(0, 0, 8, 8))]),
            Summaries.Of(8, 0, [], []),
            Summaries.Random(3),
            Summaries.Random(11),
        ];
        IEnumerable<Row> rows = summaries.SelectMany((summary, i) => RowBuilder.Build(
            new TileFacts($"poi_000{i}_r00000_c00128", $"images/poi_000{i}_r00000_c00128.png", summary),
            new RowOptions(),
            Templates));
        return RowLines.Write(rows);
    }

    private static ImmutableArray<Row> Build(MaskSummary summary, RowOptions options) =>
        RowBuilder.Build(new TileFacts("poi_0001_r00000_c00000", "images/x.png", summary), options, Templates);

    private static void AssertClean(ImmutableArray<Row> rows)
    {
        ImmutableArray<Diagnostic> found =
            RowValidator.Validate(RowLines.Write(rows), "rows.jsonl", BoxConvention.HalfOpen);
        Assert.Empty(found);
    }

    private static void CheckText(Row row, ulong seed)
    {
        string message = $"seed {seed}: {row.Question} -> {row.Answer}";
        Assert.False(row.Question.Contains("  ", StringComparison.Ordinal), message);
        Assert.True(row.Question[^1] is '.' or '?' or ')', message);
        if (row.Kind is RowKind.GroundAll or RowKind.GroundClass)
        {
            return;
        }

        Assert.False(row.Question.AsSpan().ContainsAny("{}"), message);
        Assert.False(row.Answer.AsSpan().ContainsAny("{}"), message);
        Assert.False(row.Answer.Contains("  ", StringComparison.Ordinal), message);
        Assert.False(row.Answer.Contains(" 0%", StringComparison.Ordinal), message);
        Assert.False(row.Answer.Contains("about less", StringComparison.OrdinalIgnoreCase), message);
        Assert.True(row.Answer.EndsWith('.'), message);
        Assert.True(char.IsUpper(row.Answer[0]), message);
        double sum = Percents().Matches(row.Answer)
            .Where(m => !row.Answer[..m.Index].EndsWith("than ", StringComparison.Ordinal))
            .Sum(m => double.Parse(m.ValueSpan[..^1], CultureInfo.InvariantCulture));
        Assert.True(sum <= 100.5, message);
    }

    [GeneratedRegex("[0-9]+%")]
    private static partial Regex Percents();
}
