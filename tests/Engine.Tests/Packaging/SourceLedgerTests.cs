using System.Text;
using NuTonic.Engine.Packaging;

namespace NuTonic.Engine.Tests.Packaging;

public sealed class SourceLedgerTests
{
    private static readonly SourceEntry Scene = new("imagery", "Sentinel-2")
    {
        Collection = "c",
        Item = "i",
        Datetime = "2024-06-30T23:59:59Z",
        CloudCover = 12.5,
        Href = "https://example.org/i",
        License = "terms",
        Attribution = "notice",
    };

    [Fact]
    public void WriteLines_EverySource_HasALineWithItsFieldsInOrder()
    {
        string text = Encoding.UTF8.GetString(
            SourceLedger.WriteLines("poi_0", [Scene, new SourceEntry("labels", "Land cover \"A\"")]));

        Assert.Equal(
            """
            {"poi_id":"poi_0","role":"imagery","title":"Sentinel-2","collection":"c","item":"i","datetime":"2024-06-30T23:59:59Z","cloud_cover":12.5,"href":"https://example.org/i","license":"terms","attribution":"notice"}
            {"poi_id":"poi_0","role":"labels","title":"Land cover \u0022A\u0022"}

            """,
            text);
    }

    [Fact]
    public void Uses_OfALedger_CountPoisOnceAndSpanTheDates()
    {
        SourceTally tally = new();
        SourceEntry labels = new("labels", "Land cover") { License = "CC-BY-4.0" };
        Add(
            tally,
            "poi_0",
            Scene,
            Scene with { Item = "j", Datetime = "2023-01-05" },
            labels with { Datetime = "2021-01-01/2021-12-31" });
        Add(tally, "poi_1", Scene with { Datetime = null, Href = null }, labels);
        Add(tally, "poi_2", Scene with { Attribution = "another" });

        Assert.Equal(
            [
                new SourceUse("imagery", "Sentinel-2", "terms", "notice", 2, "2023-01-05", "2024-06-30"),
                new SourceUse("imagery", "Sentinel-2", "terms", "another", 1, "2024-06-30", "2024-06-30"),
                new SourceUse("labels", "Land cover", "CC-BY-4.0", null, 2, "2021-01-01", "2021-12-31"),
            ],
            tally.Uses());
        Assert.Equal((3, 2, 0), (tally.PoisWith("imagery"), tally.PoisWith("labels"), tally.PoisWith("still")));
    }

    [Fact]
    public void Credit_TextWithMarkup_IsShownAsItIs()
    {
        SourceUse use = new("still", "A *map* <b>", null, "[x](http://y)", 1, null, null);

        Assert.Equal("A \\*map\\* \\<b\\>", use.Credit.Name);
        Assert.Equal("\\[x\\](http://y)", use.Credit.Attribution);
        Assert.Contains("not stated", use.Credit.License, StringComparison.Ordinal);
    }

    private static void Add(SourceTally tally, string poi, params SourceEntry[] sources)
    {
        string lines = Encoding.UTF8.GetString(SourceLedger.WriteLines(poi, sources));
        foreach (string line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            tally.Add(line);
        }
    }
}
