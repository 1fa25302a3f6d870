using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Raster;

namespace NuTonic.Engine.Patches;

/// <summary>A quad while overlaps are looked for: which positions of its lattice are kept so far.</summary>
internal sealed class OverlapQuad
{
    private readonly PatchOptions _options;
    private readonly Extent _boxWgs84;
    private readonly bool[] _kept;

    /// <summary>Nothing of <paramref name="placement"/> is kept yet.</summary>
    /// <exception cref="NuTonicException">NT3101, NT3102, NT3104: the quad does not fit the options.</exception>
    public OverlapQuad(QuadPlacement placement, PatchOptions options)
    {
        _options = options;
        Name = placement.Name;
        Lattice = PatchLattice.Create(placement.Grid, options, placement.Path);
        _boxWgs84 = Footprint.Wgs84(placement.Grid);
        _kept = new bool[checked(Lattice.Columns * Lattice.Rows)];
    }

    /// <summary>Name of the quad.</summary>
    public string Name { get; }

    /// <summary>Where its patches can lie.</summary>
    public PatchLattice Lattice { get; }

    /// <summary>False when the boxes of both, in degrees, are apart: then no patches overlap. A box over longitude 180
    /// goes around the world, so that it never is.</summary>
    public bool MayTouch(OverlapQuad other) =>
        _boxWgs84.Left <= other._boxWgs84.Right && other._boxWgs84.Left <= _boxWgs84.Right
        && _boxWgs84.Bottom <= other._boxWgs84.Top && other._boxWgs84.Bottom <= _boxWgs84.Top;

    /// <summary>True when a position has a patch that the draw leaves in.</summary>
    public bool IsDrawn(int column, int row) =>
        PatchGrid.IsDrawn(Name, column, row, _options) && Lattice.IsInside(column, row);

    /// <summary>Keeps the patch of a position.</summary>
    public void Keep(int column, int row) => _kept[(row * Lattice.Columns) + column] = true;

    /// <summary>True when the patch of a position was kept.</summary>
    public bool IsKept(int column, int row) => _kept[(row * Lattice.Columns) + column];
}
