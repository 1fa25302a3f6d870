using NuTonic.Engine.Imaging.Png;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Imaging.Png;

public sealed class PngDecoderTests
{
    // The table's hash of this file is that of its bytes swapped: GDAL 3.6.2 hands out 16-bit samples of interlaced
    // images in the file's byte order.
    private const string SwappedInTable = "basi6a16.png";

    [Fact]
    public void Decode_EveryFile_HasTheSamplesOfTheTable()
    {
        ConformanceRow[] rows = [.. ConformanceTable.Rows("png"), .. ConformanceTable.Rows("jpeg", ".png")];

        foreach (ConformanceRow row in rows)
        {
            PngImage image = PngDecoder.Decode(File.ReadAllBytes(row.Path), row.Path);

            int bytes = image.BitDepth == 16 ? 2 : 1;
            byte[] planes = DecodedBytes.Planes(image.Samples, image.BandCount, bytes);
            if (row.Name == SwappedInTable)
            {
                planes.AsSpan().Reverse();
                planes = [.. planes.Chunk(2).Reverse().SelectMany(pair => pair)];
            }

            Assert.Equal(
                (row.Name, row.Width, row.Height, row.Bands),
                (row.Name, image.WidthPx, image.HeightPx, image.BandCount));
            Assert.Equal((row.Name, row.Sha256), (row.Name, DecodedBytes.Sha256(planes)));
        }

        Assert.Equal(13, rows.Length);
    }

    [Fact]
    public void Decode_InterlacedTwin_HasTheSamePixels()
    {
        PngImage plain = Decode("basn6a16.png");
        PngImage interlaced = Decode("basi6a16.png");

        Assert.Equal(plain.Samples, interlaced.Samples);
    }

    [Fact]
    public void Decode_PaletteImage_KeepsIndicesAndPalette()
    {
        PngImage image = Decode("basn3p01.png");

        Assert.Equal((PngColorType.Palette, 1, 1), (image.ColorType, image.BitDepth, image.BandCount));
        Assert.Equal(6, image.Palette.Length);
        Assert.Equal((byte[])[0, 1], image.Samples.Distinct().Order());
    }

    private static PngImage Decode(string name)
    {
        string path = SharedFolder.Path("data/conformance/png/" + name);
        return PngDecoder.Decode(File.ReadAllBytes(path), path);
    }
}
