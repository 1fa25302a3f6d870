namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>Samples of one component.</summary>
/// <param name="Samples">0..255, row-major; rows lie <paramref name="Stride"/> apart.</param>
/// <param name="Stride">At least <paramref name="WidthPx"/>.</param>
/// <param name="WidthPx">Columns that count.</param>
/// <param name="HeightPx">Rows that count.</param>
internal readonly record struct JpegPlane(byte[] Samples, int Stride, int WidthPx, int HeightPx)
{
    /// <summary>Row <paramref name="y"/>, or the nearest one where it lies outside.</summary>
    public ReadOnlySpan<byte> Row(int y) => Samples.AsSpan(Math.Clamp(y, 0, HeightPx - 1) * Stride, WidthPx);

    /// <summary>Transforms the coefficients of <paramref name="component"/>.</summary>
    public static JpegPlane Of(JpegComponent component)
    {
        int stride = component.BlocksAcross * 8;
        byte[] samples = new byte[stride * component.BlocksDown * 8];
        for (int row = 0; row < component.BlocksDown; row++)
        {
            for (int column = 0; column < component.BlocksAcross; column++)
            {
                int block = (row * component.BlocksAcross) + column;
                ReadOnlySpan<short> coefficients = component.Coefficients.AsSpan(block * 64, 64);
                Span<byte> target = samples.AsSpan((row * 8 * stride) + (column * 8));
                JpegInverseTransform.Transform(coefficients, component.Steps, target, stride);
            }
        }

        return new JpegPlane(samples, stride, component.WidthPx, component.HeightPx);
    }
}
