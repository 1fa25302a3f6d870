using System.Text.Json.Nodes;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Stac;

namespace NuTonic.Engine.Tests.Stac;

public sealed class SceneChoiceTests
{
    private static readonly StacSearch Search = new()
    {
        Collections = ["s2"],
        Box = StacText.Box,
        Window = DateWindow.Parse("2024-06"),
        MaxCloudPercent = 20,
    };

    [Fact]
    public void Choose_Newest_IsTheNewestThatCovers()
    {
        ChosenScene chosen = Choose(
            SceneOrder.Newest, Scene("old", "2024-06-01T10:00:00Z", 1), Scene("new", "2024-06-09T10:00:00Z", 9));

        Assert.Equal("new", chosen.Item.Id);
        Assert.Equal((1, 2, 0), (chosen.Coverage, chosen.Considered, chosen.Replaced));
        Assert.Equal("newest of 2 that cover the box", chosen.Reason);
    }

    [Fact]
    public void Choose_LeastCloudy_IsTheClearestThatCovers()
    {
        ChosenScene chosen = Choose(
            SceneOrder.LeastCloudy, Scene("new", "2024-06-09T10:00:00Z", 9), Scene("old", "2024-06-01T10:00:00Z", 1));

        Assert.Equal("old", chosen.Item.Id);
        Assert.Equal("least cloudy of 2 that cover the box", chosen.Reason);
    }

    [Fact]
    public void Choose_NewestCoversAPart_IsTheOlderThatCoversAll()
    {
        StacItem part = Parse(StacText.Scene("part", "2024-06-20T10:00:00Z", 0, new Extent(11, 47, 11.45, 48)));

        Assert.Equal("whole", Choose(SceneOrder.Newest, part, Scene("whole", "2024-06-01T10:00:00Z", 9)).Item.Id);
    }

    [Fact]
    public void Choose_NoneCoversAll_IsTheOneThatCoversMost()
    {
        StacItem half = Parse(StacText.Scene("half", "2024-06-20T10:00:00Z", 0, new Extent(11, 47, 11.45, 48)));
        StacItem more = Parse(StacText.Scene("more", "2024-06-01T10:00:00Z", 0, new Extent(11, 47, 11.475, 48)));

        ChosenScene chosen = Choose(SceneOrder.Newest, half, more);

        Assert.Equal("more", chosen.Item.Id);
        Assert.Equal(0.75, chosen.Coverage, 9);
    }

    [Fact]
    public void Choose_Ties_AreBrokenByIdInAnyOrder()
    {
        StacItem a = Scene("a", "2024-06-01T10:00:00Z", 5);
        StacItem b = Scene("b", "2024-06-01T10:00:00Z", 5);

        Assert.Equal("a", Choose(SceneOrder.Newest, a, b).Item.Id);
        Assert.Equal("a", Choose(SceneOrder.LeastCloudy, b, a).Item.Id);
    }

    [Theory]
    [InlineData(
        "S2A_MSIL2A_20240601T100000_N0400_R022_T32TPT_20240601T160000.SAFE",
        "S2A_MSIL2A_20240601T100000_N0511_R022_T32TPT_20240601T120000.SAFE")]
    [InlineData(
        "S2A_MSIL2A_20240601T100000_N0511_R022_T32TPT_20240601T120000.SAFE",
        "S2A_MSIL2A_20240601T100000_N0511_R022_T32TPT_20240701T120000.SAFE")]
    [InlineData(
        "S2A_MSIL2A_20240601T100000_R022_T32TPT_20240601T120000",
        "S2A_MSIL2A_20240601T100000_R022_T32TPT_20240701T120000")]
    public void Choose_TwoProcessings_IsTheLater(string early, string late)
    {
        ChosenScene chosen = Choose(SceneOrder.LeastCloudy, Product("a", early, 1), Product("b", late, 2));

        Assert.Equal(("b", 1, 1), (chosen.Item.Id, chosen.Considered, chosen.Replaced));
    }

    [Fact]
    public void Choose_LaterProcessingOfASmallerPiece_ReplacesNothing()
    {
        StacItem whole = Product("a", "S2A_MSIL2A_20240601T100000_N0400_R022_T32TPT_20240601T160000.SAFE", 1);
        JsonObject piece = StacText.Scene("b", box: new Extent(11, 47, 11.45, 48));
        piece["properties"]!["s2:product_uri"] = "S2A_MSIL2A_20240601T100000_N0511_R022_T32TPT_20240601T160000.SAFE";

        ChosenScene chosen = Choose(SceneOrder.Newest, whole, Parse(piece));

        Assert.Equal(("a", 0), (chosen.Item.Id, chosen.Replaced));
    }

    [Fact]
    public void Choose_OtherTileOfTheSameOrbit_ReplacesNothing() => Assert.Equal(
        0,
        Choose(
            SceneOrder.Newest,
            Product("a", "S2A_MSIL2A_20240601T100000_N0400_R022_T32TPT_20240601T160000.SAFE", 1),
            Product("b", "S2A_MSIL2A_20240601T100000_N0511_R022_T32TPU_20240601T160000.SAFE", 1)).Replaced);

    [Fact]
    public void Choose_Nothing_IsNT1510WithWhatWasAskedFor()
    {
        Diagnostic error = Assert.Throws<NuTonicException>(() => Choose(SceneOrder.Newest)).Diagnostic;

        Assert.Equal("NT1510", error.Code);
        Assert.Equal(
            "stac.test has no scene of s2 for poi_0001 within 2024-06-01T00:00:00Z/2024-06-30T23:59:59.999Z with at "
            + "most 20 % clouds: widen the dates, raise the cloud limit, or leave the place out. This answer is kept; "
            + "Refresh=always asks again.",
            error.Message);
    }

    [Fact]
    public void Choose_NothingUsable_SaysWhatWasSeen()
    {
        StacItem part = Parse(StacText.Scene("part", box: new Extent(11, 47, 11.45, 48)));
        StacAnswer answer = new([part], 3, ["broken."], 1, false);

        string message = Assert.Throws<NuTonicException>(
            () => SceneChoice.Choose(answer, Search, new SceneOptions { MinCoverage = 0.9 }, StacText.Origin)).Message;

        Assert.Contains(
            "(1 cover less than 90 % of the box; 3 that it sent lie outside of these limits; 1 cannot be read, the "
            + "first because: broken.)",
            message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_AnyOrderOfTheAnswer_IsTheSameScene()
    {
        StacItem[] items =
        [
            .. Enumerable.Range(0, 12).Select(i => Scene($"s{i}", $"2024-06-{1 + (i % 4):00}T10:00:00Z", i % 3)),
        ];

        foreach (SceneOrder order in Enum.GetValues<SceneOrder>())
        {
            string expected = Choose(order, items).Item.Id;
            for (int turn = 1; turn < items.Length; turn++)
            {
                Assert.Equal(expected, Choose(order, [.. items.Skip(turn), .. items.Take(turn)]).Item.Id);
            }
        }
    }

    private static StacItem Scene(string id, string time, double cloud) => Parse(StacText.Scene(id, time, cloud));

    private static StacItem Product(string id, string name, double cloud)
    {
        JsonObject scene = StacText.Scene(id, cloud: cloud);
        scene["properties"]!["s2:product_uri"] = name;
        return Parse(scene);
    }

    private static StacItem Parse(JsonObject scene) => StacText.Parse(scene.ToJsonString());

    private static ChosenScene Choose(SceneOrder order, params StacItem[] items) =>
        SceneChoice.Choose(
            new StacAnswer([.. items], 0, [], 1, false), Search, new SceneOptions { Order = order }, StacText.Origin);
}
