using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Remote;

/// <summary>What is wanted of a raster.</summary>
internal sealed record WindowRequest
{
    private const int PixelsPerSide = 512;

    /// <summary>The grid that the pixels will be warped to: its ground is what is read.</summary>
    public required Grid Target { get; init; }

    /// <summary>
    /// Fewest pixels around that ground. More are read where warping the window would else choose another kernel than
    /// warping the whole raster: see <see cref="WindowPlan"/>.
    /// </summary>
    public int MarginPx { get; init; } = 16;

    /// <summary>
    /// Coarsest pixel size that is good enough, in metres on the ground; an overview is read when one is fine enough.
    /// Null reads the full resolution.
    /// </summary>
    public double? ResolutionMeters { get; init; }

    /// <summary>0-based bands in the order that is wanted; empty for all.</summary>
    public IReadOnlyList<int> Bands { get; init; } = [];

    /// <summary>Asks for the ground of a box in degrees.</summary>
    public static WindowRequest OfBox(Extent boxWgs84)
    {
        double across = (boxWgs84.Right - boxWgs84.Left) / PixelsPerSide;
        double down = (boxWgs84.Bottom - boxWgs84.Top) / PixelsPerSide;
        GeoTransform transform = new(across, 0, boxWgs84.Left, 0, down, boxWgs84.Top);
        return new WindowRequest { Target = new Grid(Crs.Wgs84, transform, PixelsPerSide, PixelsPerSide) };
    }
}
