using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Stac;

/// <summary>
/// A closed line around an area. Its longitudes run on over the antimeridian (179, 181), whichever way they were
/// written, so that it is one piece of the plane.
/// </summary>
internal sealed class FootprintRing
{
    private const double Turn = 360;

    private readonly ImmutableArray<LonLat> _corners;
    private readonly Extent _bounds;

    private FootprintRing(ImmutableArray<LonLat> corners)
    {
        _corners = corners;
        _bounds = new Extent(
            corners.Min(corner => corner.Longitude),
            corners.Min(corner => corner.Latitude),
            corners.Max(corner => corner.Longitude),
            corners.Max(corner => corner.Latitude));
    }

    /// <summary>The ring with these corners, at least three.</summary>
    public static FootprintRing Of(ImmutableArray<LonLat> corners) => new(Unroll(corners));

    /// <summary>
    /// Share of <paramref name="box"/> inside the ring, 0 and up: above 1 only for a ring that crosses itself.
    /// </summary>
    /// <param name="box">In one piece (<see cref="SearchBox.Unrolled"/>).</param>
    public double ShareOf(Extent box)
    {
        double share = 0;
        foreach (double shift in Shifts(box))
        {
            (double X, double Y)[] corners = new (double X, double Y)[_corners.Length];
            for (int i = 0; i < corners.Length; i++)
            {
                LonLat corner = _corners[i];
                corners[i] = (
                    (corner.Longitude + shift - box.Left) / (box.Right - box.Left),
                    (corner.Latitude - box.Bottom) / (box.Top - box.Bottom));
            }

            share += UnitSquareClip.Area(corners);
        }

        return share;
    }

    /// <summary>True when <paramref name="point"/> lies inside, counted by the edges north of it.</summary>
    public bool Contains(LonLat point)
    {
        bool isInside = false;
        foreach (double shift in Shifts(new Extent(point.Longitude, point.Latitude, point.Longitude, point.Latitude)))
        {
            isInside ^= Crossings(point.Longitude - shift, point.Latitude);
        }

        return isInside;
    }

    private static ImmutableArray<LonLat> Unroll(ImmutableArray<LonLat> corners)
    {
        // A ring on these two meridians alone goes around the world; unrolled it would be a line.
        if (corners.All(corner => Math.Abs(corner.Longitude) == Turn / 2))
        {
            return corners;
        }

        ImmutableArray<LonLat>.Builder unrolled = ImmutableArray.CreateBuilder<LonLat>(corners.Length);
        double before = corners[0].Longitude;
        double shift = 0;
        foreach (LonLat corner in corners)
        {
            double step = corner.Longitude - before;
            shift += step > Turn / 2 ? -Turn : step < -Turn / 2 ? Turn : 0;
            unrolled.Add(corner with { Longitude = corner.Longitude + shift });
            before = corner.Longitude;
        }

        // A ring around a pole does not close in the plane: it is taken as it is written.
        double closing = corners[0].Longitude - before;
        double end = shift + (closing > Turn / 2 ? -Turn : closing < -Turn / 2 ? Turn : 0);
        return end == 0 ? unrolled.MoveToImmutable() : corners;
    }

    private IEnumerable<double> Shifts(Extent box)
    {
        for (double shift = -2 * Turn; shift <= 2 * Turn; shift += Turn)
        {
            bool isApart = _bounds.Right + shift < box.Left || _bounds.Left + shift > box.Right
                || _bounds.Top < box.Bottom || _bounds.Bottom > box.Top;
            if (!isApart)
            {
                yield return shift;
            }
        }
    }

    private bool Crossings(double longitude, double latitude)
    {
        bool isInside = false;
        LonLat before = _corners[^1];
        foreach (LonLat corner in _corners)
        {
            if (corner.Longitude > longitude != before.Longitude > longitude)
            {
                double t = (longitude - before.Longitude) / (corner.Longitude - before.Longitude);
                isInside ^= before.Latitude + (t * (corner.Latitude - before.Latitude)) > latitude;
            }

            before = corner;
        }

        return isInside;
    }
}
