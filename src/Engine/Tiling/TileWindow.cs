using System.Runtime.CompilerServices;
using NuTonic.Engine.Imaging;

namespace NuTonic.Engine.Tiling;

/// <summary>Cuts a tile out of a plane of the grid.</summary>
internal static class TileWindow
{
    /// <summary>
    /// Copies <paramref name="window"/>; what lies outside the plane becomes <paramref name="padding"/>. Exact.
    /// </summary>
    /// <param name="plane">Samples of the grid, row-major; whole rows.</param>
    /// <param name="widthPx">Columns of <paramref name="plane"/>, at least 1.</param>
    /// <param name="window">May reach over every edge of the plane.</param>
    /// <param name="padding">No data: NaN for imagery, 255 for labels.</param>
    /// <param name="tile">Receives the window, row-major [window height * window width];
    /// not the plane's memory.</param>
    /// <exception cref="ArgumentException">The plane is not whole rows,
    /// or the tile is not the window's size.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Cut<T>(ReadOnlySpan<T> plane, int widthPx, PixelWindow window, T padding, Span<T> tile)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(widthPx, 1);
        if (plane.Length % widthPx != 0)
        {
            throw new ArgumentException("The plane is not a whole number of rows.", nameof(plane));
        }

        if (tile.Length != (long)window.Width * window.Height)
        {
            throw new ArgumentException("The tile is not of the window's size.", nameof(tile));
        }

        int heightPx = plane.Length / widthPx;
        int left = Math.Clamp(window.X, 0, widthPx);
        int count = Math.Clamp(window.X + window.Width, left, widthPx) - left;
        for (int row = 0; row < window.Height; row++)
        {
            Span<T> target = tile.Slice(row * window.Width, window.Width);
            int y = window.Y + row;
            if (y < 0 || y >= heightPx || count == 0)
            {
                target.Fill(padding);
                continue;
            }

            int before = left - window.X;
            target[..before].Fill(padding);
            plane.Slice((y * widthPx) + left, count).CopyTo(target[before..]);
            target[(before + count)..].Fill(padding);
        }
    }
}
