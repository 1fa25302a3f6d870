namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>
/// How much of each pixel of a band of rows a shape covers, by exact areas: every edge adds its signed area to an
/// accumulator whose running sum along a row is the winding number, blended at the edges. Pieces of one orientation may
/// overlap. What it yields does not depend on where the band starts.
/// </summary>
/// <param name="widthPx">Columns.</param>
/// <param name="heightPx">Rows of the band.</param>
internal sealed class CoverageMask(int widthPx, int heightPx)
{
    // One more column: an edge that ends in the last pixel closes its sum in the next.
    private readonly float[] _sums = new float[(widthPx + 2) * heightPx];
    private readonly int[] _first = NewRow(heightPx, int.MaxValue);
    private readonly int[] _last = NewRow(heightPx, -1);

    /// <summary>Adds all rings of a shape. The mask must be empty.</summary>
    /// <param name="shape">Rings in pixels of the picture.</param>
    /// <param name="topPx">Row of the picture that is the first of the band.</param>
    public void Add(PaintPath shape, int topPx)
    {
        ReadOnlySpan<float> points = shape.Points;
        int start = 0;
        foreach (int end in shape.RingEnds)
        {
            for (int i = start; i < end; i++)
            {
                int next = i + 1 < end ? i + 1 : start;
                AddEdge(
                    (points[2 * i], points[(2 * i) + 1] - topPx), (points[2 * next], points[(2 * next) + 1] - topPx));
            }

            start = end;
        }
    }

    /// <summary>
    /// Moves the coverage of a row into <paramref name="coverage"/>, 0 to 1, and empties the row.
    /// </summary>
    /// <param name="row">Row of the band.</param>
    /// <param name="coverage">Receives the columns from the one that is returned on;
    /// at least as long as the band is wide.</param>
    /// <returns>First column and how many; (0, 0) when the shape is not in the row.</returns>
    public (int First, int Count) Take(int row, Span<float> coverage)
    {
        int first = _first[row];
        int last = Math.Min(_last[row], widthPx - 1);
        if (first == int.MaxValue)
        {
            // Nothing, or a shape that lies right of the picture.
            _last[row] = -1;
            return (0, 0);
        }

        Span<float> sums = _sums.AsSpan(row * (widthPx + 2), widthPx + 2);
        float sum = 0;
        for (int x = first; x <= last; x++)
        {
            sum += sums[x];
            coverage[x - first] = Math.Min(Math.Abs(sum), 1);
        }

        sums[first..Math.Min(_last[row] + 2, widthPx + 2)].Clear();
        _first[row] = int.MaxValue;
        _last[row] = -1;
        return (first, Math.Max(0, last - first + 1));
    }

    private void AddEdge((float X, float Y) from, (float X, float Y) to)
    {
        if (from.Y == to.Y)
        {
            return;
        }

        float direction = from.Y < to.Y ? 1 : -1;
        (float X, float Y) upper = from.Y < to.Y ? from : to;
        (float X, float Y) lower = from.Y < to.Y ? to : from;
        if (lower.Y <= 0 || upper.Y >= heightPx)
        {
            return;
        }

        float slope = (lower.X - upper.X) / (lower.Y - upper.Y);
        int end = Math.Min(heightPx, (int)MathF.Ceiling(lower.Y));
        for (int row = Math.Max(0, (int)MathF.Floor(upper.Y)); row < end; row++)
        {
            // Both ends from the edge's own start, never from the row before: a band that starts later sees the same.
            float y0 = Math.Max(row, upper.Y);
            float y1 = Math.Min(row + 1, lower.Y);
            float x0 = upper.X + ((y0 - upper.Y) * slope);
            float x1 = upper.X + ((y1 - upper.Y) * slope);
            AddPiece(row, (Math.Min(x0, x1), Math.Max(x0, x1)), (y1 - y0) * direction);
        }
    }

    /// <summary>
    /// Adds a piece of an edge inside one row: it spans columns, some perhaps outside, and has a signed height.
    /// </summary>
    private void AddPiece(int row, (float Left, float Right) span, float height)
    {
        if (span.Right > widthPx)
        {
            // What is right of the picture changes no pixel, but the sum that it would close runs to the end.
            _last[row] = Math.Max(_last[row], widthPx - 1);
            if (span.Left >= widthPx)
            {
                return;
            }

            height *= (widthPx - span.Left) / (span.Right - span.Left);
        }

        float left = span.Left;
        float right = Math.Min(span.Right, widthPx);
        if (left < 0)
        {
            // What is left of the picture covers whole rows of it: an upright edge on its border does the same.
            float outside = right <= 0 ? height : height * (-left / (right - left));
            AddSpan(row, (0, 0), outside);
            if (right <= 0)
            {
                return;
            }

            (left, height) = (0, height - outside);
        }

        AddSpan(row, (left, right), height);
    }

    private void AddSpan(int row, (float Left, float Right) span, float height)
    {
        (float left, float right) = span;
        int column = (int)left;
        int lastColumn = Math.Max(column, (int)MathF.Ceiling(right) - 1);
        _first[row] = Math.Min(_first[row], column);
        _last[row] = Math.Max(_last[row], lastColumn + 1);
        Span<float> sums = _sums.AsSpan(row * (widthPx + 2), widthPx + 2);
        if (lastColumn == column)
        {
            float beside = height * (((left + right) / 2) - column);
            sums[column] += height - beside;
            sums[column + 1] += beside;
            return;
        }

        // Over several columns: the part of the height that lies left of each pixel's right border, by trapezoids.
        float each = height / (right - left);
        float given = 0;
        float before = 0;
        for (int x = column; x <= lastColumn; x++)
        {
            float a = Math.Max(left, x);
            float b = Math.Min(right, x + 1);
            float share = (b - a) * each;
            float area = before + (share * (x + 1 - ((a + b) / 2)));
            sums[x] += area - given;
            given = area;
            before += share;
        }

        sums[lastColumn + 1] += height - given;
    }

    private static int[] NewRow(int length, int value)
    {
        var row = new int[length];
        Array.Fill(row, value);
        return row;
    }
}
