using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Imaging;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Imaging;

public sealed class ImageFormatProbeTests
{
    [Theory]
    [InlineData("tiff/BigTIFFMotorola.tif", "Tiff")]
    [InlineData("tiff/quad-tile.tif", "Tiff")]
    [InlineData("png/basn3p01.png", "Png")]
    [InlineData("jpeg/restarts.jpg", "Jpeg")]
    [InlineData("expected.tsv", "Other")]
    public void DetectFile_ByFirstBytes_TellsTheFormat(string name, string expected)
    {
        ImageFormat format = ImageFormatProbe.DetectFile(SharedFolder.Path("data/conformance/" + name));

        Assert.Equal(expected, format.ToString());
    }

    [Fact]
    public void Detect_TooShort_IsOther()
    {
        Assert.Equal(ImageFormat.Other, ImageFormatProbe.Detect([0xFF, 0xD8]));
    }

    [Fact]
    public void DetectFile_Missing_NamesThePath()
    {
        NuTonicException error = Assert.Throws<NuTonicException>(() => ImageFormatProbe.DetectFile("/nowhere/a.tif"));

        Assert.Equal("NT2100", error.Diagnostic.Code);
        Assert.Contains("/nowhere/a.tif", error.Message, StringComparison.Ordinal);
    }
}
