using System.Text.Json;
using NuTonic.Engine.Regions;
using NuTonic.Engine.Tests.Tiling;

namespace NuTonic.Engine.Tests.Regions;

public sealed class RegionFinderTests
{
    [Fact]
    public void Find_ReferenceVectors_Equal()
    {
        JsonElement[] cases = [.. Vectors.Load("regions").EnumerateArray()];

        foreach (JsonElement vector in cases)
        {
            Region[] expected = [.. vector.GetProperty("regions").EnumerateArray().Select(Recorded)];

            MaskSummary summary = Summarize(vector);

            Assert.Equal(expected, summary.Regions);
            Assert.Equal(
                vector.GetProperty("valid_fraction").GetDouble(),
                summary.ValidPx / (double)(summary.WidthPx * summary.HeightPx));
            Assert.Equal(
                vector.GetProperty("fractions").EnumerateObject().Select(f => (f.Name, f.Value.GetDouble())),
                summary.Shares.Select(share => ($"{share.ClassId}", share.Fraction)));
            Assert.Equal(
                vector.GetProperty("fractions_round4").EnumerateObject().Select(f => f.Value.GetDouble()),
                summary.Shares.Select(share => Round4.Round(share.Fraction)));
            Assert.Equal(
                vector.GetProperty("ranked").Ints(), ClassRanking.Rank(summary, 0, 9).Select(share => share.ClassId));
            Assert.Equal(vector.Text("normalized_json"), NormalizedJson(summary));
        }

        Assert.Equal(30, cases.Length);
    }

    [Theory]
    [InlineData(33, 33)]
    [InlineData(1, 64)]
    [InlineData(64, 1)]
    [InlineData(2, 2)]
    [InlineData(70, 41)]
    public void Find_SeededMasks_EqualFloodFill(int width, int height)
    {
        RegionOptions[] choices = [new(1), new(1, 3), new(2.5), new(10, 2), new(1e9)];
        for (int kind = 0; kind < SeededMasks.Kinds; kind++)
        {
            for (ulong seed = 0; seed < 3; seed++)
            {
                byte[] mask = SeededMasks.Create(kind, width, height, seed);
                foreach (RegionOptions options in choices)
                {
                    var expected = FloodFill.Find(mask, width, height, options);

                    MaskSummary summary = RegionFinder.Find(mask, width, height, options);

                    Assert.True(expected.SequenceEqual(summary.Regions), $"kind {kind}, seed {seed}, {options}");
                    Assert.Equal(mask.Count(v => v != 255), summary.ValidPx);
                }
            }
        }
    }

    [Fact]
    public void Find_CapExactlyMet_IsNotReported()
    {
        byte[] mask = [1, 0, 1, 2, 2];

        MaskSummary summary = RegionFinder.Find(mask, 5, 1, new RegionOptions(1, 2));

        Assert.Empty(summary.CappedClasses);
        Assert.Equal(4, summary.Regions.Length);
    }

    [Fact]
    public void Find_MoreThanTheCap_ReportsClassesAscending()
    {
        byte[] mask = [3, 0, 3, 0, 3, 0];

        MaskSummary summary = RegionFinder.Find(mask, 6, 1, new RegionOptions(1, 1));

        Assert.Equal([0, 3], summary.CappedClasses);
        Assert.Equal([new Region(0, 1, new(1, 0, 2, 1)), new Region(3, 1, new(0, 0, 1, 1))], summary.Regions);
    }

    [Fact]
    public void Find_TooSmallRegions_AreNoReasonForTheCap()
    {
        byte[] mask = [3, 3, 0, 3, 0, 3];

        MaskSummary summary = RegionFinder.Find(mask, 6, 1, new RegionOptions(1.5, 1));

        Assert.Empty(summary.CappedClasses);
    }

    [Fact]
    public void Find_OnlyNoData_IsEmpty()
    {
        MaskSummary summary = RegionFinder.Find([255, 255], 2, 1, new RegionOptions(1));

        Assert.Equal(0, summary.ValidPx);
        Assert.Empty(summary.Shares);
        Assert.Empty(summary.Regions);
    }

    [Fact]
    public void Find_LengthDiffers_Throws() =>
        Assert.Throws<ArgumentException>(() => RegionFinder.Find(new byte[5], 2, 2, new RegionOptions(1)));

    private static MaskSummary Summarize(JsonElement vector) => RegionFinder.Find(
        vector.GetProperty("mask").Bytes(),
        vector.Int("w"),
        vector.Int("h"),
        new RegionOptions(vector.Int("min_area"), vector.Int("max_per_class")));

    /// <summary>The recorded boxes hold the last pixel.</summary>
    private static Region Recorded(JsonElement region)
    {
        int[] box = region.GetProperty("bbox").Ints();
        return new Region(region.Int("class_id"), region.Int("area_px"), new(box[0], box[1], box[2] + 1, box[3] + 1));
    }

    private static string NormalizedJson(MaskSummary summary)
    {
        IEnumerable<string> items = summary.Regions.Select(region =>
        {
            BoundingBox box = region.Box;
            double[] corners = [box.Left, box.Top, box.Right - 1, box.Bottom - 1];
            IEnumerable<string> numbers = corners.Select(corner => Round4.ToText(corner / summary.WidthPx));
            string label = LandCoverClass.All[region.ClassId].Label;
            return "{\"label\": \"" + label + "\", \"bbox\": [" + string.Join(", ", numbers) + "]}";
        });
        return "[" + string.Join(", ", items) + "]";
    }
}
