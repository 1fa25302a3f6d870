using System.Collections.Immutable;

namespace NuTonic.Engine.Facts;

/// <summary>Where an area lies and what shape it has.</summary>
internal static class AreaWords
{
    private const double SmallestPart = 0.02; // Of the largest part; less is left out of positions, shape and outline.
    private const double RectangleFill =
        0.9; // Of the smallest rectangle around it; a circle fills 0.79, an octagon 0.83.
    private const double SquareRatio = 0.88;
    private const double ElongatedRatio = 0.25;
    private const double Roundness = 0.92; // 4 pi area / perimeter^2: an octagon has 0.95, a square 0.79.
    private const double OwnOutline = 0.5;

    /// <summary>Parts that count: those that are no slivers beside the largest.</summary>
    public static ImmutableArray<PatchPoint[]> Parts(ClippedArea area)
    {
        double least = Ring.Area(area.Outers[0]) * SmallestPart;
        return [.. area.Outers.TakeWhile(ring => Ring.Area(ring) >= least)];
    }

    /// <summary>The different words for the centroids of the parts.</summary>
    public static ImmutableArray<string> Positions(ClippedArea area, FactsStyle style)
    {
        if (style == FactsStyle.Reference)
        {
            return [.. area.Outers.Select(ring => Word(Centroid([ring]), ReferenceWords.Position))];
        }

        ImmutableArray<PatchPoint[]> parts = Parts(area);
        return parts.Length == 1
            ? [Word(Centroid([parts[0], .. area.Holes]), CompassWords.Position)]
            : [.. parts.Select(ring => Word(Centroid([ring]), CompassWords.Position)).Distinct()];
    }

    /// <summary>The word for the shape; null as <see cref="ElementFacts.Shape"/> says.</summary>
    public static string? Shape(ClippedArea area, PatchFrame frame, FactsStyle style)
    {
        if (style == FactsStyle.Reference)
        {
            return ReferenceWords.Shape(area, SidesAround(area));
        }

        ImmutableArray<PatchPoint[]> parts = Parts(area);
        if (parts.Length > 1)
        {
            return "multi-part";
        }

        PatchPoint[] outline = parts[0];
        (double perimeter, double atEdge) = Perimeter(outline, frame);
        if (area.IsClipped && atEdge >= OwnOutline * perimeter)
        {
            return null;
        }

        double metersSquared = frame.AreaSquareMeters * Ring.Area(outline);
        (double length, double width) = SmallestRectangle.Around([.. outline.Select(p => frame.Meters(p.X, p.Y))]);
        return Shape(metersSquared, perimeter, length, width);
    }

    private static string Shape(double area, double perimeter, double length, double width)
    {
        if (area >= RectangleFill * length * width)
        {
            return width >= SquareRatio * length
                ? "square"
                : width <= ElongatedRatio * length ? "elongated" : "rectangular";
        }

        if (4 * Math.PI * area >= Roundness * perimeter * perimeter)
        {
            return "circular";
        }

        return width <= ElongatedRatio * length ? "elongated" : "irregular";
    }

    private static (double Whole, double AtEdge) Perimeter(PatchPoint[] ring, PatchFrame frame)
    {
        double whole = 0, atEdge = 0;
        for (int i = 0; i < ring.Length; i++)
        {
            (PatchPoint from, PatchPoint to) = (ring[i], ring[(i + 1) % ring.Length]);
            double meters = frame.Distance(from, to);
            whole += meters;
            atEdge += SideCut.Along(from, to) is null ? 0 : meters;
        }

        return (whole, atEdge);
    }

    private static double SidesAround(ClippedArea area)
    {
        double length = 0;
        foreach (PatchPoint[] ring in area.Holes.Prepend(area.Outers[0]))
        {
            for (int i = 0; i < ring.Length; i++)
            {
                (PatchPoint from, PatchPoint to) = (ring[i], ring[(i + 1) % ring.Length]);
                (double x, double y) = (to.X - from.X, to.Y - from.Y);
                length += Math.Sqrt((x * x) + (y * y));
            }
        }

        return length;
    }

    private static (double X, double Y) Centroid(ReadOnlySpan<PatchPoint[]> rings)
    {
        double area = 0, x = 0, y = 0;
        foreach (PatchPoint[] ring in rings)
        {
            (double ringArea, double ringX, double ringY) = Ring.Moments(ring);
            (area, x, y) = (area + ringArea, x + ringX, y + ringY);
        }

        return area > 0 ? (x / area, y / area) : (rings[0][0].X, rings[0][0].Y);
    }

    private static string Word((double X, double Y) at, Func<double, double, string> word) => word(at.X, at.Y);
}
