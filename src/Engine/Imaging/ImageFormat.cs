namespace NuTonic.Engine.Imaging;

/// <summary>Format of an image file as its first bytes tell it, whatever its name says.</summary>
internal enum ImageFormat
{
    /// <summary>None of the others, or too short to tell.</summary>
    Other,

    /// <summary>Classic or BigTIFF, either byte order.</summary>
    Tiff,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>JPEG stream.</summary>
    Jpeg,
}
