using System.Diagnostics;
using System.Runtime.CompilerServices;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Tiling;

/// <summary>Turns chips, masks and their georeference.</summary>
internal static class ViewTransform
{
    /// <summary>What the view adds to a tile's stem; empty for <see cref="View.Identity"/>.</summary>
    public static string Suffix(View view) => view switch
    {
        View.Identity => "",
        View.Flip => "_flip",
        View.Rotate90 => "_r90",
        View.Rotate180 => "_r180",
        View.Rotate270 => "_r270",
        _ => throw new UnreachableException(),
    };

    /// <summary>True when the view exchanges width and height.</summary>
    public static bool SwapsAxes(View view) => view is View.Rotate90 or View.Rotate270;

    /// <summary>
    /// Turns a row-major raster of interleaved bytes: a mask (1 byte a pixel), RGB (3) or any other. Exact.
    /// </summary>
    /// <param name="source">[height * width * bytes per pixel]; the length gives the bytes per pixel.</param>
    /// <param name="widthPx">Columns of the source, at least 1.</param>
    /// <param name="heightPx">Rows of the source, at least 1.</param>
    /// <param name="view">How to turn.</param>
    /// <param name="target">As long as <paramref name="source"/>; not the same memory.</param>
    /// <exception cref="ArgumentException">The lengths differ or are not whole pixels.</exception>
    public static void Apply(ReadOnlySpan<byte> source, int widthPx, int heightPx, View view, Span<byte> target)
    {
        int pixels = checked(widthPx * heightPx);
        if (source.Length % pixels != 0 || source.Length != target.Length)
        {
            throw new ArgumentException("The lengths differ or are not whole pixels.", nameof(target));
        }

        if (view == View.Identity)
        {
            source.CopyTo(target);
            return;
        }

        int pixelBytes = source.Length / pixels;
        int columns = SwapsAxes(view) ? heightPx : widthPx;
        (int first, int columnStep, int rowStep) = Walk(widthPx, heightPx, view);
        for (int row = 0; row < pixels / columns; row++)
        {
            Span<byte> to = target.Slice(row * columns * pixelBytes, columns * pixelBytes);
            CopyRow(source, (first + (row * rowStep)) * pixelBytes, columnStep * pixelBytes, pixelBytes, to);
        }
    }

    /// <summary>Georeference of the turned raster: the same ground keeps the same coordinates.</summary>
    /// <param name="transform">Georeference of the raster as seen.</param>
    /// <param name="widthPx">Its columns.</param>
    /// <param name="heightPx">Its rows.</param>
    /// <param name="view">How it is turned.</param>
    public static GeoTransform Apply(GeoTransform transform, int widthPx, int heightPx, View view)
    {
        (double a, double b, double _, double d, double e, double _) = transform;

        // Subtraction, not negation: a north-up raster's zero shear must not be written as -0.0.
        return view switch
        {
            View.Identity => transform,
            View.Flip => transform.Shift(widthPx, 0) with { A = 0 - a, D = 0 - d },
            View.Rotate90 => transform.Shift(widthPx, 0) with { A = b, B = 0 - a, D = e, E = 0 - d },
            View.Rotate180 => transform.Shift(widthPx, heightPx) with { A = 0 - a, B = 0 - b, D = 0 - d, E = 0 - e },
            View.Rotate270 => transform.Shift(0, heightPx) with { A = 0 - b, B = a, D = 0 - e, E = d },
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>
    /// Source pixel of the target's first pixel, and what one target column and one target row add to it.
    /// </summary>
    private static (int First, int ColumnStep, int RowStep) Walk(int widthPx, int heightPx, View view) => view switch
    {
        View.Flip => (widthPx - 1, -1, widthPx),
        View.Rotate90 => (widthPx - 1, widthPx, -1),
        View.Rotate180 => ((widthPx * heightPx) - 1, -1, -widthPx),
        View.Rotate270 => ((heightPx - 1) * widthPx, -widthPx, 1),
        _ => throw new UnreachableException(),
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyRow(ReadOnlySpan<byte> source, int from, int step, int pixelBytes, Span<byte> to)
    {
        for (int i = 0; i < to.Length; i += pixelBytes)
        {
            for (int channel = 0; channel < pixelBytes; channel++)
            {
                to[i + channel] = source[from + channel];
            }

            from += step;
        }
    }
}
