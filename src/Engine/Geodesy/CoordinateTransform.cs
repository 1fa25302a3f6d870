namespace NuTonic.Engine.Geodesy;

/// <summary>Takes points from one CRS to another by way of WGS 84 longitude and latitude. Immutable.</summary>
internal sealed class CoordinateTransform
{
    private readonly IMapProjection? _from;
    private readonly IMapProjection? _to;

    private CoordinateTransform(bool isIdentity, IMapProjection? from, IMapProjection? to)
    {
        IsIdentity = isIdentity;
        _from = from;
        _to = to;
    }

    /// <summary>True when both CRS are the same: <see cref="Transform"/> leaves every bit as it is.</summary>
    public bool IsIdentity { get; }

    /// <summary>The transform between two CRS for which <see cref="Crs.IsSupported"/> is true.</summary>
    /// <exception cref="ArgumentException">One of them is not supported; readers refuse those by name.</exception>
    public static CoordinateTransform Create(Crs from, Crs to)
    {
        IMapProjection? source = Projection(from, nameof(from));
        IMapProjection? target = Projection(to, nameof(to));
        return from == to ? new CoordinateTransform(true, null, null) : new CoordinateTransform(false, source, target);
    }

    /// <summary>Replaces each point, in CRS units with x = easting or longitude, by its image.</summary>
    /// <param name="x">Changed in place; points that the target cannot show become huge, infinite or NaN.</param>
    /// <param name="y">As long as <paramref name="x"/>; changed in place.</param>
    public void Transform(Span<double> x, Span<double> y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length);
        _from?.Inverse(x, y);
        _to?.Forward(x, y);
    }

    private static IMapProjection? Projection(Crs crs, string parameter)
    {
        if (!crs.IsSupported)
        {
            throw new ArgumentException("no projection for " + crs, parameter);
        }

        if (crs.IsGeographic)
        {
            return null;
        }

        return crs.IsUtm ? new TransverseMercator(crs) : new WebMercator();
    }
}
