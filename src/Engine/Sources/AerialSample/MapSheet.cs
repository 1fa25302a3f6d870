using System.Collections.Immutable;
using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>What is drawn in a cell, by ascending id. Nothing in it refers to another sheet.</summary>
/// <param name="Nodes">Nodes.</param>
/// <param name="Ways">Ways.</param>
/// <param name="Relations">Relations.</param>
internal sealed record MapSheet(
    ImmutableArray<DrawnNode> Nodes, ImmutableArray<DrawnWay> Ways, ImmutableArray<DrawnRelation> Relations)
{
    /// <summary>What a reader of the extract would make of it: elements with tags, with their geometry.</summary>
    public ImmutableArray<OsmElement> ToElements()
    {
        var elements = ImmutableArray.CreateBuilder<OsmElement>();
        foreach (DrawnNode node in Nodes.Where(node => !node.Tags.IsEmpty))
        {
            elements.Add(new OsmElement
            {
                Id = new OsmId(OsmType.Node, node.Id),
                Tags = node.Tags,
                Points = MapFrame.Locate([node.At]),
            });
        }

        foreach (DrawnWay way in Ways.Where(way => !way.Tags.IsEmpty))
        {
            ImmutableArray<OsmPoint> line = MapFrame.Locate([.. way.Nodes.Select(node => node.At)]);
            elements.Add(new OsmElement
            {
                Id = new OsmId(OsmType.Way, way.Id),
                Tags = way.Tags,
                Lines = way.IsArea ? [] : [line],
                Polygons = way.IsArea ? [new OsmPolygon(Oriented(line, isHole: false), [])] : [],
                IsIncomplete = !way.Missing.IsEmpty,
            });
        }

        foreach (DrawnRelation relation in Relations.Where(relation => !relation.Rings.IsEmpty))
        {
            ImmutableArray<OsmPoint>[] rings = [.. relation.Rings.Select(ring => MapFrame.Locate(ring))];
            elements.Add(new OsmElement
            {
                Id = new OsmId(OsmType.Relation, relation.Id),
                Tags = relation.Tags,
                Polygons =
                [
                    new OsmPolygon(
                        Oriented(rings[0], isHole: false),
                        [.. rings.Skip(1).Select(ring => Oriented(ring, isHole: true))]),
                ],
            });
        }

        return elements.ToImmutable();
    }

    /// <summary>Counter-clockwise, or clockwise for a hole.</summary>
    private static ImmutableArray<OsmPoint> Oriented(ImmutableArray<OsmPoint> ring, bool isHole)
    {
        double area = 0;
        for (int i = 1; i < ring.Length; i++)
        {
            area += ((ring[i - 1].Longitude - ring[0].Longitude) * (ring[i].Latitude - ring[0].Latitude))
                - ((ring[i].Longitude - ring[0].Longitude) * (ring[i - 1].Latitude - ring[0].Latitude));
        }

        return area < 0 != isHole ? [.. ring.Reverse()] : ring;
    }
}
