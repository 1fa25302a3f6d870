using System.Globalization;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>The tags of a small GeoTIFF, but for where its strips lie.</summary>
internal static class GeoTiffWriterTags
{
    private const ushort AdobeDeflate = 8;
    private const ushort Planar = 2;

    // Of NewSubfileType as well as of PhotometricInterpretation.
    private const ushort Mask = 4;
    private const ushort UnassociatedAlpha = 2;

    /// <summary>True when samples are stored as differences: whole numbers of 8 and 16 bits.</summary>
    public static bool HasDifferences(GeoTiffImage image) => image.SampleType <= SampleType.Int16;

    /// <summary>The tags of <paramref name="image"/> in strips of <paramref name="rowsPerStrip"/> rows.</summary>
    public static TiffWriterDirectory Build(GeoTiffImage image, int rowsPerStrip)
    {
        bool isColor = image.IsColor && image.BandCount >= 3;
        TiffWriterDirectory tags = new();
        if (image.IsMask)
        {
            tags.AddLongs(TiffTags.NewSubfileType, Mask);
        }

        tags.AddLongs(TiffTags.ImageWidth, (uint)image.Grid.WidthPx);
        tags.AddLongs(TiffTags.ImageLength, (uint)image.Grid.HeightPx);
        tags.AddShorts(TiffTags.BitsPerSample, Repeat(8 * image.SampleType.Bytes(), image.BandCount));
        tags.AddShorts(TiffTags.Compression, AdobeDeflate);
        tags.AddShorts(TiffTags.Photometric, image.IsMask ? (ushort)Mask : isColor ? (ushort)2 : (ushort)1);
        tags.AddShorts(TiffTags.SamplesPerPixel, (ushort)image.BandCount);
        tags.AddLongs(TiffTags.RowsPerStrip, (uint)rowsPerStrip);
        tags.AddShorts(TiffTags.PlanarConfiguration, image.BandCount == 1 ? (ushort)1 : Planar);
        tags.AddShorts(TiffTags.SampleFormat, Repeat(Format(image.SampleType), image.BandCount));
        if (HasDifferences(image))
        {
            tags.AddShorts(TiffTags.Predictor, 2);
        }

        int extra = image.BandCount - (isColor ? 3 : 1);
        if (extra > 0)
        {
            ushort[] meanings = Repeat(0, extra);
            meanings[^1] = image.HasAlpha ? UnassociatedAlpha : (ushort)0;
            tags.AddShorts(TiffTags.ExtraSamples, meanings);
        }

        if (!image.IsMask)
        {
            GeoTagWriter.Add(tags, image.Grid);
        }

        if (image.NoData is { } noData)
        {
            tags.AddAscii(TiffTags.GdalNoData, Text(noData));
        }

        return tags;
    }

    private static int Format(SampleType type) => type switch
    {
        SampleType.UInt8 or SampleType.UInt16 or SampleType.UInt32 => 1,
        SampleType.Int8 or SampleType.Int16 or SampleType.Int32 => 2,
        _ => 3,
    };

    // The spelling that GDAL writes and every reader of the tag knows.
    private static string Text(double value) =>
        double.IsNaN(value) ? "nan"
        : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf")
        : value.ToString("R", CultureInfo.InvariantCulture);

    private static ushort[] Repeat(int value, int count)
    {
        ushort[] values = new ushort[count];
        Array.Fill(values, (ushort)value);
        return values;
    }
}
