using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Facts;

/// <summary>An element inside a patch, before it is put into words. One of the three shapes is there.</summary>
/// <param name="Element">Element of the map.</param>
/// <param name="Area">Its surface.</param>
/// <param name="Line">Its lines.</param>
/// <param name="Point">Its place.</param>
internal sealed record SeenElement(OsmElement Element, ClippedArea? Area, ClippedLine? Line, PatchPoint? Point)
{
    private const double LeastSquareMeters = 1;
    private const double LeastMeters = 1;

    /// <summary>What it looks like.</summary>
    public ElementKind Kind =>
        Area is not null ? ElementKind.Area : Line is not null ? ElementKind.Line : ElementKind.Point;

    /// <summary>
    /// The part of <paramref name="element"/> inside the patch; null when there is none, or less than a metre of it.
    /// </summary>
    public static SeenElement? Of(OsmElement element, PatchFrame frame)
    {
        if (!element.Polygons.IsEmpty)
        {
            return ClippedArea.Of(element.Polygons, frame) is { } area
                && area.Share * frame.AreaSquareMeters >= LeastSquareMeters
                ? new SeenElement(element, area, null, null)
                : null;
        }

        if (!element.Lines.IsEmpty)
        {
            return ClippedLine.Of(element.Lines, frame) is { LengthMeters: >= LeastMeters } line
                ? new SeenElement(element, null, line, null)
                : null;
        }

        PatchPoint[] inside = [.. frame.Project(element.Points.AsSpan()).Where(point => point.IsInside)];
        return inside.Length > 0 ? new SeenElement(element, null, null, inside[0]) : null;
    }
}
