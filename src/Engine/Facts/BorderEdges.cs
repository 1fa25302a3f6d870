namespace NuTonic.Engine.Facts;

/// <summary>
/// What runs along one side of the patch, summed with its direction: edges there and back cancel, and what remains is
/// the outline of the shape. Each side is a line of numbers; the sum is kept as its changes.
/// </summary>
internal sealed class BorderEdges
{
    private readonly List<(double At, int Change)>[] _changes = [[], [], [], []];

    /// <summary>Adds an edge whose ends both lie on <paramref name="side"/>.</summary>
    public void Add(PatchPoint from, PatchPoint to, PatchSide side)
    {
        (double start, double end) = side is PatchSide.West or PatchSide.East ? (from.Y, to.Y) : (from.X, to.X);
        int direction = start < end ? 1 : -1;
        _changes[(int)side].Add((Math.Min(start, end), direction));
        _changes[(int)side].Add((Math.Max(start, end), -direction));
    }

    /// <summary>
    /// Adds what remains to <paramref name="paths"/>, side by side.
    /// As many edges begin and end at each position as before.
    /// </summary>
    public void AddTo(List<PatchPoint[]> paths)
    {
        foreach (PatchSide side in SideCut.Sides)
        {
            List<(double At, int Change)> changes = _changes[(int)side];
            changes.Sort();
            Sweep(changes, side, paths);
        }
    }

    // Where the sum grows away from zero edges are opened, where it shrinks the latest are closed: never more edges
    // than came. Where one edge ends and the next begins stays a position, because a ring may touch itself there.
    private static void Sweep(List<(double At, int Change)> changes, PatchSide side, List<PatchPoint[]> paths)
    {
        Stack<double> open = [];
        int level = 0;
        for (int i = 0; i < changes.Count;)
        {
            double at = changes[i].At;
            int change = 0;
            for (; i < changes.Count && changes[i].At == at; i++)
            {
                change += changes[i].Change;
            }

            if (change == 0 && level != 0)
            {
                Close(open, at, level, side, paths);
                open.Push(at);
            }

            int step = Math.Sign(change);
            for (; change != 0; change -= step, level += step)
            {
                if (level == 0 || Math.Sign(level) == step)
                {
                    open.Push(at);
                    continue;
                }

                Close(open, at, level, side, paths);
            }
        }
    }

    private static void Close(Stack<double> open, double at, int level, PatchSide side, List<PatchPoint[]> paths)
    {
        PatchPoint start = Point(open.Pop(), side);
        PatchPoint end = Point(at, side);
        paths.Add(level > 0 ? [start, end] : [end, start]);
    }

    private static PatchPoint Point(double at, PatchSide side) => side switch
    {
        PatchSide.West => new PatchPoint(0, at),
        PatchSide.East => new PatchPoint(1, at),
        PatchSide.South => new PatchPoint(at, 0),
        _ => new PatchPoint(at, 1),
    };
}
