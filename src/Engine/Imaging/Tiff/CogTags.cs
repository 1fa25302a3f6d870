using System.Globalization;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>The tags of one directory of a cloud optimised GeoTIFF, but for where its tiles lie.</summary>
internal static class CogTags
{
    private const ushort AdobeDeflate = 8;

    /// <summary>
    /// Tags for <paramref name="level"/>; georeference stands in the full image only, as readers expect.
    /// </summary>
    public static TiffWriterDirectory Build(CogImage image, CogLevel level, bool isOverview)
    {
        ushort bands = (ushort)image.Bands.Length;
        var tags = new TiffWriterDirectory();
        if (isOverview)
        {
            tags.AddLongs(TiffTags.NewSubfileType, 1);
        }

        tags.AddLongs(TiffTags.ImageWidth, (uint)level.WidthPx);
        tags.AddLongs(TiffTags.ImageLength, (uint)level.HeightPx);
        tags.AddShorts(TiffTags.BitsPerSample, Repeat(image.BitsPerSample, bands));
        tags.AddShorts(TiffTags.Compression, AdobeDeflate);
        tags.AddShorts(TiffTags.Photometric, bands == 3 ? (ushort)2 : (ushort)1);
        tags.AddShorts(TiffTags.SamplesPerPixel, bands);
        tags.AddShorts(TiffTags.PlanarConfiguration, 1);
        if (image.Predictor)
        {
            tags.AddShorts(TiffTags.Predictor, 2);
        }

        tags.AddLongs(TiffTags.TileWidth, (uint)image.TileSizePx);
        tags.AddLongs(TiffTags.TileLength, (uint)image.TileSizePx);
        tags.AddShorts(TiffTags.SampleFormat, Repeat(1, bands));
        if (!isOverview)
        {
            GeoTagWriter.Add(tags, image.Grid);
        }

        if (image.NoData is { } noData)
        {
            tags.AddAscii(TiffTags.GdalNoData, noData.ToString(CultureInfo.InvariantCulture));
        }

        return tags;
    }

    private static ushort[] Repeat(int value, int count)
    {
        var values = new ushort[count];
        Array.Fill(values, (ushort)value);
        return values;
    }
}
