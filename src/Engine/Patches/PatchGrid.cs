using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Patches;

/// <summary>The patches of a quad, which depend on its name, its grid and the options, and on no other quad.</summary>
internal static class PatchGrid
{
    /// <summary>The patches that lie wholly on the quad and that the draw leaves in, row by row from the north-west: in
    /// this order a <see cref="PatchReader"/> decodes the quad about once.</summary>
    /// <param name="quadName">Name of the quad.</param>
    /// <param name="quad">Grid of the quad.</param>
    /// <param name="options">Size, distance and draw.</param>
    /// <param name="path">Path of the quad, for messages.</param>
    /// <exception cref="NuTonicException">NT3101, NT3102, NT3104: the quad does not fit the options.</exception>
    public static ImmutableArray<Patch> Enumerate(string quadName, Grid quad, PatchOptions options, string path)
    {
        var lattice = PatchLattice.Create(quad, options, path);
        ImmutableArray<Patch>.Builder patches = ImmutableArray.CreateBuilder<Patch>();
        for (int row = 0; row < lattice.Rows; row++)
        {
            for (int column = 0; column < lattice.Columns; column++)
            {
                if (IsDrawn(quadName, column, row, options) && lattice.IsInside(column, row))
                {
                    patches.Add(new Patch(PatchId.Of(quadName, column, row), column, row, lattice.GridOf(column, row)));
                }
            }
        }

        return patches.ToImmutable();
    }

    /// <summary>True when the draw leaves a position in. A higher rate drops more, never others.</summary>
    internal static bool IsDrawn(string quadName, int column, int row, PatchOptions options) =>
        options.DropRate <= 0 || PatchId.Draw(options.Seed, quadName, column, row) >= options.DropRate;
}
