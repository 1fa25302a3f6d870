using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Raster;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Imaging.Tiff;

public sealed class GeoTiffWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, int> Shapes
    {
        get
        {
            TheoryData<string, int> shapes = [];
            foreach (SampleType type in Enum.GetValues<SampleType>())
            {
                shapes.Add(type.ToString(), 1);
                shapes.Add(type.ToString(), 4);
            }

            return shapes;
        }
    }

    public void Dispose() => _folder.Dispose();

    // 700 columns: several strips, the last one shorter than the others.
    [Theory]
    [MemberData(nameof(Shapes))]
    public void Encode_AnyType_ReadsBackAsItIs(string typeName, int bands)
    {
        SampleType type = Enum.Parse<SampleType>(typeName);
        GeoTiffImage image = Image(type, bands, new GeoTransform(10, 0, 399960.5, 0, -10, 5300040.25));

        byte[] bytes = GeoTiffWriter.Encode(image);

        string path = _folder.Combine("image.tif");
        File.WriteAllBytes(path, bytes);
        using (TiffFile file = TiffFile.Open(path))
        {
            TiffImage read = Assert.Single(file.Images);
            Assert.Equal((type, bands), (read.SampleType, read.BandCount));
            int length = image.Samples.Length / bands;
            byte[] raw = new byte[length];
            for (int band = 0; band < bands; band++)
            {
                read.ReadRaw(band, new PixelWindow(0, 0, 700, 301), raw);
                Assert.True(image.Samples.Span.Slice(band * length, length).SequenceEqual(raw));
            }
        }

        using RasterFile raster = RasterFile.Open(path);
        Assert.Equal(image.Grid, raster.Grid);
        Assert.Equal(7.0, raster.NoData);
        Assert.Equal(bytes, GeoTiffWriter.Encode(image));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-9999.5)]
    [InlineData(double.NegativeInfinity)]
    public void Encode_NoDataOfAnyKind_IsKept(double noData)
    {
        GeoTiffImage image = Image(SampleType.Float32, 1, new GeoTransform(0.1, 0, 5, 0, -0.1, 9)) with
        {
            NoData = noData,
        };

        using RasterFile raster = Open(image with { Grid = image.Grid with { Crs = Crs.Wgs84 } });

        Assert.Equal(noData, raster.NoData);
        Assert.Equal(Crs.Wgs84, raster.Grid.Crs);
    }

    [Fact]
    public void Encode_RotatedOrSouthUp_KeepsTheTransform()
    {
        GeoTransform rotated = new(8, 3, 400000, 3, -8, 5300000);
        GeoTransform southUp = new(10, 0, 400000, 0, 10, 5300000);

        foreach (GeoTransform transform in new[] { rotated, southUp })
        {
            using RasterFile raster = Open(Image(SampleType.UInt8, 1, transform));
            Assert.Equal(transform, raster.Grid.Transform);
        }
    }

    [Fact]
    public void Encode_ColorWithOpacity_SaysSo()
    {
        GeoTiffImage image = Image(SampleType.UInt8, 4, new GeoTransform(10, 0, 0, 0, -10, 0));

        using RasterFile color = Open(image with { IsColor = true, HasAlpha = true });
        using RasterFile plain = Open(image);

        Assert.Equal((2, true), (color.Photometric, color.HasAlpha));
        Assert.Equal((1, false), (plain.Photometric, plain.HasAlpha));
    }

    [Fact]
    public void Encode_Mask_IsReadBackBesideThePixels()
    {
        GeoTiffImage image = Image(SampleType.UInt16, 3, new GeoTransform(10, 0, 0, 0, -10, 0));
        byte[] mask = [.. Enumerable.Range(0, 700 * 301).Select(i => i % 7 == 0 ? byte.MaxValue : (byte)0)];

        using RasterFile raster = Open(image with { Mask = mask });

        TiffImage read = Assert.IsType<TiffImage>(raster.OpenMask());
        byte[] pixels = new byte[mask.Length];
        read.ReadPixels(1, new PixelWindow(0, 0, 700, 301), pixels);
        Assert.Equal(mask, pixels);
        Assert.Equal(3, raster.BandCount);
        using RasterFile without = Open(image);
        Assert.Null(without.OpenMask());
    }

    private static GeoTiffImage Image(SampleType type, int bands, GeoTransform transform)
    {
        byte[] samples = new byte[700 * 301 * bands * type.Bytes()];
        uint state = 7;
        for (int i = 0; i < samples.Length; i++)
        {
            state = (state * 1664525) + 1013904223;
            samples[i] = (byte)(state >> 24);
        }

        Grid grid = new(Crs.Utm(33, south: true), transform, 700, 301);
        return new GeoTiffImage { Grid = grid, SampleType = type, BandCount = bands, Samples = samples, NoData = 7 };
    }

    private RasterFile Open(GeoTiffImage image)
    {
        string path = _folder.Combine(Guid.NewGuid() + ".tif");
        File.WriteAllBytes(path, GeoTiffWriter.Encode(image));
        return RasterFile.Open(path);
    }
}
