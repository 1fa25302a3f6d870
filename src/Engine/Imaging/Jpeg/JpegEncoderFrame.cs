namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>What the head of an encoded JPEG says of the image.</summary>
/// <param name="WidthPx">Columns.</param>
/// <param name="HeightPx">Rows.</param>
/// <param name="Sampling">Detail of colour.</param>
/// <param name="Luma">Quantisation of brightness.</param>
/// <param name="Chroma">Quantisation of colour.</param>
internal sealed record JpegEncoderFrame(
    int WidthPx, int HeightPx, JpegEncoderSampling Sampling, JpegEncoderSteps Luma, JpegEncoderSteps Chroma);
