namespace NuTonic.Engine.Sources;

/// <summary>Height, water and vegetation of a landscape, one value a pixel of the frame.</summary>
internal sealed class SampleTerrain
{
    private const int ReliefCellPx = 384;
    private const int RiverCellPx = 448;
    private const int MoistureCellPx = 160;

    private readonly SampleFrame _frame;

    /// <summary>Builds the fields of <paramref name="place"/>.</summary>
    public SampleTerrain(SampleFrame frame, SamplePlace place, ulong seed)
    {
        _frame = frame;
        var noise = new SampleNoise(frame, seed);
        Height = noise.Fractal(1, ReliefCellPx, 6);
        float[] river = noise.Fractal(2, RiverCellPx, 4);
        Moisture = noise.Fractal(3, MoistureCellPx, 4);
        Detail = noise.Fractal(4, 12, 3);
        RiverDistance = Distance(river);
        Shape(place, river);
    }

    /// <summary>Below 0 is under water; land reaches about 1.5.</summary>
    public float[] Height { get; }

    /// <summary>Pixels to the middle of the next river.</summary>
    public float[] RiverDistance { get; }

    /// <summary>About -1.5..1.5; high is wet.</summary>
    public float[] Moisture { get; }

    /// <summary>Fine texture, about -1.5..1.5.</summary>
    public float[] Detail { get; }

    /// <summary>Brightness factor of a slope under a sun in the north-west, 0.65..1.3.</summary>
    public float Shade(int index)
    {
        int column = index % _frame.WidthPx;
        if (column == 0 || index < _frame.WidthPx)
        {
            return 1;
        }

        float rise = (Height[index] - Height[index - 1]) + (Height[index] - Height[index - _frame.WidthPx]);
        return Math.Clamp(1 + (6 * rise), 0.65f, 1.3f);
    }

    /// <summary>A river runs where its field crosses zero: distance is value over slope.</summary>
    private float[] Distance(float[] river)
    {
        int width = _frame.WidthPx;
        var distance = new float[river.Length];
        for (int i = 0; i < river.Length; i++)
        {
            int column = i % width;
            int right = column + 1 < width ? i + 1 : i;
            int left = column > 0 ? i - 1 : i;
            int below = i + width < river.Length ? i + width : i;
            int above = i >= width ? i - width : i;
            float dx = (river[right] - river[left]) / Math.Max(1, right - left);
            float dy = (river[below] - river[above]) / (below - above == 2 * width ? 2 : 1);
            distance[i] = Math.Abs(river[i]) / MathF.Sqrt((dx * dx) + (dy * dy) + 4e-6f);
        }

        return distance;
    }

    private void Shape(SamplePlace place, float[] river)
    {
        // The sea is tied to the zone's lattice, so that a variant of a place has the same coast.
        float fall = place.SeaSlope / 900;
        int centreX = Round(_frame.LeftPx + (_frame.WidthPx / 2));
        int centreY = Round(_frame.TopPx + (_frame.HeightPx / 2));
        for (int i = 0; i < Height.Length; i++)
        {
            // A valley: the land sinks towards the river and is flattest beside it.
            float valley = place.RiverPx == 0 ? 1 : Math.Min(1, Math.Abs(river[i]) * 3);
            int x = _frame.LeftPx + (i % _frame.WidthPx) - centreX;
            int y = _frame.TopPx + (i / _frame.WidthPx) - centreY;
            float relief = ((Height[i] * 0.6f) + place.Lift) * (0.35f + (0.65f * valley));
            Height[i] = relief - (fall * (x + y));
        }
    }

    private static int Round(int centrePx) => (centrePx + 128) >> 8 << 8;
}
