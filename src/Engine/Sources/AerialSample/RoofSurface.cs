namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>A gable roof: the side that faces the sun is lighter.</summary>
/// <param name="Color">Red, green, blue, 0 to 255.</param>
/// <param name="Ridge">A position on the ridge, on the lattice of the CRS.</param>
/// <param name="Across">Direction across the ridge, of length 1, y to the south.</param>
/// <param name="Pitch">How much lighter and darker the sides are; 0 is a flat roof.</param>
internal sealed record RoofSurface(
    (float Red, float Green, float Blue) Color, (double X, double Y) Ridge, PaintPoint Across, float Pitch) : Surface
{
    // Where the light comes from: south-south-east.
    private const float SunX = 0.4f;
    private const float SunY = 0.92f;

    /// <inheritdoc/>
    public override void Fill(PaintTextures textures, int x, int y, Span<float> rgb)
    {
        float facing = (Across.X * SunX) + (Across.Y * SunY);
        int line = (y & PaintTextures.Mask) * PaintTextures.SidePx;
        for (int i = 0; i < rgb.Length; i += 3)
        {
            float side = ((float)(x + 0.5 - Ridge.X) * Across.X) + ((float)(y + 0.5 - Ridge.Y) * Across.Y);
            float light = 1 + (Pitch * facing * Math.Clamp(side, -1, 1))
                + (0.05f * textures.Grain[line + (x & PaintTextures.Mask)]);
            light += Pitch > 0 && Math.Abs(side) < 0.7f ? 0.08f : 0;
            rgb[i] = Color.Red * light;
            rgb[i + 1] = Color.Green * light;
            rgb[i + 2] = Color.Blue * light;
            x++;
        }
    }
}
