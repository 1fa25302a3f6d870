using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NuTonic.Engine.Imaging;

namespace NuTonic.Engine.Raster;

/// <summary>
/// <see cref="BilinearKernel"/> for grids whose columns and rows map apart: column taps are found once for all rows and
/// bands, each source row is interpolated along x once, and two of those rows blend into a destination row. Equal to
/// the kernel bit for bit, because the operations and their order are the same. One instance per thread.
/// </summary>
internal sealed class SeparableBilinear
{
    private readonly WarpChunk _chunk;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly int[] _columns;
    private readonly double[] _weights;
    private readonly int _first;
    private readonly int _end;
    private double[] _upper;
    private double[] _lower;
    private int _upperRow;
    private int _lowerRow;

    /// <param name="map">Separable.</param>
    /// <param name="chunk">A chunk that does not shrink.</param>
    public SeparableBilinear(PixelMap map, WarpChunk chunk)
    {
        _chunk = chunk;
        PixelWindow part = chunk.Destination;
        _x = new double[part.Width];
        _y = new double[part.Height];
        map.MapRow(part.X, part.Y, _x, new double[part.Width]);
        map.MapColumn(part.X, part.Y, new double[part.Height], _y);
        _columns = new int[part.Width];
        _weights = new double[part.Width];
        _upper = new double[part.Width];
        _lower = new double[part.Width];
        (_first, _end) = LocateColumns();
    }

    /// <summary>Writes the chunk's pixels of one band.</summary>
    /// <param name="block">The chunk's read window.</param>
    /// <param name="plane">Whole destination grid, row-major.</param>
    /// <param name="stride">Columns of the grid.</param>
    public void Run(SourceBlock block, Span<float> plane, int stride)
    {
        (_upperRow, _lowerRow) = (-1, -1);
        PixelWindow part = _chunk.Destination;
        for (int i = 0; i < part.Height; i++)
        {
            RunRow(block, _y[i], plane.Slice(((part.Y + i) * stride) + part.X, part.Width));
        }
    }

    private void RunRow(SourceBlock block, double y, Span<float> destination)
    {
        if (!_chunk.Contains(_chunk.Source.X, y))
        {
            return;
        }

        (int row, double weight) = BilinearKernel.Locate(y, _chunk.Source.Y);
        bool hasLower = row + 1 < _chunk.Source.Y + _chunk.Source.Height;
        int first = hasLower ? _first : 0;
        int end = hasLower ? _end : 0;
        if (first < end)
        {
            Advance(block, row);
            Blend(block, y, weight, destination);
        }

        SampleRun(block, y, destination, 0, first);
        SampleRun(block, y, destination, end, destination.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SampleRun(SourceBlock block, double y, Span<float> destination, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            destination[i] = BilinearKernel.Sample(block, _chunk, _x[i], y);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Blend(SourceBlock block, double y, double weight, Span<float> destination)
    {
        ReadOnlySpan<double> upper = _upper.AsSpan(_first, _end - _first);
        ReadOnlySpan<double> lower = _lower.AsSpan(_first, upper.Length);
        Span<float> run = destination.Slice(_first, upper.Length);
        ReadOnlySpan<Vector<double>> uppers = MemoryMarshal.Cast<double, Vector<double>>(upper);
        ReadOnlySpan<Vector<double>> lowers = MemoryMarshal.Cast<double, Vector<double>>(lower);
        Span<Vector<float>> results = MemoryMarshal.Cast<float, Vector<float>>(run);
        var upperWeight = new Vector<double>(weight);
        var lowerWeight = new Vector<double>(1 - weight);
        for (int i = 0; i < results.Length; i++)
        {
            Vector<double> low = (uppers[2 * i] * upperWeight) + (lowers[2 * i] * lowerWeight);
            Vector<double> high = (uppers[(2 * i) + 1] * upperWeight) + (lowers[(2 * i) + 1] * lowerWeight);
            Vector<float> result = Vector.Narrow(low, high);
            results[i] = result;
            if (!Vector.EqualsAll(result, result))
            {
                int start = _first + (i * Vector<float>.Count);
                SampleRun(block, y, destination, start, start + Vector<float>.Count);
            }
        }

        for (int i = results.Length * Vector<float>.Count; i < run.Length; i++)
        {
            double value = (upper[i] * weight) + (lower[i] * (1 - weight));
            run[i] = double.IsNaN(value) ? BilinearKernel.Sample(block, _chunk, _x[_first + i], y) : (float)value;
        }
    }

    /// <summary>Makes the two interpolated rows those of <paramref name="row"/> and the one below it.</summary>
    private void Advance(SourceBlock block, int row)
    {
        if (_upperRow != row)
        {
            (_upper, _lower, _upperRow, _lowerRow) = (_lower, _upper, _lowerRow, _upperRow);
        }

        if (_upperRow != row)
        {
            Interpolate(block, row, _upper);
            _upperRow = row;
        }

        if (_lowerRow != row + 1)
        {
            Interpolate(block, row + 1, _lower);
            _lowerRow = row + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Interpolate(SourceBlock block, int row, double[] destination)
    {
        ReadOnlySpan<float> samples = block.Row(_chunk.Read.X, row);
        ReadOnlySpan<int> columns = _columns.AsSpan(_first, _end - _first);
        ReadOnlySpan<double> weights = _weights.AsSpan(_first, columns.Length);
        Span<double> run = destination.AsSpan(_first, columns.Length);
        for (int i = 0; i < run.Length; i++)
        {
            ReadOnlySpan<float> pair = samples.Slice(columns[i], 2);
            run[i] = (pair[0] * weights[i]) + (pair[1] * (1 - weights[i]));
        }
    }

    /// <summary>Fills column taps; returns the run of columns that have both of them.</summary>
    private (int First, int End) LocateColumns()
    {
        int first = _x.Length;
        int end = 0;
        for (int i = 0; i < _x.Length; i++)
        {
            if (!_chunk.Contains(_x[i], _chunk.Source.Y))
            {
                continue;
            }

            (int column, _weights[i]) = BilinearKernel.Locate(_x[i], _chunk.Source.X);
            _columns[i] = column - _chunk.Read.X;
            if (column + 1 < _chunk.Source.X + _chunk.Source.Width)
            {
                first = Math.Min(first, i);
                end = i + 1;
            }
        }

        return first < end ? (first, end) : (0, 0);
    }
}
