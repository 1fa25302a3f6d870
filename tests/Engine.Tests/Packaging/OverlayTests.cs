using NuTonic.Engine.Packaging;
using NuTonic.Engine.Regions;
using NuTonic.Engine.Rows;

namespace NuTonic.Engine.Tests.Packaging;

public sealed class OverlayTests
{
    [Fact]
    public void Render_Frame_LiesInsideTheBox()
    {
        string[] expected =
        [
            "......",
            ".wwww.",
            ".w..w.",
            ".w..w.",
            ".wwww.",
            "......",
        ];

        Assert.Equal(expected, Draw(6, 1, BoxConvention.HalfOpen, new Region(0, 9, new(1, 1, 5, 5))));
    }

    [Fact]
    public void Render_WideLineAndLaterRegion_FillsAndDrawsOnTop()
    {
        string[] expected =
        [
            "wwwww",
            "wwwww",
            "wwtww",
            "wwwww",
            "wwwww",
        ];

        Assert.Equal(
            expected,
            Draw(5, 4, BoxConvention.HalfOpen, new Region(0, 9, new(0, 0, 5, 5)), new Region(1, 1, new(2, 2, 3, 3))));
    }

    [Fact]
    public void Render_InclusiveConvention_SkipsOnePixelLines() =>
        Assert.All(
            Draw(4, 1, BoxConvention.Inclusive, new Region(0, 4, new(1, 0, 2, 4))),
            line => Assert.Equal("....", line));

    [Fact]
    public void Render_BoxOverTheEdge_IsClamped() =>
        Assert.Equal(["ww", "ww"], Draw(2, 2, BoxConvention.HalfOpen, new Region(0, 4, new(-3, -3, 9, 9))));

    [Fact]
    public void For_EachKind_NamesTheFileAsTheReferenceDoes()
    {
        Row caption = new(RowKind.Caption, null, "images/a.png", "Q?", "A.", []);

        Assert.Equal("poi_0004_t0000__000_caption.png", OverlayName.For("poi_0004_t0000", 0, caption));
        Assert.Equal(
            "poi_0004_t0000__001_ground_all.png",
            OverlayName.For("poi_0004_t0000", 1, caption with { Kind = RowKind.GroundAll }));
        Assert.Equal(
            "poi_0006_t0000__008_classfocus_shrub_and_scrub.png",
            OverlayName.For("poi_0006_t0000", 8, caption with { Kind = RowKind.ClassCaption, ClassId = 5 }));
        Assert.Equal(
            "poi_0006_t0000__010_ground_water.png",
            OverlayName.For("poi_0006_t0000", 10, caption with { Kind = RowKind.GroundClass, ClassId = 0 }));
    }

    // One character a pixel: w for the colour of water, t for trees, . for the chip.
    private static string[] Draw(int size, int lineWidth, BoxConvention convention, params Region[] regions)
    {
        byte[] overlay = new OverlayRenderer(convention, lineWidth).Render(
            new byte[size * size * 3], size, size, regions);
        char[] symbols = [.. overlay.Chunk(3).Select(Symbol)];
        return [.. symbols.Chunk(size).Select(line => new string(line))];
    }

    private static char Symbol(byte[] rgb)
    {
        LandCoverClass? match = LandCoverClass.All.FirstOrDefault(c => rgb.SequenceEqual([c.Red, c.Green, c.Blue]));
        return match?.Label[0] ?? (rgb.All(channel => channel == 0) ? '.' : '?');
    }
}
