namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>How much detail of colour an encoded JPEG keeps.</summary>
internal enum JpegEncoderSampling
{
    /// <summary>One colour sample for 2 x 2 pixels (4:2:0), as photographs usually have.</summary>
    Halved,

    /// <summary>One colour sample for every pixel (4:4:4).</summary>
    Full,
}
