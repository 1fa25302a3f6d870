namespace NuTonic.Engine.Imaging.Png;

/// <summary>What the samples of a PNG pixel are; values as in the IHDR chunk.</summary>
internal enum PngColorType
{
    /// <summary>One sample.</summary>
    Grey = 0,

    /// <summary>Red, green, blue.</summary>
    Rgb = 2,

    /// <summary>An index into the palette.</summary>
    Palette = 3,

    /// <summary>Grey and opacity.</summary>
    GreyAlpha = 4,

    /// <summary>Red, green, blue and opacity.</summary>
    Rgba = 6,
}
