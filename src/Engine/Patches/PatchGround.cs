using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Patches;

/// <summary>
/// The corners of one patch after the other in the zones of a quad's neighbours, each projected once.
/// </summary>
internal sealed class PatchGround
{
    private const int Corners = 4;

    private readonly PatchLattice _lattice;
    private readonly Crs[] _zones;
    private readonly CoordinateTransform[] _transforms;
    private readonly (double X, double Y)[][] _corners;

    /// <summary>Prepares for the zones of <paramref name="neighbors"/>.</summary>
    public PatchGround(OverlapQuad quad, OverlapQuad[] neighbors)
    {
        _lattice = quad.Lattice;
        _zones = [.. neighbors.Select(other => other.Lattice.Crs).Distinct()];
        _transforms = [.. _zones.Select(zone => CoordinateTransform.Create(_lattice.Crs, zone))];
        _corners = [.. _zones.Select(_ => new (double X, double Y)[Corners])];
    }

    /// <summary>Takes the patch of a position.</summary>
    public void MoveTo(int column, int row)
    {
        Extent extent = _lattice.ExtentOf(column, row);
        Span<double> x = stackalloc double[Corners];
        Span<double> y = stackalloc double[Corners];
        for (int i = 0; i < _zones.Length; i++)
        {
            (x[0], x[1], x[2], x[3]) = (extent.Left, extent.Right, extent.Right, extent.Left);
            (y[0], y[1], y[2], y[3]) = (extent.Bottom, extent.Bottom, extent.Top, extent.Top);
            _transforms[i].Transform(x, y);
            for (int corner = 0; corner < Corners; corner++)
            {
                _corners[i][corner] = (x[corner], y[corner]);
            }
        }
    }

    /// <summary>Corners of the patch, counter-clockwise from the south-west, in the zone of a neighbour.</summary>
    public ReadOnlySpan<(double X, double Y)> In(Crs zone) => _corners[Array.IndexOf(_zones, zone)];
}
