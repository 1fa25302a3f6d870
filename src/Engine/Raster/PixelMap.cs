using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Raster;

/// <summary>Exact map from pixel positions of a destination grid to pixel positions of a source grid.</summary>
internal sealed class PixelMap
{
    private readonly GeoTransform _toGround;
    private readonly GeoTransform _toSource;
    private readonly CoordinateTransform _project;

    /// <param name="source">Its transform can be inverted.</param>
    /// <param name="destination">Where the positions are asked for.</param>
    public PixelMap(Grid source, Grid destination)
    {
        if (!source.Transform.TryInvert(out _toSource))
        {
            throw new ArgumentException("the pixels of the source have no area", nameof(source));
        }

        _toGround = destination.Transform;
        _project = CoordinateTransform.Create(destination.Crs, source.Crs);
        IsSeparable = _project.IsIdentity && _toGround.IsNorthUp && _toSource.IsNorthUp;
    }

    /// <summary>True when source columns depend on destination columns only, and rows on rows only.</summary>
    public bool IsSeparable { get; }

    /// <summary>Replaces destination positions by source positions, in pixels from the outer corner.</summary>
    /// <param name="x">Columns; changed in place. Places that the source's CRS cannot show become huge or NaN.</param>
    /// <param name="y">Rows; as long as <paramref name="x"/>.</param>
    public void Map(Span<double> x, Span<double> y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = _toGround.Apply(x[i], y[i]);
        }

        _project.Transform(x, y);
        for (int i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = _toSource.Apply(x[i], y[i]);
        }
    }

    /// <summary>Source positions of the centres of a run of pixels in one row.</summary>
    /// <param name="column">Destination column of the first.</param>
    /// <param name="row">Destination row of all.</param>
    /// <param name="x">Receives source columns; its length is that of the run.</param>
    /// <param name="y">Receives source rows.</param>
    public void MapRow(int column, int row, Span<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = column + i + 0.5;
        }

        y.Fill(row + 0.5);
        Map(x, y);
    }

    /// <summary>Source positions of the centres of a run of pixels in one column; see <see cref="MapRow"/>.</summary>
    public void MapColumn(int column, int row, Span<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = row + i + 0.5;
        }

        x.Fill(column + 0.5);
        Map(x, y);
    }
}
