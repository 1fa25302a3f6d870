namespace NuTonic.Engine.Sources;

/// <summary>Smooth noise over the pixels of a frame, continuous across frames of one seed.</summary>
/// <param name="frame">Where the pixels lie.</param>
/// <param name="seed">Seed of the landscape.</param>
internal sealed class SampleNoise(SampleFrame frame, ulong seed)
{
    /// <summary>Sum of octaves, each of half the cell and half the amplitude of the one before; about -1..1.</summary>
    /// <param name="salt">Tells fields of one landscape apart.</param>
    /// <param name="cellPx">Lattice width of the first octave in pixels.</param>
    /// <param name="octaves">How many, at least 1.</param>
    public float[] Fractal(ulong salt, int cellPx, int octaves)
    {
        var plane = new float[frame.WidthPx * frame.HeightPx];
        float amplitude = 1;
        for (int i = 0; i < octaves; i++)
        {
            AddOctave(plane, SampleHash.Mix(seed + (salt * 64) + (ulong)i), Math.Max(2, cellPx >> i), amplitude);
            amplitude *= 0.5f;
        }

        return plane;
    }

    private void AddOctave(float[] plane, ulong octaveSeed, int cell, float amplitude)
    {
        int firstX = Floor(frame.LeftPx, cell);
        int cells = Floor(frame.LeftPx + frame.WidthPx - 1, cell) - firstX + 2;
        var upper = new float[cells];
        var lower = new float[cells];
        int loaded = int.MinValue;
        for (int row = 0; row < frame.HeightPx; row++)
        {
            int y = frame.TopPx + row;
            int cellY = Floor(y, cell);
            if (cellY != loaded)
            {
                Lattice(upper, octaveSeed, firstX, cellY, amplitude);
                Lattice(lower, octaveSeed, firstX, cellY + 1, amplitude);
                loaded = cellY;
            }

            float v = Smooth((y - (cellY * cell)) / (float)cell);
            AddRow(
                plane.AsSpan(row * frame.WidthPx, frame.WidthPx),
                frame.LeftPx - (firstX * cell),
                cell,
                (upper, lower, v));
        }
    }

    private static void AddRow(Span<float> row, int offset, int cell, (float[] Upper, float[] Lower, float V) lattice)
    {
        (float[] upper, float[] lower, float v) = lattice;
        int index = 0;
        for (int x = 0; x < row.Length; x++)
        {
            if (offset == cell)
            {
                offset = 0;
                index++;
            }

            float left = upper[index] + (v * (lower[index] - upper[index]));
            float right = upper[index + 1] + (v * (lower[index + 1] - upper[index + 1]));
            row[x] += left + (Smooth(offset / (float)cell) * (right - left));
            offset++;
        }
    }

    private static void Lattice(float[] values, ulong seed, int firstX, int y, float amplitude)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ((2 * SampleHash.Unit(SampleHash.At(seed, firstX + i, y))) - 1) * amplitude;
        }
    }

    private static float Smooth(float t) => t * t * (3 - (2 * t));

    private static int Floor(int value, int cell) => (value / cell) - (value % cell < 0 ? 1 : 0);
}
