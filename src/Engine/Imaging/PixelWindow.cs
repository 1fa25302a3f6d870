namespace NuTonic.Engine.Imaging;

/// <summary>Rectangle of pixels, half-open: columns X..X+Width-1, rows Y..Y+Height-1.</summary>
/// <param name="X">First column.</param>
/// <param name="Y">First row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
internal readonly record struct PixelWindow(int X, int Y, int Width, int Height);
