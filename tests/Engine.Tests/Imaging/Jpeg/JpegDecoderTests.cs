using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Imaging.Jpeg;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Imaging.Jpeg;

public sealed class JpegDecoderTests
{
    [Fact]
    public void Decode_EveryFile_HasTheSamplesOfTheTable()
    {
        ConformanceRow[] rows = [.. ConformanceTable.Rows("jpeg", ".jpg")];

        foreach (ConformanceRow row in rows)
        {
            JpegImage image = JpegDecoder.Decode(File.ReadAllBytes(row.Path), row.Path);

            byte[] planes = DecodedBytes.Planes(image.Samples, image.Components, 1);
            Assert.Equal((row.Name, row.Width, row.Height, row.Bands), (row.Name, image.WidthPx, image.HeightPx, image.Components));
            Assert.Equal((row.Name, row.Sha256), (row.Name, DecodedBytes.Sha256(planes)));
        }

        Assert.Equal(9, rows.Length);
    }

    [Fact]
    public void Decode_ArithmeticCoding_IsRefusedByName()
    {
        byte[] file = File.ReadAllBytes(SharedFolder.Path("data/conformance/jpeg/jpg-gray.jpg"));
        file[file.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]) + 1] = 0xC9;

        NuTonicException error = Assert.Throws<NuTonicException>(() => JpegDecoder.Decode(file, "a.jpg"));

        Assert.Equal("NT2121", error.Diagnostic.Code);
        Assert.Contains("arithmetic coding", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DecodeBlock_AsStored_SkipsTheColourConversion()
    {
        byte[] file = File.ReadAllBytes(SharedFolder.Path("data/conformance/jpeg/restarts.jpg"));
        JpegImage stored = JpegDecoder.DecodeBlock(file, [], JpegColor.AsStored, "a.jpg");
        JpegImage rgb = JpegDecoder.DecodeBlock(file, [], JpegColor.YCbCrToRgb, "a.jpg");

        JpegColorConverter.ToRgb(stored.Samples, 3);

        Assert.Equal(rgb.Samples, stored.Samples);
    }
}
