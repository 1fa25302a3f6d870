namespace NuTonic.Engine.Places;

/// <summary>
/// Spreads choices: after a first one, always the candidate that is farthest from those chosen (the greedy k-centre of
/// Gonzalez).
/// </summary>
/// <remarks>
/// Which candidate comes next does not depend on the smallest distance that is asked for: a limit only ends the
/// sequence, whose distances never grow. So the largest separation that still gives k places from a start is the k-th
/// distance; the reference searches for it by halving. Cost: a part of the candidates for each choice that shrinks as
/// they get closer, where the reference looks at all pairs of candidates and chosen ones again for each choice.
/// </remarks>
/// <seealso href="https://doi.org/10.1016/0304-3975(85)90224-5">Gonzalez (1985), clustering to minimize the maximum
/// intercluster distance</seealso>
internal static class FarthestFirst
{
    /// <summary>The sequence from a start.</summary>
    /// <param name="points">The candidates; a smaller index goes first where distances are equal.</param>
    /// <param name="tree">Holds the same points; what was chosen in it before is forgotten.</param>
    /// <param name="start">Index of the first choice.</param>
    /// <param name="most">Most choices, at least 1.</param>
    /// <param name="leastSquare">Candidates that are closer to a chosen one are not taken, see
    /// <see cref="SpherePoint.Square"/>. One at the very place of a chosen one never is.</param>
    /// <returns>Choices in order; the square of the first is infinite.</returns>
    public static List<FarthestStep> Run(
        ReadOnlySpan<SpherePoint> points, SphereTree tree, int start, int most, double leastSquare)
    {
        tree.Reset();
        List<FarthestStep> steps = [new(start, double.PositiveInfinity)];
        tree.Choose(points[start]);
        while (steps.Count < most && tree.LargestSquare > 0 && tree.LargestSquare >= leastSquare)
        {
            steps.Add(new(tree.Farthest, tree.LargestSquare));
            tree.Choose(points[tree.Farthest]);
        }

        return steps;
    }
}
