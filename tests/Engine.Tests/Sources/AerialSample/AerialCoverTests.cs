using System.Collections.Immutable;
using NuTonic.Engine.Osm;
using NuTonic.Engine.Sources.AerialSample;

namespace NuTonic.Engine.Tests.Sources.AerialSample;

public sealed class AerialCoverTests
{
    [Theory]
    [InlineData(100, 700, 160, 1)]
    [InlineData(700, 700, 160, 1)]
    [InlineData(701, 700, 160, 2)]
    [InlineData(5000, 700, 160, 9)]
    public void Split_AnyLength_CoversItWithOverlap(int length, int most, int overlap, int pieces)
    {
        PixelSpan[] parts = [.. new PixelSpan(-30, length).Split(most, overlap)];

        Assert.Equal(pieces, parts.Length);
        Assert.Equal(-30, parts[0].Start);
        Assert.Equal(length - 30, parts[^1].Start + parts[^1].Length);
        Assert.All(parts, part => Assert.InRange(part.Length, 1, most));
        Assert.All(
            parts.Zip(parts.Skip(1)),
            pair => Assert.InRange(pair.First.Start + pair.First.Length - pair.Second.Start, overlap, overlap));
    }

    [Fact]
    public void Of_StrayElement_DoesNotMoveThePictures()
    {
        OsmElement[] town = [.. Enumerable.Range(0, 9).Select(i => Road(-122.23 + (i * 1e-4), 37.82))];

        ImmutableArray<AerialQuad> near = AerialCover.Of(town, new AerialPaintOptions(SidePx: 1000, MaxQuads: 2));
        ImmutableArray<AerialQuad> far = AerialCover.Of(
            [.. town, Road(20, -40)], new AerialPaintOptions(SidePx: 1000, MaxQuads: 2));

        Assert.Single(near);
        Assert.InRange(far.Length, 1, 4);
        Assert.Equal(near[0].Grid.Crs, far[0].Grid.Crs);
        Assert.All(far, quad => Assert.InRange(Math.Abs(quad.Grid.Transform.C - near[0].Grid.Transform.C), 0, 1200));
    }

    [Fact]
    public void Of_NothingVisible_NoPicture()
    {
        OsmElement hidden = Road(-122.23, 37.82) with { Tags = [new("boundary", "administrative")] };

        Assert.Empty(AerialCover.Of([], new AerialPaintOptions()));
        Assert.Empty(AerialCover.Of([hidden], new AerialPaintOptions()));
    }

    private static OsmElement Road(double longitude, double latitude) => new()
    {
        Id = new OsmId(OsmType.Way, 1),
        Tags = [new("highway", "residential")],
        Lines = [[new OsmPoint(longitude, latitude), new OsmPoint(longitude + 1e-4, latitude + 1e-4)]],
    };
}
