using System.IO.Compression;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Imaging.Tiff;

public sealed class TiffFileTests
{
    private const ulong Deflate = 8;

    [Fact]
    public void ReadWindow_TileThatIsNotStored_IsNoData()
    {
        var builder = new TiffBuilder(bigEndian: false);
        ulong first = builder.Block([.. Enumerable.Repeat((byte)7, 256)]);
        Shape(builder, 32, 16, 8).Tag(322, 16).Tag(323, 16).Tag(324, first, 0).Tag(325, 256, 0);
        builder.Text(42113, "200");

        float[] pixels = Read(builder.Save("sparse"), 0, new PixelWindow(15, 3, 2, 1));

        Assert.Equal([7f, 200f], pixels);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadWindow_HorizontalPredictorOnWords_AddsAlongBands(bool bigEndian)
    {
        // Two bands of four pixels: 1000, 1300, 900, 65535 and 5, 4, 3, 2, as differences modulo 2^16.
        ushort[] differences = [1000, 5, 300, 65535, 65136, 65535, 64635, 65535];
        byte[] bytes =
        [
            .. differences.SelectMany(d => bigEndian ? [(byte)(d >> 8), (byte)d] : new[] { (byte)d, (byte)(d >> 8) }),
        ];
        var builder = new TiffBuilder(bigEndian);
        byte[] packed = Compress(bytes);
        ulong at = builder.Block(packed);
        Shape(builder, 4, 1, 16).Tag(277, 2).Tag(258, 16, 16).Tag(259, Deflate).Tag(317, 2);
        string path = builder.Tag(273, at).Tag(279, (ulong)packed.Length).Save("predictor" + bigEndian);

        Assert.Equal([1000f, 1300f, 900f, 65535f], Read(path, 0, new PixelWindow(0, 0, 4, 1)));
        Assert.Equal([5f, 4f, 3f, 2f], Read(path, 1, new PixelWindow(0, 0, 4, 1)));
    }

    [Theory]
    [InlineData(1, new float[] { 1, 0, 0, 1, 0, 1, 1, 0, 1 })]
    [InlineData(2, new float[] { 2, 1, 1, 2, 3 })]
    [InlineData(4, new float[] { 9, 6, 15 })]
    public void ReadWindow_SamplesBelowAByte_AreWidenedUnscaled(int bits, float[] expected)
    {
        // 1001 0110 1111 0000, read 1, 2 or 4 bits at a time from the high end; each row begins on a byte.
        var builder = new TiffBuilder(bigEndian: false);
        ulong at = builder.Block(0x96, 0xF0, 0x96, 0xF0);
        Shape(builder, (ulong)expected.Length, 2, (ulong)bits).Tag(273, at).Tag(279, 4);

        float[] pixels = Read(builder.Save("bits" + bits), 0, new PixelWindow(0, 1, expected.Length, 1));

        Assert.Equal(expected, pixels);
    }

    [Fact]
    public void ReadWindow_TallUncompressedStrip_IsReadInParts()
    {
        var builder = new TiffBuilder(bigEndian: false);
        byte[] rows = [.. Enumerable.Range(0, 1000 * 300).Select(i => (byte)(i / 1000))];
        Shape(builder, 1000, 300, 8).Tag(273, builder.Block(rows)).Tag(279, (ulong)rows.Length);
        string path = builder.Save("tall");

        using (TiffFile file = TiffFile.Open(path))
        {
            Assert.InRange(file.Images[0].BlockHeightPx, 1, 65);
        }

        Assert.Equal([63f, 64f, 65f, 66f], Read(path, 0, new PixelWindow(999, 63, 1, 4)));
    }

    [Fact]
    public void Open_StripThatIsTooShort_SaysHowMuchIsMissing()
    {
        var builder = new TiffBuilder(bigEndian: false);
        Shape(builder, 1000, 300, 8).Tag(273, builder.Block(new byte[100_000])).Tag(279, 100_000);
        string path = builder.Save("short");

        NuTonicException error = Assert.Throws<NuTonicException>(() => Read(path, 0, new PixelWindow(0, 0, 1000, 300)));

        Assert.Equal("NT2103", error.Diagnostic.Code);
        File.Delete(path);
    }

    [Fact]
    public void Open_DirectoryThatNamesItself_IsALoop()
    {
        var builder = new TiffBuilder(bigEndian: false);
        Shape(builder, 1, 1, 8).Tag(273, builder.Block(1)).Tag(279, 1);
        string path = builder.Save("loop", nextDirectory: 9);

        NuTonicException error = Assert.Throws<NuTonicException>(() => TiffFile.Open(path));

        Assert.Contains("loops", error.Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public void Open_BlockOfGigabytes_IsRefusedBeforeMemoryIsTaken()
    {
        var builder = new TiffBuilder(bigEndian: false);
        ulong at = builder.Block(Compress(new byte[16]));
        Shape(builder, 60000, 60000, 8).Tag(259, Deflate).Tag(273, at).Tag(279, 16);
        string path = builder.Save("huge");
        long before = GC.GetAllocatedBytesForCurrentThread();

        NuTonicException error = Assert.Throws<NuTonicException>(() => TiffFile.Open(path));

        Assert.Equal("NT2105", error.Diagnostic.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        File.Delete(path);
    }

    [Theory]
    [InlineData(int.MaxValue, 1)]
    [InlineData(1 << 20, 5)]
    public void Open_StripOfMillionsOfLongRows_IsRefusedBeforeMemoryIsTaken(int rows, int planes)
    {
        var builder = new TiffBuilder(bigEndian: false);
        ulong at = builder.Block(new byte[16]);
        ulong[] Each(ulong value) => [.. Enumerable.Repeat(value, planes)];
        Shape(builder, 100_000, (ulong)rows, 8)
            .Tag(273, Each(at)).Tag(279, Each(16)).Tag(277, (ulong)planes).Tag(258, Each(8)).Tag(284, 2);
        string path = builder.Save("rows");
        long before = GC.GetAllocatedBytesForCurrentThread();

        NuTonicException error = Assert.Throws<NuTonicException>(() => TiffFile.Open(path));

        Assert.Equal("NT2105", error.Diagnostic.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        File.Delete(path);
    }

    [Fact]
    public void Images_MasksAndOverviews_OnlyOverviewsFollow()
    {
        using TiffFile file = TiffFile.Open(SharedFolder.Path("data/conformance/bad/rio_corrupt.tif"));

        Assert.Equal([1024, 512, 256, 128, 64, 32, 16], file.Images.Select(image => image.WidthPx));
    }

    [Fact]
    public void GeoAndNoData_OfRealFiles_AreRead()
    {
        using TiffFile rgb = TiffFile.Open(SharedFolder.Path("data/conformance/tiff/rio_RGB.byte.tif"));
        using TiffFile nan = TiffFile.Open(SharedFolder.Path("data/conformance/tiff/rio_float_nan.tif"));
        using TiffFile plain = TiffFile.Open(SharedFolder.Path("data/conformance/tiff/quad-tile.tif"));

        GeoTags geo = rgb.Images[0].Geo;
        Assert.Equal([300.0379266750948, 300.041782729805, 0], geo.ModelPixelScale);
        Assert.Equal(101985.0, geo.ModelTiepoint[3]);
        Assert.Equal(32, geo.GeoKeyDirectory.Length);
        Assert.StartsWith("WGS 84 / UTM zone 18N|", geo.GeoAsciiParams, StringComparison.Ordinal);
        Assert.Equal(0.0, rgb.Images[0].NoData);
        Assert.Equal(double.NaN, nan.Images[0].NoData);
        Assert.Equal(16, nan.Images[0].Geo.ModelTransformation.Length);
        Assert.Null(plain.Images[0].NoData);
        Assert.Empty(plain.Images[0].Geo.GeoKeyDirectory);
    }

    [Fact]
    public void Open_AnotherFormat_SaysWhich()
    {
        string path = SharedFolder.Path("data/conformance/jpeg/restarts.jpg");

        NuTonicException error = Assert.Throws<NuTonicException>(() => TiffFile.Open(path));

        Assert.Equal("NT2101", error.Diagnostic.Code);
        Assert.Contains("JPEG", error.Message, StringComparison.Ordinal);
    }

    private static TiffBuilder Shape(TiffBuilder builder, ulong width, ulong height, ulong bits) =>
        builder.Tag(256, width).Tag(257, height).Tag(258, bits);

    private static byte[] Compress(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return packed.ToArray();
    }

    private static float[] Read(string path, int band, PixelWindow window)
    {
        using TiffFile file = TiffFile.Open(path);
        float[] pixels = new float[window.Width * window.Height];
        file.Images[0].ReadWindow(band, window, pixels);
        return pixels;
    }
}
