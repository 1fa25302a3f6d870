using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;

namespace NuTonic.Engine.Tests.Imaging.Tiff;

public sealed class TiffConformanceTests
{
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["ZSTD"] = "Zstandard",
        ["LZMA"] = "LZMA",
        ["OJPEG"] = "old-style JPEG",
    };

    // JPEG files too: the fixed-point arithmetic is that of the reference, so two levels of tolerance are not needed.
    [Fact]
    public void ReadRaw_EverySupportedFile_HasTheSamplesOfTheTable()
    {
        ConformanceRow[] rows = [.. ConformanceTable.Rows("tiff").Where(row => !Refused.ContainsKey(row.Compression))];

        string[] wrong =
        [
            .. rows.Where(row => DecodedBytes.Sha256(DecodedBytes.OfTiff(row.Path)) != row.Sha256)
                .Select(row => row.Name),
        ];

        Assert.Equal(39, rows.Length);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Open_EverySupportedFile_HasTheShapeOfTheTable()
    {
        foreach (ConformanceRow row in ConformanceTable.Rows("tiff")
            .Where(row => !Refused.ContainsKey(row.Compression)))
        {
            using TiffFile file = TiffFile.Open(row.Path);

            TiffImage image = file.Images[0];
            string type = image.SampleType == SampleType.Float16
                ? "float32"
                : image.SampleType.ToString().ToLowerInvariant();
            Assert.Equal((row.Name, row.Width, row.Height, row.Bands, row.Type),
                (row.Name, image.WidthPx, image.HeightPx, image.BandCount, type));
        }
    }

    [Fact]
    public void Open_UnsupportedCompression_IsRefusedByName()
    {
        ConformanceRow[] rows = [.. ConformanceTable.Rows("tiff").Where(row => Refused.ContainsKey(row.Compression))];

        Assert.Equal(3, rows.Length);
        foreach (ConformanceRow row in rows)
        {
            NuTonicException error = Assert.Throws<NuTonicException>(() => TiffFile.Open(row.Path));
            Assert.Equal("NT2104", error.Diagnostic.Code);
            Assert.Contains(Refused[row.Compression], error.Message, StringComparison.Ordinal);
            Assert.Equal(row.Path, error.Diagnostic.Location?.File);
        }
    }

    [Fact]
    public void ReadWindow_PartsOfEveryFile_AreCropsOfTheWhole()
    {
        foreach (ConformanceRow row in ConformanceTable.Rows("tiff")
            .Where(row => !Refused.ContainsKey(row.Compression)))
        {
            double[][] whole = ReadBands(row.Path);
            using TiffFile file = TiffFile.Open(row.Path);
            TiffImage image = file.Images[0];
            foreach (PixelWindow window in Windows(image))
            {
                for (int band = 0; band < image.BandCount; band++)
                {
                    double[] part = new double[window.Width * window.Height];
                    float[] single = new float[part.Length];
                    image.ReadWindow(band, window, part);
                    image.ReadWindow(band, window, single);
                    double[] crop = Crop(whole[band], image.WidthPx, window);
                    Assert.True(crop.AsSpan().SequenceEqual(part), $"{row.Name} band {band} {window}");
                    Assert.True(Array.ConvertAll(crop, value => (float)value).AsSpan().SequenceEqual(single), row.Name);
                }
            }
        }
    }

    private static double[][] ReadBands(string path)
    {
        using TiffFile file = TiffFile.Open(path);
        TiffImage image = file.Images[0];
        double[][] bands = new double[image.BandCount][];
        for (int band = 0; band < bands.Length; band++)
        {
            bands[band] = new double[image.WidthPx * image.HeightPx];
            image.ReadWindow(band, new PixelWindow(0, 0, image.WidthPx, image.HeightPx), bands[band]);
        }

        return bands;
    }

    /// <summary>
    /// One pixel in each corner and in the middle, a row, a column, and a rectangle over block borders.
    /// </summary>
    private static IEnumerable<PixelWindow> Windows(TiffImage image)
    {
        (int width, int height) = (image.WidthPx, image.HeightPx);
        yield return new PixelWindow(width - 1, height - 1, 1, 1);
        yield return new PixelWindow(width / 2, height / 2, 1, 1);
        yield return new PixelWindow(0, height / 3, width, 1);
        yield return new PixelWindow(width / 3, 0, 1, height);
        yield return new PixelWindow(
            width / 5, height / 5, width - (width / 5) - (width / 7), height - (height / 5) - (height / 7));
    }

    private static double[] Crop(double[] whole, int width, PixelWindow window)
    {
        double[] crop = new double[window.Width * window.Height];
        for (int i = 0; i < crop.Length; i++)
        {
            crop[i] = whole[((window.Y + (i / window.Width)) * width) + window.X + (i % window.Width)];
        }

        return crop;
    }
}
