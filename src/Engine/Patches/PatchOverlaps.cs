using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Patches;

/// <summary>
/// Keeps ground that several quads show once, by geometry alone. Quads are taken newest first, those of one day by
/// name; each keeps the patches of its draw that no patch kept before them overlaps. So no two kept patches overlap, a
/// patch that was itself left out takes no ground from others, and the order in which quads are listed does not matter.
/// </summary>
internal static class PatchOverlaps
{
    /// <summary>Largest share of a patch that another kept patch may cover.</summary>
    public const double MaxShare = 0.01;

    private const double Quantum = 1e6;

    /// <summary>The patches that are left out, quad by quad.</summary>
    /// <param name="quads">All quads of the build.</param>
    /// <param name="options">Size, distance and draw of patches.</param>
    /// <param name="cancellation">Looked at once per quad.</param>
    /// <returns>One list for each of <paramref name="quads"/>, in their order; each row by row.</returns>
    /// <exception cref="NuTonicException">NT3101, NT3102, NT3104: a quad does not fit the options.</exception>
    public static ImmutableArray<ImmutableArray<PatchOverlap>> Find(
        ImmutableArray<QuadPlacement> quads, PatchOptions options, CancellationToken cancellation)
    {
        var found = new ImmutableArray<PatchOverlap>[quads.Length];
        var done = new List<OverlapQuad>(quads.Length);
        foreach (int index in ByPreference(quads))
        {
            cancellation.ThrowIfCancellationRequested();
            var quad = new OverlapQuad(quads[index], options);
            OverlapQuad[] neighbors = [.. done.Where(quad.MayTouch)];
            found[index] = Keep(quad, neighbors);
            done.Add(quad);
        }

        return [.. found];
    }

    private static IEnumerable<int> ByPreference(ImmutableArray<QuadPlacement> quads) =>
        Enumerable.Range(0, quads.Length)
            .OrderByDescending(i => quads[i].Date ?? "", StringComparer.Ordinal)
            .ThenBy(i => quads[i].Name, StringComparer.Ordinal);

    /// <summary>Marks what the quad keeps and returns the rest of its draw.</summary>
    private static ImmutableArray<PatchOverlap> Keep(OverlapQuad quad, OverlapQuad[] neighbors)
    {
        ImmutableArray<PatchOverlap>.Builder left = ImmutableArray.CreateBuilder<PatchOverlap>();
        var ground = new PatchGround(quad, neighbors);
        for (int row = 0; row < quad.Lattice.Rows; row++)
        {
            for (int column = 0; column < quad.Lattice.Columns; column++)
            {
                if (!quad.IsDrawn(column, row))
                {
                    continue;
                }

                ground.MoveTo(column, row);
                if (Covering(ground, neighbors) is { } covered)
                {
                    left.Add(new PatchOverlap(column, row, covered.Quad, covered.Share));
                }
                else
                {
                    quad.Keep(column, row);
                }
            }
        }

        return left.ToImmutable();
    }

    private static (string Quad, double Share)? Covering(PatchGround ground, OverlapQuad[] neighbors)
    {
        foreach (OverlapQuad other in neighbors)
        {
            ReadOnlySpan<(double X, double Y)> corners = ground.In(other.Lattice.Crs);
            (int firstColumn, int lastColumn, int firstRow, int lastRow) = other.Lattice.Near(ConvexArea.Box(corners));
            for (int row = firstRow; row <= lastRow; row++)
            {
                for (int column = firstColumn; column <= lastColumn; column++)
                {
                    if (!other.IsKept(column, row))
                    {
                        continue;
                    }

                    // Rounded, so that a share of exactly the limit is not told from it by the last bit of a platform.
                    double common = ConvexArea.Within(corners, other.Lattice.ExtentOf(column, row));
                    double share = Math.Round(common / ConvexArea.Of(corners) * Quantum) / Quantum;
                    if (share > MaxShare)
                    {
                        return (other.Name, share);
                    }
                }
            }
        }

        return null;
    }
}
