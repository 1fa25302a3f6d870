using System.Collections.Immutable;
using NuTonic.Engine.EarthEngine;

namespace NuTonic.Engine.Tests.EarthEngine;

public sealed class LabelDayChoiceTests
{
    private static readonly DateTimeOffset Scene = new(2024, 6, 12, 10, 26, 2, TimeSpan.Zero);

    [Fact]
    public void Days_SeveralDays_NearestFirstNotNewest()
    {
        ImmutableArray<LabelDay> days = Choose(Image(20, 1), Image(10, 1), Image(13, 1), Image(1, 1));

        Assert.Equal([1, -2, 8, -11], days.Select(day => day.DaysFromScene));
    }

    [Fact]
    public void Days_TwoEquallyNear_EarlierFirst()
    {
        ImmutableArray<LabelDay> days = Choose(Image(15, 1), Image(9, 1));

        Assert.Equal([-3, 3], days.Select(day => day.DaysFromScene));
    }

    [Fact]
    public void Days_ImageWithoutLabels_IsLeftOut() => Assert.Empty(Choose(Image(12, 0)));

    [Fact]
    public void Days_OneImageHasAll_IsAlone()
    {
        LabelDay day = Assert.Single(Choose(Image(12, 0.4, "T32TQL"), Image(12, 1, "T32TQM")));

        Assert.Equal(["T32TQM"], day.Images.Select(Tile));
        Assert.Equal(1, day.Coverage);
    }

    [Fact]
    public void Days_NoImageHasAll_AllOfTheDayLargestFirst()
    {
        LabelDay day = Assert.Single(
            Choose(Image(12, 0.25, "T32TQL"), Image(12, 0.5, "T32TQM"), Image(12, 0.125, "T32TPL")));

        Assert.Equal(["T32TQM", "T32TQL", "T32TPL"], day.Images.Select(Tile));
        Assert.Equal(0.875, day.Coverage);
    }

    [Fact]
    public void Days_EqualShares_FirstIdInOrder()
    {
        LabelDay day = Assert.Single(Choose(Image(12, 0.5, "T32TQM"), Image(12, 0.5, "T32TPM")));

        Assert.Equal(["T32TPM", "T32TQM"], day.Images.Select(Tile));
    }

    [Fact]
    public void Days_ScenesOwnProduct_ComesFirst()
    {
        LabelDayChoice choice = new(Scene, SentinelProduct.Of("S2B_32TQL_20240612_0_L2A"));

        LabelDay day = Assert.Single(choice.Days([Image(12, 0.9, "T32TQM"), Image(12, 0.5, "T32TQL")]));

        Assert.Equal(["T32TQL", "T32TQM"], day.Images.Select(Tile));
        Assert.True(day.IsSameProduct);
    }

    [Fact]
    public void Days_AnyOrderOfImages_SameChoice()
    {
        LabelImage[] images = [Image(12, 0.5, "T32TQM"), Image(12, 0.5, "T32TPM"), Image(14, 1), Image(10, 1)];

        string[] choices =
        [
            .. Permutations(images).Select(order => string.Join('|', Choose(order).Select(Text))).Distinct(),
        ];

        Assert.Single(choices);
    }

    private static ImmutableArray<LabelDay> Choose(params LabelImage[] images) =>
        new LabelDayChoice(Scene, null).Days(images);

    private static LabelImage Image(int day, double share, string tile = "T32TQM") =>
        new(
            $"202406{day:00}T102601_202406{day:00}T102600_{tile}",
            new DateTimeOffset(2024, 6, day, 10, 26, 1, TimeSpan.Zero),
            share);

    private static string Tile(LabelImage image) => image.Id[^6..];

    private static string Text(LabelDay day) =>
        string.Join(',', day.Images.Select(image => image.Id)) + $" {day.Coverage}";

    private static IEnumerable<LabelImage[]> Permutations(LabelImage[] images) => images.Length <= 1
        ? [images]
        : images.SelectMany(
            first => Permutations([.. images.Where(other => other != first)])
                .Select(rest => (LabelImage[])[first, .. rest]));
}
