namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Asphalt with rows of bays, two thirds of them taken by cars.</summary>
/// <param name="Origin">A corner of the place, on the lattice of the CRS.</param>
/// <param name="Along">Direction of the rows of cars, of length 1, y to the south.</param>
/// <param name="MetersPerPixel">Size of a pixel.</param>
internal sealed record ParkingSurface((double X, double Y) Origin, PaintPoint Along, float MetersPerPixel) : Surface
{
    private const float BayMeters = 2.7f;
    private const float CarMeters = 4.8f;
    private const float RowMeters = 16;

    private static readonly (float Red, float Green, float Blue)[] Paints =
        [(228, 230, 232), (60, 62, 66), (150, 152, 156), (120, 34, 34), (44, 58, 96), (200, 200, 196)];

    /// <inheritdoc/>
    public override void Fill(PaintTextures textures, int x, int y, Span<float> rgb)
    {
        int line = (y & PaintTextures.Mask) * PaintTextures.SidePx;
        for (int i = 0; i < rgb.Length; i += 3)
        {
            float dx = (float)(x + 0.5 - Origin.X) * MetersPerPixel;
            float dy = (float)(y + 0.5 - Origin.Y) * MetersPerPixel;
            float light = 1 + (0.07f * textures.Grain[line + (x & PaintTextures.Mask)]);
            (float red, float green, float blue) = At((dx * Along.X) + (dy * Along.Y), (dy * Along.X) - (dx * Along.Y));
            rgb[i] = red * light;
            rgb[i + 1] = green * light;
            rgb[i + 2] = blue * light;
            x++;
        }
    }

    /// <summary>Colour at a place in metres along and across the rows.</summary>
    private static (float Red, float Green, float Blue) At(float along, float across)
    {
        int row = (int)MathF.Floor(across / RowMeters);
        float inRow = across - (row * RowMeters);
        if (inRow >= 2 * (CarMeters + 0.4f))
        {
            return (112, 112, 114);
        }

        int bay = (int)MathF.Floor(along / BayMeters);
        float inBay = along - (bay * BayMeters);
        bool second = inRow >= CarMeters + 0.4f;
        float inLength = second ? inRow - CarMeters - 0.4f : inRow;
        ulong bits = SampleHash.At(second ? 71UL : 70UL, bay, row);
        if (inBay < 0.35f)
        {
            return (150, 150, 150);
        }

        bool car = bits % 3 != 0 && inBay > 0.5f && inBay < 2.4f && inLength > 0.3f;
        return car ? Paints[(bits >> 8) % (ulong)Paints.Length] : (108, 108, 110);
    }
}
