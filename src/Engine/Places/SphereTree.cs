using System.Numerics;

namespace NuTonic.Engine.Places;

/// <summary>
/// Points of a sphere, each with its distance to the nearest of those that were chosen, and the farthest of them at the
/// root.
/// </summary>
/// <remarks>
/// A binary tree of boxes over runs of <see cref="LeafSize"/> points, in the order of a space-filling curve. Choosing a
/// point visits only boxes that hold a point which is nearer to it than to all before. The distance to a box is
/// computed with the same operations as the distance to a point, each of which is monotone, so it never exceeds the
/// latter: the result is that of looking at every point, to the last bit.
/// </remarks>
internal sealed class SphereTree
{
    private const int LeafSize = 16;
    private const int CurveBits = 21;

    private readonly SpherePoint[] _points;
    private readonly int[] _indices;
    private readonly double[] _squares;
    private readonly SpherePoint[] _low;
    private readonly SpherePoint[] _high;
    private readonly double[] _largest;
    private readonly int[] _farthest;
    private readonly int _leaves;

    /// <summary>Holds points; a smaller index goes first where distances are equal.</summary>
    public SphereTree(ReadOnlySpan<SpherePoint> points)
    {
        ArgumentOutOfRangeException.ThrowIfZero(points.Length);
        ulong[] curve = new ulong[points.Length];
        _indices = new int[points.Length];
        for (int i = 0; i < points.Length; i++)
        {
            curve[i] = Curve(points[i]);
            _indices[i] = i;
        }

        Array.Sort(curve, _indices);
        _points = new SpherePoint[points.Length];
        for (int i = 0; i < points.Length; i++)
        {
            _points[i] = points[_indices[i]];
        }

        _squares = new double[points.Length];
        _leaves = (int)BitOperations.RoundUpToPowerOf2((uint)((points.Length + LeafSize - 1) / LeafSize));
        _low = new SpherePoint[2 * _leaves];
        _high = new SpherePoint[2 * _leaves];
        _largest = new double[2 * _leaves];
        _farthest = new int[2 * _leaves];
        Bound();
        Reset();
    }

    /// <summary>Number of points.</summary>
    public int Count => _points.Length;

    /// <summary>The point that is farthest from all chosen ones; the smallest index of several.</summary>
    public int Farthest => _farthest[1];

    /// <summary>
    /// Square of the straight line from <see cref="Farthest"/> to the nearest chosen one; infinite before the first.
    /// </summary>
    public double LargestSquare => _largest[1];

    /// <summary>Forgets what was chosen.</summary>
    public void Reset()
    {
        Array.Fill(_squares, double.PositiveInfinity);
        for (int node = (2 * _leaves) - 1; node > 0; node--)
        {
            Summarize(node);
        }
    }

    /// <summary>Chooses a point of the given coordinates.</summary>
    public void Choose(SpherePoint chosen) => Visit(1, chosen);

    private static ulong Curve(SpherePoint point) =>
        Spread(point.X) | (Spread(point.Y) << 1) | (Spread(point.Z) << 2);

    // Two zeros between the bits of -1..1.
    private static ulong Spread(double value)
    {
        ulong bits = (ulong)((value + 1) / 2 * ((1 << CurveBits) - 1));
        bits = (bits | (bits << 32)) & 0x001F00000000FFFF;
        bits = (bits | (bits << 16)) & 0x001F0000FF0000FF;
        bits = (bits | (bits << 8)) & 0x100F00F00F00F00F;
        bits = (bits | (bits << 4)) & 0x10C30C30C30C30C3;
        return (bits | (bits << 2)) & 0x1249249249249249;
    }

    private static double Gap(double low, double high, double value) =>
        value < low ? low - value : value > high ? value - high : 0;

    private static SpherePoint Least(SpherePoint a, SpherePoint b) =>
        new(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Min(a.Z, b.Z));

    private static SpherePoint Most(SpherePoint a, SpherePoint b) =>
        new(Math.Max(a.X, b.X), Math.Max(a.Y, b.Y), Math.Max(a.Z, b.Z));

    private void Bound()
    {
        for (int node = (2 * _leaves) - 1; node > 0; node--)
        {
            bool isLeaf = node >= _leaves;
            _low[node] = isLeaf ? new(2, 2, 2) : Least(_low[2 * node], _low[(2 * node) + 1]);
            _high[node] = isLeaf ? new(-2, -2, -2) : Most(_high[2 * node], _high[(2 * node) + 1]);
            if (isLeaf)
            {
                foreach (SpherePoint point in _points.AsSpan(Items(node)))
                {
                    _low[node] = Least(_low[node], point);
                    _high[node] = Most(_high[node], point);
                }
            }
        }
    }

    private Range Items(int leaf)
    {
        int start = Math.Min((leaf - _leaves) * LeafSize, _points.Length);
        return start..Math.Min(start + LeafSize, _points.Length);
    }

    private void Visit(int node, SpherePoint chosen)
    {
        double x = Gap(_low[node].X, _high[node].X, chosen.X);
        double y = Gap(_low[node].Y, _high[node].Y, chosen.Y);
        double z = Gap(_low[node].Z, _high[node].Z, chosen.Z);
        if ((x * x) + (y * y) + (z * z) >= _largest[node])
        {
            return;
        }

        if (node < _leaves)
        {
            Visit(2 * node, chosen);
            Visit((2 * node) + 1, chosen);
        }
        else
        {
            (int start, int length) = Items(node).GetOffsetAndLength(_points.Length);
            for (int i = start; i < start + length; i++)
            {
                _squares[i] = Math.Min(_squares[i], _points[i].SquareTo(chosen));
            }
        }

        Summarize(node);
    }

    private void Summarize(int node)
    {
        double largest = -1;
        int farthest = int.MaxValue;
        if (node < _leaves)
        {
            int right = (2 * node) + 1;
            int better = IsFarther(_largest[right], _farthest[right], _largest[2 * node], _farthest[2 * node])
                ? right
                : 2 * node;
            largest = _largest[better];
            farthest = _farthest[better];
        }
        else
        {
            (int start, int length) = Items(node).GetOffsetAndLength(_points.Length);
            for (int i = start; i < start + length; i++)
            {
                if (IsFarther(_squares[i], _indices[i], largest, farthest))
                {
                    largest = _squares[i];
                    farthest = _indices[i];
                }
            }
        }

        _largest[node] = largest;
        _farthest[node] = farthest;
    }

    private static bool IsFarther(double square, int index, double thanSquare, int thanIndex) =>
        square > thanSquare || (square == thanSquare && index < thanIndex);
}
