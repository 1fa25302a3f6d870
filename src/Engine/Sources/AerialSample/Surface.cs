namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>What something looks like from above.</summary>
internal abstract record Surface
{
    /// <summary>Share of what lies below that it hides, above 0 to 1.</summary>
    public float Opacity { get; init; } = 1;

    /// <summary>Fills a run of pixels of one row.</summary>
    /// <param name="textures">Noise to make it of.</param>
    /// <param name="x">First pixel's column on the lattice of its CRS: neighbouring quads agree on it.</param>
    /// <param name="y">Row on that lattice, to the south.</param>
    /// <param name="rgb">Receives red, green, blue of each pixel, about 0 to 255.</param>
    public abstract void Fill(PaintTextures textures, int x, int y, Span<float> rgb);
}
