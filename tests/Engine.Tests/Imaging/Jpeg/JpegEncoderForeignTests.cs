using NuTonic.Engine.Imaging.Jpeg;
using NuTonic.Engine.Raster;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Imaging.Jpeg;

/// <summary>Holds the encoder to decoders and an encoder that others wrote.</summary>
public sealed class JpegEncoderForeignTests
{
    private const string Quad = "data/naip/derived/naip_va_rgbn_deflate_cog.tif";

    public static TheoryData<int, int, int> Pictures => new()
    {
        { 1, 1, 90 }, { 17, 9, 90 }, { 16, 16, 20 }, { 130, 75, 100 }, { 448, 448, 90 },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Encode_ReadByPillow_IsWhatOurDecoderReads(int width, int height, int quality)
    {
        foreach (JpegEncoderSampling sampling in Enum.GetValues<JpegEncoderSampling>())
        {
            byte[] jpeg = JpegEncoder.Encode(JpegPicture.Smooth(width, height), width, height, quality, sampling);

            byte[] samples = ForeignJpeg.DecodeWithPillow(jpeg);

            Assert.Equal(JpegDecoder.Decode(jpeg, "test").Samples, samples);
        }
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Encode_ReadByDjpeg_IsWhatOurDecoderReads(int width, int height, int quality)
    {
        byte[] jpeg = JpegEncoder.Encode(JpegPicture.Smooth(width, height), width, height, quality);

        byte[] samples = ForeignJpeg.DecodeWithDjpeg(jpeg, width, height);

        Assert.Equal(JpegDecoder.Decode(jpeg, "test").Samples, samples);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(75)]
    [InlineData(90)]
    [InlineData(95)]
    public void Encode_AerialPicture_IsAsSmallAndAsGoodAsThatOfCjpeg(int quality)
    {
        byte[] rgb = ReadQuad();
        byte[] theirs = ForeignJpeg.EncodeWithCjpeg(rgb, 448, 448, quality);

        byte[] ours = JpegEncoder.Encode(rgb, 448, 448, quality);

        Assert.InRange(ours.Length, 0, theirs.Length * 1.005);
        double expected = JpegPicture.Psnr(rgb, JpegDecoder.Decode(theirs, "theirs").Samples);
        Assert.InRange(JpegPicture.Psnr(rgb, JpegDecoder.Decode(ours, "ours").Samples), expected - 0.02, 100);
    }

    private static byte[] ReadQuad()
    {
        using var file = RasterFile.Open(SharedFolder.Path(Quad));
        byte[] rgb = new byte[448 * 448 * 3];
        file.ReadPixels(3, new Engine.Imaging.PixelWindow(10, 20, 448, 448), rgb);
        return rgb;
    }
}
