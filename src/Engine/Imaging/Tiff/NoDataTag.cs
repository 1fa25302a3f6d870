using System.Globalization;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>The text tag in which GDAL keeps the value that means "no data".</summary>
/// <seealso href="https://gdal.org/en/stable/drivers/raster/gtiff.html#nodata-value">GDAL GTiff driver</seealso>
internal static class NoDataTag
{
    /// <summary>The value in sample units; null when the tag is absent or blank.</summary>
    /// <exception cref="Diagnostics.NuTonicException">NT2102: the text is not a number.</exception>
    public static double? Read(TiffDirectory directory)
    {
        string text = directory.Ascii(TiffTags.GdalNoData).Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (text.TrimStart('-', '+').StartsWith("nan", StringComparison.OrdinalIgnoreCase))
        {
            return double.NaN;
        }

        if (text.TrimStart('-', '+').StartsWith("inf", StringComparison.OrdinalIgnoreCase))
        {
            return text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw directory.Source.Corrupt($"its GDAL no-data tag holds '{text}', which is not a number");
    }
}
