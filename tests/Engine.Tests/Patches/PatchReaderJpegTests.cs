using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Patches;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Patches;

public sealed class PatchReaderJpegTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Of JPEG tiles only what patches need is decoded: each pixel must be as if all had been.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_JpegTiles_HasThePixelsOfWholeTiles(int interval)
    {
        using TemporaryFolder folder = new();
        Grid grid = Quads.Utm(331, 205);
        var tiff = new QuadTiff { Grid = grid, Samples = Quads.Noise(grid, 3), TileSize = 48, JpegQuality = 80 };
        tiff.Write(folder.Combine("a.tif"));
        PatchOptions options = Quads.Small with { SampleInterval = interval };
        using var reader = PatchReader.Open(folder.Combine("a.tif"), isNaip: false, options);
        using var whole = TiffFile.Open(folder.Combine("a.tif"));
        byte[] expected = new byte[16 * 16 * 3];

        foreach (Patch patch in PatchGrid.Enumerate("a", grid, options, "a.tif"))
        {
            using PatchPixels pixels = reader.Read(patch, Cancellation);

            int pitch = options.PitchPx;
            whole.Images[0].ReadPixels(3, new PixelWindow(patch.Column * pitch, patch.Row * pitch, 16, 16), expected);
            Assert.True(pixels.Rgb.SequenceEqual(expected), $"column {patch.Column}, row {patch.Row}");
        }

        Assert.InRange(reader.DecodedBlocks, 1, 7 * 5);
    }
}
