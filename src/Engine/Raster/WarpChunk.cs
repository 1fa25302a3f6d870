using NuTonic.Engine.Imaging;

namespace NuTonic.Engine.Raster;

/// <summary>Part of a destination that is warped from one source window with one kernel.</summary>
/// <param name="Destination">Pixels to compute.</param>
/// <param name="Source">Clip: source pixels outside do not exist for this chunk.</param>
/// <param name="ScaleX">Destination pixels per source pixel along the source's columns;
/// below 1 the image shrinks.</param>
/// <param name="ScaleY">The same along its rows.</param>
internal sealed record WarpChunk(PixelWindow Destination, PixelWindow Source, double ScaleX, double ScaleY)
{
    /// <summary>Shrinking by up to five per cent is left to the 2 x 2 kernel.</summary>
    public const double ShrinkThreshold = 0.95;

    // A position this close below a pixel edge is taken to lie on it: decides between two pixels, as in the reference.
    private const double EdgeTolerancePx = 1e-10;

    /// <summary>The part of <see cref="Source"/> that the destination pixels can touch; has to be read.</summary>
    public PixelWindow Read { get; init; }

    /// <summary>True when the widened kernel has to be used, on both axes.</summary>
    public bool IsShrinking => ScaleX < ShrinkThreshold || ScaleY < ShrinkThreshold;

    /// <summary>Source columns that the kernel reaches to either side.</summary>
    public int RadiusX => ScaleX < 1 && IsShrinking ? (int)Math.Ceiling(1 / ScaleX) : 1;

    /// <summary>Source rows that the kernel reaches up and down.</summary>
    public int RadiusY => ScaleY < 1 && IsShrinking ? (int)Math.Ceiling(1 / ScaleY) : 1;

    /// <summary>True when a source position lies on the clip. NaN does not.</summary>
    public bool Contains(double x, double y) =>
        x >= Source.X
        && y >= Source.Y
        && x + EdgeTolerancePx <= Source.X + Source.Width
        && y + EdgeTolerancePx <= Source.Y + Source.Height;

    /// <summary>Column of the pixel that holds the position <paramref name="x"/> on the clip.</summary>
    public int ColumnOf(double x) => Math.Min((int)(x + EdgeTolerancePx), Source.X + Source.Width - 1);

    /// <summary>Row of the pixel that holds the position <paramref name="y"/> on the clip.</summary>
    public int RowOf(double y) => Math.Min((int)(y + EdgeTolerancePx), Source.Y + Source.Height - 1);
}
