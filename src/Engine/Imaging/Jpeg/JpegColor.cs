namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>What the components of a JPEG stream mean; the stream itself may not say.</summary>
internal enum JpegColor
{
    /// <summary>Components are handed out as they are.</summary>
    AsStored,

    /// <summary>The first three components are YCbCr and become RGB.</summary>
    YCbCrToRgb,
}
