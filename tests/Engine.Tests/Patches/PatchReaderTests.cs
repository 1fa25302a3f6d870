using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Patches;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Patches;

public sealed class PatchReaderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Read_NativePatch_HasThePixelsOfTheFile(int bands)
    {
        using TemporaryFolder folder = new();
        Grid grid = Quads.Utm(90, 70);
        byte[] samples = Quads.Noise(grid, bands);
        using PatchReader reader = Open(folder, new QuadTiff { Grid = grid, Samples = samples, Bands = bands });

        foreach (Patch patch in PatchGrid.Enumerate("a", grid, Quads.Small, "a.tif"))
        {
            using PatchPixels pixels = reader.Read(patch, Cancellation);

            Assert.Equal(0, pixels.EmptyCount);
            for (int i = 0; i < 16 * 16; i++)
            {
                int at = ((((patch.Row * 32) + (i / 16)) * 90) + (patch.Column * 32) + (i % 16)) * bands;
                Assert.True(pixels.Rgb.Slice(3 * i, 3).SequenceEqual(samples.AsSpan(at, 3)));
            }
        }
    }

    [Fact]
    public void Read_InOrder_DecodesEachBlockOnce()
    {
        using TemporaryFolder folder = new();
        Grid grid = Quads.Utm(320, 320);
        var tiff = new QuadTiff { Grid = grid, Samples = Quads.Noise(grid, 4), Bands = 4, TileSize = 48 };
        PatchOptions options = Quads.Small with { SampleInterval = 1 };
        tiff.Write(folder.Combine("a.tif"));
        using var reader = PatchReader.Open(folder.Combine("a.tif"), isNaip: false, options);

        foreach (Patch patch in PatchGrid.Enumerate("a", grid, options, "a.tif"))
        {
            reader.Read(patch, Cancellation).Dispose();
        }

        Assert.Equal(49, reader.DecodedBlocks);
    }

    [Theory]
    [InlineData("zero", 3, 1)]
    [InlineData("zero", 4, 1)]
    [InlineData("dark", 4, 0)]
    [InlineData("value", 3, 1)]
    [InlineData("alpha", 4, 1)]
    [InlineData("infrared", 4, 0)]
    [InlineData("mask", 3, 1)]
    [InlineData("mask", 4, 1)]
    public void Read_PixelThatShowsNothing_IsTold(string how, int bands, int expected)
    {
        using TemporaryFolder folder = new();
        Grid grid = Quads.Utm(16, 16);
        byte[] samples = Quads.Noise(grid, bands);
        byte[] mask = [.. Enumerable.Repeat((byte)255, 256)];
        const int Pixel = 37;
        Span<byte> pixel = samples.AsSpan(Pixel * bands, bands);
        pixel.Fill(how == "value" ? (byte)255 : (byte)0);
        switch (how)
        {
            case "dark":
                pixel[3] = 9;
                break;
            case "alpha" or "infrared":
                pixel[..3].Fill(77);
                break;
            case "mask":
                pixel.Fill(77);
                mask[Pixel] = 0;
                break;
        }

        using PatchReader reader = Open(
            folder,
            new QuadTiff
            {
                Grid = grid,
                Samples = samples,
                Bands = bands,
                ExtraSample = how is "alpha" or "infrared" ? 2 : bands == 4 ? 0 : null,
                NoData = how == "value" ? 255 : null,
                Mask = how == "mask" ? mask : null,
            },
            isNaip: how == "infrared");

        using PatchPixels pixels = reader.Read(PatchGrid.Enumerate("a", grid, Quads.Small, "a.tif")[0], Cancellation);

        Assert.Equal(expected, pixels.EmptyCount);
        Assert.Equal(expected, pixels.IsEmpty[Pixel]);
        Assert.Equal(expected, pixels.IsEmpty.Count((byte)1));
        Assert.True(pixels.Rgb.Slice(Pixel * 3, 3).SequenceEqual(samples.AsSpan(Pixel * bands, 3)));
    }

    // Twice the pixel size: a patch of half metres reads every pixel of a metre about twice, ramps stay ramps.
    [Theory]
    [InlineData(1.0)]
    [InlineData(0.25)]
    public void Read_OtherPixelSize_IsResampled(double pixelMeters)
    {
        using TemporaryFolder folder = new();
        Grid grid = Quads.Utm(80, 80, pixelMeters);
        byte[] samples = new byte[80 * 80 * 3];
        for (int i = 0; i < 80 * 80; i++)
        {
            (samples[3 * i], samples[(3 * i) + 1], samples[(3 * i) + 2]) =
                ((byte)(100 + (i % 80)), (byte)(100 + (i / 80)), 50);
        }

        using PatchReader reader = Open(folder, new QuadTiff { Grid = grid, Samples = samples });
        Patch patch = PatchGrid.Enumerate("a", grid, Quads.Small, "a.tif")[0];

        using PatchPixels pixels = reader.Read(patch, Cancellation);

        Assert.False(reader.IsNative);
        Assert.Equal(0, pixels.EmptyCount);
        for (int i = 2; i < 14; i++)
        {
            // The centre of pixel i lies (i + 0.5) * 0.5 m from the edge.
            double expected = 100 + ((i + 0.5) * 0.5 / pixelMeters) - 0.5;
            Assert.InRange(pixels.Rgb[((5 * 16) + i) * 3], expected - 0.6, expected + 0.6);
            Assert.InRange(pixels.Rgb[(((i * 16) + 5) * 3) + 1], expected - 0.6, expected + 0.6);
            Assert.Equal(50, pixels.Rgb[(((i * 16) + 5) * 3) + 2]);
        }
    }

    [Fact]
    public void Read_QuadInDegrees_PutsPixelsWhereTheyLie()
    {
        using TemporaryFolder folder = new();
        Grid grid = Quads.Degrees(300, 300);
        byte[] samples = new byte[300 * 300 * 3];
        for (int i = 0; i < 300 * 300; i++)
        {
            (samples[3 * i], samples[(3 * i) + 1], samples[(3 * i) + 2]) =
                ((byte)(1 + (i % 300 / 2)), (byte)(1 + (i / 300 / 2)), 50);
        }

        using PatchReader reader = Open(folder, new QuadTiff { Grid = grid, Samples = samples });
        grid.Transform.TryInvert(out GeoTransform toPixels);
        foreach (Patch patch in PatchGrid.Enumerate("a", grid, Quads.Small, "a.tif"))
        {
            using PatchPixels pixels = reader.Read(patch, Cancellation);

            (double x, double y) = patch.Grid.Transform.Apply(8.5, 8.5);
            double[] xs = [x];
            double[] ys = [y];
            CoordinateTransform.Create(patch.Grid.Crs, Crs.Wgs84).Transform(xs, ys);
            (double column, double row) = toPixels.Apply(xs[0], ys[0]);
            Assert.InRange(pixels.Rgb[((8 * 16) + 8) * 3], (column / 2) - 0.5, (column / 2) + 2);
            Assert.InRange(pixels.Rgb[(((8 * 16) + 8) * 3) + 1], (row / 2) - 0.5, (row / 2) + 2);
        }
    }

    // Nothing bleeds out of a collar: what is left of a resampled edge pixel is made of pixels that show something.
    [Fact]
    public void Read_CollarOfAResampledQuad_DarkensNoNeighbor()
    {
        using TemporaryFolder folder = new();
        Grid grid = Quads.Utm(32, 32, 0.75);
        byte[] samples = [.. Enumerable.Repeat((byte)200, 32 * 32 * 3)];
        for (int row = 0; row < 32; row++)
        {
            samples.AsSpan(row * 32 * 3, 5 * 3).Clear();
        }

        using PatchReader reader = Open(folder, new QuadTiff { Grid = grid, Samples = samples });

        using PatchPixels pixels = reader.Read(PatchGrid.Enumerate("a", grid, Quads.Small, "a.tif")[0], Cancellation);

        Assert.InRange(pixels.EmptyCount, 16 * 6, 16 * 9);
        for (int i = 0; i < 256; i++)
        {
            Assert.Equal(pixels.IsEmpty[i] == 1 ? 0 : 200, pixels.Rgb[3 * i]);
        }
    }

    [Theory]
    [InlineData(1, 8, 1, "1 band of UInt8")]
    [InlineData(5, 8, 2, "5 bands of UInt8")]
    [InlineData(3, 16, 2, "3 bands of UInt16")]
    [InlineData(4, 8, 5, "inks (CMYK)")]
    [InlineData(1, 8, 3, "a palette")]
    public void Open_OtherThanColorBytes_IsRefusedByName(int bands, int bits, int photometric, string named)
    {
        using TemporaryFolder folder = new();
        Grid grid = Quads.Utm(16, 16);
        var tiff = new QuadTiff
        {
            Grid = grid,
            Samples = Quads.Noise(grid, bands),
            Bands = bands,
            BitsPerSample = bits,
            Photometric = photometric,
        };

        var error = Assert.Throws<NuTonicException>(() => Open(folder, tiff));

        Assert.Equal("NT3100", error.Diagnostic.Code);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FileCutShort_IsATypedError()
    {
        using TemporaryFolder folder = new();
        Grid grid = Quads.Utm(64, 64);
        string path = folder.Combine("a.tif");
        new QuadTiff { Grid = grid, Samples = Quads.Noise(grid, 3) }.Write(path);
        byte[] whole = File.ReadAllBytes(path);
        for (int length = 0; length < whole.Length; length += 97)
        {
            File.WriteAllBytes(path, whole[..length]);

            var error = Assert.Throws<NuTonicException>(() => ReadAll(path, grid));

            Assert.StartsWith("NT2", error.Diagnostic.Code, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("m_3211605_ne_11_060_20200415.tif", 128, 0.6, false)]
    [InlineData("m_4208701_ne_16_060_20200902.tif", 96, 0.6, false)]
    [InlineData("m_3607717_sw_18_1_20160620_subset.tif", 448, 0.6, false)]
    [InlineData("m_3607717_sw_18_1_20160620_subset.tif", 128, 1, true)]
    [InlineData("derived/naip_va_rgb_jpeg_cog.tif", 448, 0.6, false)]
    [InlineData("derived/naip_va_rgb_jpeg_cog.tif", 448, 1, true)]
    [InlineData("derived/naip_va_rgbn_deflate_cog.tif", 128, 2, false)]
    public void Read_RealQuad_ShowsAPicture(string file, int size, double gsd, bool isNative)
    {
        PatchOptions options = new() { PatchSize = size, Gsd = gsd };
        string path = SharedFolder.Path("data/naip/" + file);
        using var reader = PatchReader.Open(path, isNaip: true, options);
        ImmutableArray<Patch> patches = PatchGrid.Enumerate("a", reader.QuadGrid, options, path);

        Assert.NotEmpty(patches);
        Assert.Equal(isNative, reader.IsNative);
        foreach (Patch patch in patches)
        {
            using PatchPixels pixels = reader.Read(patch, Cancellation);

            Assert.Equal(0, pixels.EmptyCount);
            Assert.InRange(PatchGate.Entropy(pixels), 4, 8);
        }
    }

    [Theory]
    [InlineData("quarterquad_downsampled/m_3907864_sw_17_060_20210912_downsampled.tif", "NT3102")]
    [InlineData("va_2016/NAIP-VA-b1.tiff", "NT3100")]
    [InlineData("usda_naip_256_webp_z3.tif", "NT2104")]
    public void Open_RealFileThatDoesNotDo_SaysWhy(string file, string code)
    {
        string path = SharedFolder.Path("data/naip/" + file);

        var error = Assert.Throws<NuTonicException>(() => PatchReader.Open(path, isNaip: true, new PatchOptions()));

        Assert.Equal(code, error.Diagnostic.Code);
    }

    private static PatchReader Open(TemporaryFolder folder, QuadTiff tiff, bool isNaip = false)
    {
        string path = folder.Combine("a.tif");
        tiff.Write(path);
        return PatchReader.Open(path, isNaip, Quads.Small);
    }

    private static void ReadAll(string path, Grid grid)
    {
        PatchOptions options = Quads.Small with { SampleInterval = 1 };
        using var reader = PatchReader.Open(path, isNaip: false, options);
        foreach (Patch patch in PatchGrid.Enumerate("a", grid, options, path))
        {
            reader.Read(patch, Cancellation).Dispose();
        }
    }
}
