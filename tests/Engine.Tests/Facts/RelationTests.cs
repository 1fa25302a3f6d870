using NuTonic.Engine.Facts;
using NuTonic.Engine.Tests.Rows;

namespace NuTonic.Engine.Tests.Facts;

public sealed class RelationTests
{
    [Fact]
    public void Relate_HouseInAWood_IsInside()
    {
        Scene scene = new Scene()
            .Area(1, "natural=wood", Scene.Box(0.1, 0.1, 0.9, 0.9))
            .Area(2, "building=house", Scene.Box(0.4, 0.4, 0.5, 0.5));

        Assert.Equal("contains", Told(scene, 1, 2));
        Assert.Equal("inside", Told(scene, 2, 1));
    }

    [Fact]
    public void Relate_HouseInTheHoleOfAWood_IsNear()
    {
        Scene scene = new Scene()
            .Polygon(1, "natural=wood", [Scene.Box(0.1, 0.1, 0.9, 0.9)], [Scene.Box(0.3, 0.3, 0.7, 0.7)])
            .Area(2, "building=house", Scene.Box(0.35, 0.45, 0.45, 0.55));

        Assert.Equal("near east 13", Told(scene, 1, 2, isRelation: true));
    }

    [Fact]
    public void Relate_RoadThroughAWood_Crosses()
    {
        Scene scene = new Scene()
            .Area(1, "natural=wood", Scene.Box(0.3, 0.3, 0.7, 0.7))
            .Line(2, "highway=track", (0.1, 0.5), (0.9, 0.5));

        Assert.Equal("crosses", Told(scene, 1, 2));
        Assert.Equal("crosses", Told(scene, 2, 1));
    }

    [Fact]
    public void Relate_FenceAroundAField_Touches()
    {
        (double X, double Y)[] field = Scene.Box(0.3, 0.3, 0.7, 0.7);
        Scene scene = new Scene().Area(1, "landuse=farmland", field).Line(2, "barrier=fence", [.. field, field[0]]);

        Assert.Equal("touches", Told(scene, 2, 1));
    }

    [Fact]
    public void Relate_StreetsThatMeet_TouchAndCross()
    {
        Scene scene = new Scene()
            .Line(1, "highway=residential", (0, 0.5), (0.5, 0.5), (1, 0.5))
            .Line(2, "highway=residential", (0.5, 0.5), (0.5, 0.9))
            .Line(3, "highway=residential", (0.8, 0.2), (0.8, 0.8));

        Assert.Equal("touches", Told(scene, 2, 1));
        Assert.Equal("crosses", Told(scene, 3, 1));
    }

    [Theory]
    [InlineData(0.6, 0.4, "near east 27")]
    [InlineData(0.2, 0.4, "near west 27")]
    [InlineData(0.45, 0.6, "near north 27")]
    [InlineData(0.6, 0.6, "near northeast 38")]
    [InlineData(0.53, 0.4, "near east 8.1")]
    [InlineData(0.66, 0.4, null)]
    public void Relate_TwoHouses_AreNearWithinFortyMeters(double x, double y, string? told)
    {
        Scene scene = new Scene()
            .Area(1, "building=house", Scene.Box(0.4, 0.4, 0.5, 0.5))
            .Area(2, "building=house", Scene.Box(x, y, x + 0.1, y + 0.1));

        Assert.Equal(told, Told(scene, 1, 2));
    }

    [Fact]
    public void Relate_FieldsWithASharedEdge_TouchWithADirection()
    {
        Scene scene = new Scene()
            .Area(1, "landuse=meadow", Scene.Box(0.2, 0.2, 0.5, 0.5))
            .Area(2, "landuse=farmland", Scene.Box(0.5, 0.2, 0.7, 0.5));

        Assert.Equal("touches east", Told(scene, 1, 2));
        Assert.Equal("touches west", Told(scene, 2, 1));
    }

    [Fact]
    public void Relate_SameOutlineTwice_ContainsOnce()
    {
        Scene scene = new Scene()
            .Area(1, "landuse=residential", Scene.Box(0.2, 0.2, 0.5, 0.5))
            .Area(2, "leisure=park", Scene.Box(0.2, 0.2, 0.5, 0.5));

        Assert.Equal("contains", Told(scene, 1, 2));
        Assert.Equal("inside", Told(scene, 2, 1));
    }

    [Fact]
    public void Relate_CrowdedPatch_TellsFewAndBothSidesTheSame()
    {
        TestRandom random = new(21);
        Scene scene = new Scene().Area(100, "landuse=residential", Scene.Box(0, 0, 1, 1));
        for (int i = 0; i < 40; i++)
        {
            (double x, double y) = (random.Next(0, 900) / 1000.0, random.Next(0, 900) / 1000.0);
            scene.Area(i, "building=house", Scene.Box(x, y, x + 0.05, y + 0.05));
        }

        PatchFacts facts = scene.Facts();

        Dictionary<string, ElementFacts> byId = facts.Elements.ToDictionary(e => e.Id);
        Assert.All(facts.Elements, element => Assert.InRange(element.Relations.Length, 0, 4));
        Assert.Equal(4, byId["way/100"].Relations.Length);
        foreach (ElementFacts element in facts.Elements)
        {
            Assert.All(element.Relations, fact =>
            {
                RelationFact back = Assert.Single(byId[fact.Other].Relations, other => other.Other == element.Id);
                Assert.Equal(fact.DistanceMeters, back.DistanceMeters);
                Assert.Equal(fact.Direction is null, back.Direction is null);
            });
        }
    }

    [Fact]
    public void Build_ElementsInAnyOrder_GivesTheSameBytes()
    {
        TestRandom random = new(4);
        Scene scene = new();
        for (int i = 0; i < 30; i++)
        {
            (double x, double y) = (random.Next(0, 10) / 10.0, random.Next(0, 10) / 10.0);
            scene.Area(i, "building=house", Scene.Box(x, y, x + 0.05, y + 0.05));
            scene.Line(100 + i, "highway=service", (x, y), (y, x), (0.5, 0.5));
        }

        FactsBuilder builder = new(new FactsOptions(), TagGlossary.LoadEmbedded());
        byte[] one = FactsWriter.Write(builder.Build(new(7, 0, 0, Scene.Grid), "q", null, scene.Elements));
        byte[] other = FactsWriter.Write(
            builder.Build(new(7, 0, 0, Scene.Grid), "q", null, [.. scene.Elements.Reverse()]));

        Assert.Equal(one, other);
    }

    private static string? Told(Scene scene, long from, long to, bool isRelation = false)
    {
        PatchFacts facts = scene.Facts();
        string id = (isRelation ? "relation/" : "way/") + from;
        ElementFacts element = Assert.Single(facts.Elements, e => e.Id == id);
        RelationFact? fact = element.Relations.SingleOrDefault(r => r.Other == "way/" + to);
        return fact is null
            ? null
            : fact.Relation + (fact.Direction is null ? "" : " " + fact.Direction)
                + (fact.DistanceMeters == 0 ? "" : FormattableString.Invariant($" {fact.DistanceMeters}"));
    }
}
