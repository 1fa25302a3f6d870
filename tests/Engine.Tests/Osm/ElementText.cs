using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Tests.Osm;

/// <summary>Elements as text: records with arrays compare by reference, texts show the difference.</summary>
internal static class ElementText
{
    public static string[] Lines(IEnumerable<OsmElement> elements) => [.. elements.Select(Line)];

    public static string Line(OsmElement element)
    {
        var text = new StringBuilder();
        text.Append(element.Id).Append(element.IsIncomplete ? " cut" : "");
        foreach ((string key, string value) in element.Tags)
        {
            text.Append(CultureInfo.InvariantCulture, $" {key}={value}");
        }

        text.Append(" points").Append(Points(element.Points));
        foreach (ImmutableArray<OsmPoint> line in element.Lines)
        {
            text.Append(" line").Append(Points(line));
        }

        foreach (OsmPolygon polygon in element.Polygons)
        {
            text.Append(" outer").Append(Points(polygon.Outer));
            foreach (ImmutableArray<OsmPoint> hole in polygon.Holes)
            {
                text.Append(" hole").Append(Points(hole));
            }
        }

        return text.ToString();
    }

    private static string Points(IEnumerable<OsmPoint> points) => string.Concat(points.Select(point =>
        string.Create(CultureInfo.InvariantCulture, $" {point.Longitude:R},{point.Latitude:R}")));
}
