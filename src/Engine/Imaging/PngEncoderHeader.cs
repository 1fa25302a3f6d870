namespace NuTonic.Engine.Imaging;

/// <summary>What varies in the IHDR chunk; depth is always 8 bits, not interlaced.</summary>
/// <param name="WidthPx">Columns, at least 1.</param>
/// <param name="HeightPx">Rows, at least 1.</param>
/// <param name="ColorType">2 for RGB, 3 for palette indices.</param>
internal readonly record struct PngEncoderHeader(int WidthPx, int HeightPx, byte ColorType);
