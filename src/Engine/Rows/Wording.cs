using System.Globalization;
using NuTonic.Engine.Regions;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Rows;

/// <summary>Names, lists and places as they stand in a sentence.</summary>
internal static class Wording
{
    private const double CoreStart = 1.0 / 3;
    private const double CoreEnd = 2.0 / 3;

    /// <summary>The class's name; plural for those whose verb is ("trees cover", "snow and ice cover").</summary>
    public static PromptValue Name(LandCoverClass landCover) => new(landCover.DisplayName, IsPlural(landCover));

    /// <summary>A count in digits; plural unless it is 1.</summary>
    public static PromptValue Number(int count) => new(count.ToString(CultureInfo.InvariantCulture), count != 1);

    /// <summary>"trees (20%), crops (9%), and water (2%)"; plural when there are several or the only one is.</summary>
    public static PromptValue ListWithPercents(ReadOnlySpan<WordedShare> shares) =>
        List(shares, share => share.Class.DisplayName + " (" + share.Percent + ")");

    /// <summary>"trees, crops, and water".</summary>
    public static PromptValue ListOfNames(ReadOnlySpan<WordedShare> shares) =>
        List(shares, share => share.Class.DisplayName);

    /// <summary>
    /// What shares are shares of: the image, or what is left of it without the pixels that have no data.
    /// </summary>
    public static string Area(MaskSummary summary, CaptionShares shares)
    {
        double pixels = (double)summary.WidthPx * summary.HeightPx;
        bool isWhole = shares == CaptionShares.RegionArea || summary.ValidPx >= 0.99 * pixels;
        return isWhole ? "the image" : "the labelled part of the image";
    }

    /// <summary>True for a box over two thirds of the image or more in both directions.</summary>
    public static bool IsSpanning(BoundingBox box, MaskSummary summary) =>
        box.Right - box.Left >= CoreEnd * summary.WidthPx && box.Bottom - box.Top >= CoreEnd * summary.HeightPx;

    /// <summary>Which ninth of the image the middle of <paramref name="box"/> lies in: "in the upper left".</summary>
    public static string Place(BoundingBox box, MaskSummary summary)
    {
        int column = Third((box.Left + box.Right) / 2.0 / summary.WidthPx);
        int row = Third((box.Top + box.Bottom) / 2.0 / summary.HeightPx);
        return (row, column) switch
        {
            (0, 0) => "in the upper left",
            (0, 1) => "near the top",
            (0, 2) => "in the upper right",
            (1, 0) => "on the left side",
            (1, 1) => "near the centre",
            (1, 2) => "on the right side",
            (2, 0) => "in the lower left",
            (2, 1) => "near the bottom",
            _ => "in the lower right",
        };
    }

    private static int Third(double position) => position < CoreStart ? 0 : position < CoreEnd ? 1 : 2;

    // trees, crops; "shrub and scrub" and "snow and ice" name two things.
    private static bool IsPlural(LandCoverClass landCover) => landCover.Id is 1 or 4 or 5 or 8;

    private static PromptValue List(ReadOnlySpan<WordedShare> shares, Func<WordedShare, string> word)
    {
        string[] items = new string[shares.Length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = word(shares[i]);
        }

        return items.Length switch
        {
            0 => new PromptValue(string.Empty),
            1 => new PromptValue(items[0], IsPlural(shares[0].Class)),
            2 => new PromptValue(items[0] + " and " + items[1], true),
            _ => new PromptValue(string.Join(", ", items[..^1]) + ", and " + items[^1], true),
        };
    }
}
