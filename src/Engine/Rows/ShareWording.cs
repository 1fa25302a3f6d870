using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Regions;

namespace NuTonic.Engine.Rows;

/// <summary>
/// Puts shares into whole per cents that agree with each other: by largest remainder, so that the stated numbers never
/// add up to more than 100, and so that every sentence about a chip states the same number for a class.
/// </summary>
internal static class ShareWording
{
    /// <summary>The classes that occur, by share descending, then by id.</summary>
    public static ImmutableArray<WordedShare> For(MaskSummary summary, CaptionShares shares)
    {
        ImmutableArray<(int ClassId, double Fraction)> fractions =
            shares == CaptionShares.RegionArea ? RegionFractions(summary) : ValidFractions(summary);
        (int ClassId, double Fraction)[] ordered =
            [.. fractions.Where(f => f.Fraction > 0).OrderByDescending(f => f.Fraction).ThenBy(f => f.ClassId)];
        int[] percents = WholePercents([.. ordered.Select(f => f.Fraction)]);
        return [.. ordered.Select((f, i) => Word(f.ClassId, f.Fraction, percents[i]))];
    }

    private static ImmutableArray<(int ClassId, double Fraction)> ValidFractions(MaskSummary summary) =>
        [.. summary.Shares.Select(share => (share.ClassId, share.Fraction))];

    private static ImmutableArray<(int ClassId, double Fraction)> RegionFractions(MaskSummary summary)
    {
        long[] areas = new long[LandCoverClass.All.Length];
        foreach (Region region in summary.Regions)
        {
            areas[region.ClassId] += region.AreaPx;
        }

        double pixels = (double)summary.WidthPx * summary.HeightPx;
        return [.. areas.Select((area, id) => (id, area / pixels))];
    }

    private static WordedShare Word(int classId, double fraction, int percent)
    {
        string text = fraction switch
        {
            < 0.01 => "less than 1%",
            >= 1 => "100%",
            > 0.99 => "more than 99%",
            _ => string.Create(CultureInfo.InvariantCulture, $"{percent}%"),
        };
        return new WordedShare(LandCoverClass.All[classId], fraction, text);
    }

    // Largest remainder over the shares of 1 % and more; traces keep their ground by rounding the total down.
    private static int[] WholePercents(double[] fractions)
    {
        int stated = fractions.Count(f => f >= 0.01);
        double[] exact = [.. fractions.Take(stated).Select(f => f * 100)];
        int[] whole = [.. exact.Select(e => (int)Math.Floor(e))];
        int total = (int)Math.Floor(exact.Sum() + (stated == fractions.Length ? 0.5 : 0));
        int missing = Math.Min(total, 100) - whole.Sum();
        IEnumerable<int> byRemainder = Enumerable.Range(0, stated)
            .OrderByDescending(i => exact[i] - whole[i])
            .Take(Math.Max(missing, 0));
        foreach (int i in byRemainder.ToArray())
        {
            whole[i]++;
        }

        return [.. whole, .. new int[fractions.Length - stated]];
    }
}
