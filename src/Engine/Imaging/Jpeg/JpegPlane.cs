namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>Samples of one component, or of a part of it.</summary>
/// <param name="Samples">0..255, row-major; rows lie <paramref name="Stride"/> apart.</param>
/// <param name="Stride">At least <paramref name="WidthPx"/>.</param>
/// <param name="WidthPx">Columns that count.</param>
/// <param name="HeightPx">Rows that count.</param>
internal readonly record struct JpegPlane(byte[] Samples, int Stride, int WidthPx, int HeightPx)
{
    /// <summary>Row <paramref name="y"/>, or the nearest one where it lies outside.</summary>
    public ReadOnlySpan<byte> Row(int y) => Samples.AsSpan(Math.Clamp(y, 0, HeightPx - 1) * Stride, WidthPx);
}
