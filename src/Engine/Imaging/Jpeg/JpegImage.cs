namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>A decoded JPEG.</summary>
/// <param name="WidthPx">Columns.</param>
/// <param name="HeightPx">Rows.</param>
/// <param name="Components">1 grey, 3 RGB; as stored where that was asked for.</param>
/// <param name="Samples">0..255, row-major, components interleaved: WidthPx * HeightPx * Components bytes.</param>
internal sealed record JpegImage(int WidthPx, int HeightPx, int Components, byte[] Samples);
