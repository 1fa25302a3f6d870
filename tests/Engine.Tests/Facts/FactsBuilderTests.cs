using NuTonic.Engine.Facts;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Tests.Facts;

public sealed class FactsBuilderTests
{
    [Fact]
    public void Build_Field_MeasuresItOnTheGround()
    {
        ElementFacts field = new Scene()
            .Area(1, "landuse=farmland name=Long+Acre", Scene.Box(0.25, 0.5, 0.75, 0.75))
            .Only();

        Assert.Equal("way/1", field.Id);
        Assert.Equal(ElementKind.Area, field.Kind);
        Assert.Equal("farmland", field.Noun);
        Assert.Equal("Long Acre", field.Name);
        Assert.Equal(0.125, field.AreaShare);
        // UTM shrinks lengths by 0.99966 here.
        Assert.Equal(Math.Round(Scene.Side * Scene.Side * 0.125 / (0.999656 * 0.999656)), field.AreaSquareMeters, 4.0);
        Assert.Equal("rectangular", field.Shape);
        Assert.Equal(["center"], field.Positions);
        Assert.False(field.IsClipped);
        TagFact tag = Assert.Single(field.Tags);
        Assert.Equal(("landuse", "farmland", "fields for crops"), (tag.Key, tag.Value, tag.Meaning));
        Assert.Equal([(0.25, 0.5), (0.75, 0.5), (0.75, 0.75), (0.25, 0.75), (0.25, 0.5)], field.Outline[0].ToArray());
    }

    [Fact]
    public void Build_StreetThroughThePatch_EndsAtItsEdges()
    {
        ElementFacts street = new Scene().Line(2, "highway=residential", (-0.5, 0.5), (0.5, 0.5), (1.5, 0.5)).Only();

        Assert.Equal("residential street", street.Noun);
        Assert.Equal(1, street.LengthShare);
        Assert.Equal(269, street.LengthMeters);
        Assert.Equal("straight", street.Sinuosity);
        Assert.Equal("east-west", street.Orientation);
        Assert.Equal(["west edge", "east edge"], street.Ends);
        Assert.True(street.IsClipped);
        Assert.Equal(["center"], street.Positions);
    }

    [Fact]
    public void Build_CornerToCorner_NamesBothCorners()
    {
        ElementFacts street = new Scene().Line(2, "highway=residential", (-0.5, -0.5), (1.5, 1.5)).Only();

        Assert.Equal(["southwest corner", "northeast corner"], street.Ends);
        Assert.Equal("northeast-southwest", street.Orientation);
    }

    [Fact]
    public void Build_PixelInTheFirstRowAndColumn_LiesInTheNorthwest()
    {
        (double x, double y) = Scene.Grid.Transform.Apply(0.5, 0.5);
        Scene scene = new();
        double[] longitude = [x];
        double[] latitude = [y];
        CoordinateTransform.Create(Scene.Grid.Crs, Crs.Wgs84).Transform(longitude, latitude);
        (double X, double Y) share = (0.5 / 448, 1 - (0.5 / 448));

        Assert.Equal(longitude[0], scene.Place(share).Longitude, 1e-9);
        Assert.Equal(["northwest"], scene.Point(3, "natural=tree", share.X, share.Y).Only().Positions);
    }

    [Fact]
    public void Build_NoElements_IsEmptyFacts()
    {
        PatchFacts facts = new Scene().Facts();

        Assert.Empty(facts.Elements);
        Assert.Equal((0, 0, 0), (facts.Counts.Areas, facts.Counts.Lines, facts.Counts.Points));
        Assert.Equal(268.9, facts.SideMeters);
        Assert.Equal(-122.236888, facts.Longitude, 1e-2);
    }
}
