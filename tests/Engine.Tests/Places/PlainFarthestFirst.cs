using NuTonic.Engine.Places;

namespace NuTonic.Engine.Tests.Places;

/// <summary>Farthest-first by looking at every candidate for every choice.</summary>
internal static class PlainFarthestFirst
{
    public static List<FarthestStep> Run(SpherePoint[] points, int start, int most, double leastSquare)
    {
        double[] squares = [.. points.Select(point => point.SquareTo(points[start]))];
        List<FarthestStep> steps = [new(start, double.PositiveInfinity)];
        while (steps.Count < most)
        {
            int farthest = 0;
            for (int i = 1; i < points.Length; i++)
            {
                farthest = squares[i] > squares[farthest] ? i : farthest;
            }

            if (!(squares[farthest] > 0 && squares[farthest] >= leastSquare))
            {
                break;
            }

            steps.Add(new(farthest, squares[farthest]));
            for (int i = 0; i < points.Length; i++)
            {
                squares[i] = Math.Min(squares[i], points[i].SquareTo(points[farthest]));
            }
        }

        return steps;
    }
}
