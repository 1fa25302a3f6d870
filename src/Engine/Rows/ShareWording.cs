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
        ImmutableArray<ClassShare> all = shares == CaptionShares.RegionArea ? RegionShares(summary) : summary.Shares;
        ClassShare[] ordered =
        [
            .. all.Where(share => share.Fraction > 0)
                .OrderByDescending(share => share.Fraction)
                .ThenBy(share => share.ClassId),
        ];
        int[] percents = WholePercents(ordered);
        return [.. ordered.Select((share, i) => Word(share.ClassId, share.Fraction, percents[i]))];
    }

    private static ImmutableArray<ClassShare> RegionShares(MaskSummary summary)
    {
        int[] areas = new int[LandCoverClass.All.Length];
        foreach (Region region in summary.Regions)
        {
            areas[region.ClassId] += region.AreaPx;
        }

        double pixels = (double)summary.WidthPx * summary.HeightPx;
        return [.. areas.Select((area, id) => new ClassShare(id, area, area / pixels))];
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

    // Largest remainder over the shares of 1 % and more, which come first; traces keep their ground by rounding the
    // total down.
    private static int[] WholePercents(ClassShare[] shares)
    {
        int[] whole = new int[shares.Length];
        double[] remainders = new double[shares.Length];
        double exactSum = 0;
        int wholeSum = 0;
        int stated = 0;
        for (; stated < shares.Length && shares[stated].Fraction >= 0.01; stated++)
        {
            double exact = shares[stated].Fraction * 100;
            whole[stated] = (int)Math.Floor(exact);
            remainders[stated] = exact - whole[stated];
            exactSum += exact;
            wholeSum += whole[stated];
        }

        int total = (int)Math.Floor(exactSum + (stated == shares.Length ? 0.5 : 0));
        for (int missing = Math.Min(total, 100) - wholeSum; missing > 0 && stated > 0; missing--)
        {
            int largest = 0;
            for (int i = 1; i < stated; i++)
            {
                largest = remainders[i] > remainders[largest] ? i : largest;
            }

            whole[largest]++;
            remainders[largest] = -1;
        }

        return whole;
    }
}
