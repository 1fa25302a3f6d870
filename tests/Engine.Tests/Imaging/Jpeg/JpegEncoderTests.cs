using NuTonic.Engine.Imaging.Jpeg;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Tests.Imaging.Jpeg;

public sealed class JpegEncoderTests
{
    public static TheoryData<int, int> Sizes => new()
    {
        { 1, 1 }, { 8, 8 }, { 17, 9 }, { 16, 16 }, { 15, 33 }, { 3, 70 }, { 64, 48 },
    };

    // Beside quantisation of at most half a step a colour is off by the roundings of two conversions.
    [Theory]
    [MemberData(nameof(Sizes))]
    public void Encode_FullColor_IsReadBackWithinTheQuantization(int width, int height)
    {
        byte[] rgb = JpegPicture.Smooth(width, height);
        foreach (int quality in (int[])[40, 75, 90, 100])
        {
            byte[] jpeg = JpegEncoder.Encode(rgb, width, height, quality, JpegEncoderSampling.Full);

            JpegImage image = JpegDecoder.Decode(jpeg, "test");
            Assert.Equal((width, height, 3), (image.WidthPx, image.HeightPx, image.Components));
            Assert.InRange(JpegPicture.LumaError(rgb, image.Samples), 0, HalfStep(quality) + 1);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Encode_HalvedColor_KeepsBrightnessWithinTheQuantization(int width, int height)
    {
        byte[] rgb = JpegPicture.Smooth(width, height);

        byte[] jpeg = JpegEncoder.Encode(rgb, width, height, 90);

        JpegImage image = JpegDecoder.Decode(jpeg, "test");
        Assert.Equal((width, height, 3), (image.WidthPx, image.HeightPx, image.Components));
        Assert.InRange(JpegPicture.LumaError(rgb, image.Samples), 0, HalfStep(90) + 1);
        Assert.InRange(JpegPicture.Error(rgb, image.Samples), 0, 6);
    }

    [Fact]
    public void Encode_OneColor_IsReadBackWithinTwoLevels()
    {
        byte[][] colors =
        [
            [0, 0, 0], [255, 255, 255], [255, 0, 0], [0, 255, 0], [0, 0, 255], [18, 52, 86],
        ];
        foreach (byte[] color in colors)
        {
            byte[] rgb = [.. Enumerable.Repeat(color, 20 * 20).SelectMany(pixel => pixel)];

            byte[] samples = JpegDecoder.Decode(JpegEncoder.Encode(rgb, 20, 20, 100), "test").Samples;

            Assert.All(samples.Zip(rgb), pair => Assert.InRange(pair.First, pair.Second - 2, pair.Second + 2));
        }
    }

    [Fact]
    public void Encode_Noise_IsReadBackAtEveryQuality()
    {
        byte[] rgb = [.. Enumerable.Range(0, 61 * 43 * 3).Select(i => (byte)SampleHash.At(7, i, 0))];
        int last = 0;
        for (int quality = 1; quality <= 100; quality++)
        {
            byte[] jpeg = JpegEncoder.Encode(rgb, 61, 43, quality);

            JpegImage image = JpegDecoder.Decode(jpeg, "test");
            Assert.Equal(rgb.Length, image.Samples.Length);
            last = Math.Max(last, jpeg.Length);
        }

        Assert.Equal(last, JpegEncoder.Encode(rgb, 61, 43, 100).Length);
    }

    [Fact]
    public void Encode_Markers_AreThoseOfPlainBaselineJfif()
    {
        byte[] jpeg = JpegEncoder.Encode(JpegPicture.Smooth(40, 24), 40, 24, 90);

        List<int> markers = [];
        int at = 2;
        while (jpeg[at + 1] != 0xDA)
        {
            markers.Add(jpeg[at + 1]);
            at += 2 + (jpeg[at + 2] << 8) + jpeg[at + 3];
        }

        Assert.Equal([0xE0, 0xDB, 0xDB, 0xC0, 0xC4], markers);
        Assert.Equal([0xFF, 0xD8], jpeg[..2]);
        Assert.Equal([0xFF, 0xD9], jpeg[^2..]);
        Assert.Equal(2, jpeg.AsSpan().Count([(byte)0xFF, (byte)0xDB]));
    }

    // The bytes are those of any CPU: a machine without the vectors of this one must get this digest too.
    [Theory]
    [InlineData(90, "ce7d31ecf57a5d51")]
    [InlineData(35, "7579f98a744033f8")]
    public void Encode_KnownPicture_HasTheKnownBytes(int quality, string expected)
    {
        byte[] rgb =
        [
            .. JpegPicture.Smooth(97, 61).Select((value, i) => (byte)(value ^ (SampleHash.At(3, i, 0) & 15))),
        ];

        byte[] jpeg = JpegEncoder.Encode(rgb, 97, 61, quality);

        Assert.Equal(expected, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(jpeg))[..16]);
    }

    [Theory]
    [InlineData(0, 1, 90, 0)]
    [InlineData(1, 0, 90, 0)]
    [InlineData(2, 2, 90, 11)]
    [InlineData(1, 1, 0, 3)]
    [InlineData(1, 1, 101, 3)]
    [InlineData(65_536, 1, 90, 196_608)]
    public void Encode_ArgumentsOutOfRange_AreRefused(int width, int height, int quality, int length)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => JpegEncoder.Encode(new byte[length], width, height, quality));
    }

    /// <summary>
    /// Root of the mean square of half the steps: more than that no coefficient, and by Parseval no sample, is off.
    /// </summary>
    private static double HalfStep(int quality)
    {
        byte[] steps = [.. new JpegEncoderSteps(JpegEncoderTables.Luma, quality).Steps];
        return Math.Sqrt(steps.Average(step => step * step / 4.0));
    }
}
