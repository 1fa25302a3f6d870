namespace NuTonic.Engine.Imaging;

/// <summary>Rectangle of pixels, half-open: columns X..X+Width-1, rows Y..Y+Height-1.</summary>
/// <param name="X">First column.</param>
/// <param name="Y">First row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
internal readonly record struct PixelWindow(int X, int Y, int Width, int Height)
{
    /// <summary>Whether all of <paramref name="other"/> lies in it.</summary>
    public bool Contains(PixelWindow other) =>
        other.X >= X && other.Y >= Y && other.X + other.Width <= X + Width && other.Y + other.Height <= Y + Height;

    /// <summary>The smallest window that holds both.</summary>
    public PixelWindow Cover(PixelWindow other)
    {
        (int x, int y) = (Math.Min(X, other.X), Math.Min(Y, other.Y));
        return new PixelWindow(
            x, y, Math.Max(X + Width, other.X + other.Width) - x, Math.Max(Y + Height, other.Y + other.Height) - y);
    }
}
