using NuTonic.Engine.Regions;

namespace NuTonic.Engine.Tests.Regions;

public sealed class ClassRankingTests
{
    private static readonly MaskSummary Summary = new(
        4,
        2,
        8,
        [new(0, 1, 0.125), new(2, 4, 0.5), new(5, 1, 0.125), new(7, 2, 0.25)],
        [],
        []);

    [Theory]
    [InlineData(0, 9, new[] { 2, 7, 0, 5 })]
    [InlineData(0, 3, new[] { 2, 7, 0 })]
    [InlineData(0.125, 9, new[] { 2, 7, 0, 5 })]
    [InlineData(0.126, 9, new[] { 2, 7 })]
    [InlineData(0.25, 1, new[] { 2 })]
    [InlineData(0, 0, new int[0])]
    public void Rank_Limits_CutThenThreshold(double minFraction, int maxClasses, int[] expected) =>
        Assert.Equal(expected, ClassRanking.Rank(Summary, minFraction, maxClasses).Select(share => share.ClassId));
}
