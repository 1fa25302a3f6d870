using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Turns elements of the map into shapes to be painted.</summary>
/// <param name="frame">Where the pixels lie.</param>
/// <param name="seed">Seed of the tones.</param>
internal sealed class ShapeMaker(PaintFrame frame, ulong seed)
{
    private readonly List<PaintShape> _shapes = [];
    private readonly RoofMaker _roofs = new(frame);

    /// <summary>All shapes, in the order in which they are painted: by level, then large ones first.</summary>
    public ImmutableArray<PaintShape> Make(IEnumerable<OsmElement> elements)
    {
        foreach (OsmElement element in elements.Where(element => !MapVisibility.IsHidden(element)))
        {
            Add(element);
        }

        return
        [
            .. _shapes.Where(shape => shape.Path.Rows.Bottom > 0 && shape.Path.Rows.Top < frame.Grid.HeightPx)
                .OrderBy(shape => shape.Level),
        ];
    }

    private void Add(OsmElement element)
    {
        ulong bits = SampleHash.Mix(seed ^ SampleHash.Mix((ulong)element.Id.Number));
        int lift = element.Tag("bridge") is null or "no" ? 0 : PaintLevels.Bridge;
        foreach (OsmPolygon polygon in element.Polygons)
        {
            AddArea(element, polygon, bits);
        }

        foreach (ImmutableArray<OsmPoint> line in element.Lines)
        {
            AddLine(element, frame.Project(line, isRing: false), lift);
        }

        foreach (OsmPoint point in element.Points)
        {
            AddPoint(element, frame.Project([point], isRing: false)[0]);
        }
    }

    private void AddArea(OsmElement element, OsmPolygon polygon, ulong bits)
    {
        PaintPoint[] outer = frame.Project(polygon.Outer, isRing: true);
        var path = new PaintPath();
        path.AddRing(outer, isHole: false);
        foreach (ImmutableArray<OsmPoint> hole in polygon.Holes)
        {
            path.AddRing(frame.Project(hole, isRing: true), isHole: true);
        }

        if (element.Tag("building") is { } building and not "no")
        {
            _shapes.AddRange(_roofs.Make(path, outer, building, bits));
        }
        else if (Style(element) is { } style)
        {
            AddCover(element, (path, outer), style, bits);
        }
    }

    private void AddCover(
        OsmElement element,
        (PaintPath Path, PaintPoint[] Outer) area,
        (int Level, GroundSurface Surface) style,
        ulong bits)
    {
        GroundSurface surface = element.Tag("landuse") == "farmland"
            ? AreaStyles.Field(element.Tag("crop"), bits)
            : style.Surface;
        PaintPoint along = PaintMeasure.LongestEdge(area.Outer);
        if (element.Tag("amenity") == "parking")
        {
            _shapes.Add(new PaintShape(style.Level, area.Path, new ParkingSurface(
                (frame.LatticeX + (double)area.Outer[0].X, frame.LatticeY + (double)area.Outer[0].Y),
                along,
                1 / frame.PixelsPerMeter)));
            return;
        }

        if (surface.Canopy >= 0.4f)
        {
            // Trees stand as high as houses: their shade falls on what lies to the north.
            var shadow = new PaintPath();
            shadow.AddSweep(area.Outer, -2 * frame.PixelsPerMeter, -4.5f * frame.PixelsPerMeter);
            _shapes.Add(new PaintShape(PaintLevels.Zone + 9, shadow, RoofMaker.Shade));
        }

        if (style.Level < PaintLevels.Water)
        {
            surface = surface.Toned(0.94f + (0.12f * ((bits & 255) / 255f)), ((bits >> 8) & 7) - 3.5f);
        }

        float period = element.Tag("landuse") is "orchard" or "vineyard"
            ? 5
            : element.Tag("leisure") == "pitch" ? 9 : 4 + ((bits >> 16) & 3);
        _shapes.Add(
            new PaintShape(style.Level, area.Path, surface.AlongRows(along.X, along.Y, period * frame.PixelsPerMeter)));
    }

