using System.Runtime.InteropServices;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Rings in pixels of a picture, x and y in turn. Grows while it is made; then it is only read.</summary>
internal sealed class PaintPath
{
    // Of 1/16 pixel: the last bit of a projection differs between platforms and must not reach a pixel.
    private const float Quantum = 16;

    // Eight corners of a circle, 1/sqrt 2 written out.
    private static readonly (float X, float Y)[] Circle =
    [
        (1, 0), (0.70710677f, 0.70710677f), (0, 1), (-0.70710677f, 0.70710677f),
        (-1, 0), (-0.70710677f, -0.70710677f), (0, -1), (0.70710677f, -0.70710677f),
    ];

    private readonly List<float> _points = [];
    private readonly List<int> _ends = [];

    /// <summary>Coordinates; row 0 is the first of the picture.</summary>
    public ReadOnlySpan<float> Points => CollectionsMarshal.AsSpan(_points);

    /// <summary>For each ring, how many positions there are up to its end; rings close by themselves.</summary>
    public ReadOnlySpan<int> RingEnds => CollectionsMarshal.AsSpan(_ends);

    /// <summary>Smallest and largest row.</summary>
    public (float Top, float Bottom) Rows { get; private set; } = (float.MaxValue, float.MinValue);

    /// <summary>Adds a ring, turned round when its area does not have the sign that is asked for.</summary>
    public void AddRing(ReadOnlySpan<PaintPoint> ring, bool isHole)
    {
        bool turn = SignedArea(ring) < 0 != isHole;
        for (int i = 0; i < ring.Length; i++)
        {
            AddPoint(ring[turn ? ring.Length - 1 - i : i]);
        }

        _ends.Add(_points.Count / 2);
    }

    /// <summary>Adds a line of some width with round joins and ends.</summary>
    public void AddStroke(ReadOnlySpan<PaintPoint> line, float widthPx)
    {
        float half = widthPx / 2;
        for (int i = 0; i < line.Length; i++)
        {
            if (i > 0 && line[i] != line[i - 1])
            {
                AddSegment(line[i - 1], line[i], half);
            }

            // Thin lines do without: nobody sees the gap of a join below half a pixel.
            if (half >= 0.6f && i > 0 && i + 1 < line.Length)
            {
                AddCircle(line[i], half);
            }
        }
    }

    /// <summary>Adds a circle as an octagon.</summary>
    public void AddCircle(PaintPoint centre, float radiusPx)
    {
        Span<PaintPoint> ring = stackalloc PaintPoint[Circle.Length];
        for (int i = 0; i < ring.Length; i++)
        {
            ring[i] = new PaintPoint(centre.X + (radiusPx * Circle[i].X), centre.Y + (radiusPx * Circle[i].Y));
        }

        AddRing(ring, isHole: false);
    }

    /// <summary>Adds what a ring covers while it moves by (<paramref name="dx"/>, <paramref name="dy"/>).</summary>
    public void AddSweep(ReadOnlySpan<PaintPoint> ring, float dx, float dy)
    {
        AddRing(ring, isHole: false);
        for (int i = 0; i < ring.Length; i++)
        {
            PaintPoint a = ring[i];
            PaintPoint b = ring[(i + 1) % ring.Length];
            AddRing([a, b, new PaintPoint(b.X + dx, b.Y + dy), new PaintPoint(a.X + dx, a.Y + dy)], isHole: false);
        }
    }

    /// <summary>Twice the area inside, square pixels; the sign is the orientation.</summary>
    public static float SignedArea(ReadOnlySpan<PaintPoint> ring)
    {
        float area = 0;
        for (int i = 1; i + 1 < ring.Length; i++)
        {
            area += ((ring[i].X - ring[0].X) * (ring[i + 1].Y - ring[0].Y))
                - ((ring[i + 1].X - ring[0].X) * (ring[i].Y - ring[0].Y));
        }

        return area;
    }

    private void AddSegment(PaintPoint a, PaintPoint b, float half)
    {
        float dx = b.X - a.X;
        float dy = b.Y - a.Y;
        float scale = half / MathF.Sqrt((dx * dx) + (dy * dy));
        float nx = -dy * scale;
        float ny = dx * scale;
        AddRing(
            [new(a.X + nx, a.Y + ny), new(b.X + nx, b.Y + ny), new(b.X - nx, b.Y - ny), new(a.X - nx, a.Y - ny)],
            isHole: false);
    }

    private void AddPoint(PaintPoint point)
    {
        float y = MathF.Round(point.Y * Quantum) / Quantum;
        _points.Add(MathF.Round(point.X * Quantum) / Quantum);
        _points.Add(y);
        Rows = (Math.Min(Rows.Top, y), Math.Max(Rows.Bottom, y));
    }
}
