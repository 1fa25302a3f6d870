using System.Collections.Immutable;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Osm;
using NuTonic.Engine.Patches;
using NuTonic.Engine.Tests.Rows;

namespace NuTonic.Engine.Tests.Facts;

/// <summary>Geometry that no mapper draws on purpose. The xunit time-out of a hung test is the bound on time.</summary>
public sealed class HostileGeometryTests
{
    private static FactsBuilder Builder { get; } = new(new FactsOptions(), TagGlossary.LoadEmbedded());

    [Fact]
    public void Build_RandomRings_KeepSharesAndWordsInTheirRange()
    {
        TestRandom random = new(77);
        for (int round = 0; round < 300; round++)
        {
            // Self-crossing, with corners on a coarse lattice: vertices on vertices, edges on edges and on the border.
            (double X, double Y)[] ring =
            [
                .. Enumerable.Range(0, random.Next(3, 40))
                    .Select(_ => (random.Next(-4, 9) / 4.0, random.Next(-4, 9) / 4.0)),
            ];
            PatchFacts facts = new Scene().Area(1, "natural=wood", ring).Line(2, "highway=path", ring).Facts();

            Assert.All(facts.Elements, element =>
            {
                Assert.InRange(element.AreaShare, 0, 1);
                Assert.NotEmpty(element.Positions);
                Assert.NotEmpty(element.Outline);
                Assert.All(
                    element.Outline.SelectMany(part => part),
                    p => Assert.True(p.X is >= 0 and <= 1 && p.Y is >= 0 and <= 1));
            });
            Assert.Equal(FactsWriter.Write(facts), FactsWriter.Write(FactsReader.Read(FactsWriter.Write(facts))));
        }
    }

    [Fact]
    public void Build_ZigzagOfManyVerticesOverTheBorder_Ends()
    {
        (double X, double Y)[] teeth =
            [.. Enumerable.Range(0, 40_000).Select(i => (i / 40_000.0, i % 2 == 0 ? -0.1 : 0.9))];

        PatchFacts facts = new Scene()
            .Area(1, "natural=wood", [.. teeth, (1, 1.5), (0, 1.5)]).Line(2, "highway=path", teeth).Facts();

        Assert.Equal(2, facts.Elements.Length);
        Assert.InRange(FactsWriter.Write(facts).Length, 1, 200_000);
    }

    [Fact]
    public void Build_SpiralOfManyVertices_Ends()
    {
        (double X, double Y)[] spiral =
        [
            .. Enumerable.Range(1, 60_000).Select(i => (Angle: i * 0.05, Radius: 0.4 * i / 60_000))
                .Select(p => (0.5 + (p.Radius * Math.Cos(p.Angle)), 0.5 + (p.Radius * Math.Sin(p.Angle)))),
        ];

        ElementFacts facts = new Scene().Line(1, "highway=path", spiral).Only();

        Assert.Equal("twisted", facts.Sinuosity);
    }

    [Fact]
    public void Build_ManyLongLines_Ends()
    {
        Scene scene = new();
        TestRandom random = new(9);
        for (int i = 0; i < 60; i++)
        {
            scene.Line(
                i, "highway=path", [.. Enumerable.Range(0, 1500)
                    .Select(_ => (random.Next(0, 1000) / 1000.0, random.Next(0, 1000) / 1000.0))]);
        }

        PatchFacts facts = scene.Facts();

        Assert.Equal(60, facts.Counts.Lines);
        Assert.Equal(32, facts.Elements.Length);
    }

    [Fact]
    public void Build_PlacesOffTheGlobe_AreNotThere()
    {
        ImmutableArray<OsmPoint> ring =
        [
            new(double.NaN, 0), new(500, 100), new(-122, double.PositiveInfinity), new(-122, 37), new(double.NaN, 0),
        ];
        ImmutableArray<OsmElement> elements =
        [
            Element(1) with { Points = [new OsmPoint(double.NaN, double.NaN)] },
            Element(2) with { Lines = [ring] },
            Element(3) with { Polygons = [new OsmPolygon(ring, [])] },
            Element(4) with { Polygons = [new OsmPolygon([], [])] },
            Element(5) with { Lines = [[]] },
            Element(6),
        ];

        PatchFacts facts = Builder.Build(new Patch(1, 0, 0, Scene.Grid), "q", null, elements);

        Assert.All(facts.Elements, element => Assert.InRange(element.AreaShare, 0, 1));
        Assert.NotEmpty(FactsWriter.Write(facts));
    }

    [Fact]
    public void Write_TextsOfAnyKind_StayOneLine()
    {
        OsmElement element = Element(1) with
        {
            Tags = [new("name", "a\"b\\c\n\u0000\u2028\ud800😀 "), new("natural", "wood\ttree\r\n")],
            Polygons = new Scene().Area(1, "natural=wood", Scene.Box(0.1, 0.1, 0.9, 0.9)).Elements[0].Polygons,
        };

        byte[] line = FactsWriter.Write(Builder.Build(new Patch(1, 0, 0, Scene.Grid), "q", null, [element]));

        Assert.Equal(line.Length - 1, Array.IndexOf(line, (byte)'\n'));
        Assert.Equal(line, FactsWriter.Write(FactsReader.Read(line)));
    }

    private static OsmElement Element(long number) =>
        new() { Id = new OsmId(OsmType.Way, number), Tags = [new("natural", "wood")] };
}