    private void AddLine(OsmElement element, PaintPoint[] line, int lift)
    {
        LineStyle? style = null;
        foreach ((string key, string value) in element.Tags)
        {
            style ??= LineStyles.Find(key, value);
        }

        if (style is null || element.Tag("building") is not null)
        {
            return;
        }

        double width = Width(element.Tag("width")) ?? style.WidthMeters;
        if (lift > 0)
        {
            AddDeck(line, width);
        }
        else if (style.Verge is { } verge)
        {
            AddStroke(line, width + (2 * style.VergeMeters), (Math.Min(style.Level - 1, PaintLevels.Verge), verge));
        }

        AddStroke(line, width, (style.Level + lift, style.Surface));
        if (style.HasMarking && element.Tag("junction") is null)
        {
            AddStroke(line, 0.3, (PaintLevels.Marking + lift, LineStyles.Marking));
        }

        if (style.HasRails)
        {
            AddStroke(
                PaintMeasure.Beside(line, 0.75f * frame.PixelsPerMeter),
                0.3,
                (style.Level + lift + 1, LineStyles.Steel));
            AddStroke(
                PaintMeasure.Beside(line, -0.75f * frame.PixelsPerMeter),
                0.3,
                (style.Level + lift + 1, LineStyles.Steel));
        }
    }

    /// <summary>The shade of a bridge and its kerbs.</summary>
    private void AddDeck(PaintPoint[] line, double width)
    {
        PaintPoint[] shifted =
        [
            .. line.Select(
                p => new PaintPoint(p.X - (1.5f * frame.PixelsPerMeter), p.Y - (3.5f * frame.PixelsPerMeter))),
        ];
        var shadow = new PaintPath();
        shadow.AddStroke(shifted, (float)(width + 3) * frame.PixelsPerMeter);
        _shapes.Add(new PaintShape(PaintLevels.Marking + 8, shadow, RoofMaker.Shade));
        AddStroke(
            line,
            width + 3,
            (PaintLevels.Marking + 9, AreaStyles.Find("landuse", "retail")!.Value.Surface.Toned(1.2f, 2)));
    }

    private void AddPoint(OsmElement element, PaintPoint point)
    {
        float unit = frame.PixelsPerMeter;
        if (element.Tag("natural") == "tree")
        {
            var shadow = new PaintPath();
            shadow.AddCircle(new PaintPoint(point.X - (1.5f * unit), point.Y - (3.5f * unit)), 3 * unit);
            _shapes.Add(new PaintShape(PaintLevels.Shadow, shadow, RoofMaker.Shade));
            AddCircle(point, 3.2f, (PaintLevels.Tree, AreaStyles.Find("natural", "wood")!.Value.Surface));
        }
        else if (element.Tag("power") is "tower")
        {
            var shadow = new PaintPath();
            shadow.AddStroke([point, new PaintPoint(point.X - (7 * unit), point.Y - (16 * unit))], 1.1f * unit);
            _shapes.Add(new PaintShape(PaintLevels.Shadow, shadow, RoofMaker.Shade));
            AddCircle(point, 2.4f, (PaintLevels.Overhead, LineStyles.Steel));
        }
    }

    private void AddStroke(PaintPoint[] line, double widthMeters, (int Level, GroundSurface Surface) style)
    {
        var path = new PaintPath();
        path.AddStroke(line, (float)widthMeters * frame.PixelsPerMeter);
        _shapes.Add(new PaintShape(style.Level, path, style.Surface));
    }

    private void AddCircle(PaintPoint centre, float radiusMeters, (int Level, GroundSurface Surface) style)
    {
        var path = new PaintPath();
        path.AddCircle(centre, radiusMeters * frame.PixelsPerMeter);
        _shapes.Add(new PaintShape(style.Level, path, style.Surface));
    }

    private static (int Level, GroundSurface Surface)? Style(OsmElement element)
    {
        (int Level, GroundSurface Surface)? best = null;
        foreach ((string key, string value) in element.Tags)
        {
            if (AreaStyles.Find(key, value) is { } found && (best is null || found.Level > best.Value.Level))
            {
                best = found;
            }
        }

        return best;
    }

    private static double? Width(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double width)
        && width is > 0 and <= 200
            ? width : null;
}
