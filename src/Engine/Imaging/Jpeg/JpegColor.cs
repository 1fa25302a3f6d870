namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>What the components of a JPEG stream mean; the stream itself may not say.</summary>
internal enum JpegColor
{
    /// <summary>As the JFIF and Adobe markers and the component ids tell; the result is grey or RGB.</summary>
    FromMarkers,

    /// <summary>Components are handed out as they are.</summary>
    AsStored,

    /// <summary>Three components are YCbCr and become RGB.</summary>
    YCbCrToRgb,
}
