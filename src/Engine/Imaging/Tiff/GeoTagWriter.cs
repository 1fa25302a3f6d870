using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>Adds the tags that say where the pixels of an image lie.</summary>
/// <seealso href="https://docs.ogc.org/is/19-008r4/19-008r4.html">OGC GeoTIFF 1.1, section 7</seealso>
internal static class GeoTagWriter
{
    /// <summary>
    /// Adds <paramref name="grid"/>: pixel size and a tie point when rows run south, else the whole matrix.
    /// </summary>
    public static void Add(TiffWriterDirectory tags, Grid grid)
    {
        GeoTransform transform = grid.Transform;
        if (transform.IsNorthUp && transform.E < 0)
        {
            tags.AddDoubles(TiffTags.ModelPixelScale, transform.A, -transform.E, 0);
            tags.AddDoubles(TiffTags.ModelTiepoint, 0, 0, 0, transform.C, transform.F, 0);
        }
        else
        {
            tags.AddDoubles(
                TiffTags.ModelTransformation,
                transform.A, transform.B, 0, transform.C, transform.D, transform.E, 0, transform.F, 0, 0, 0, 0, 0, 0, 0,
                1);
        }

        // Version 1.1.0, then key, location 0 (the value itself), count, value: model type, PixelIsArea, CRS code.
        bool geographic = grid.Crs.IsGeographic;
        ushort model = geographic ? (ushort)2 : (ushort)1;
        ushort crsKey = geographic ? (ushort)2048 : (ushort)3072;
        tags.AddShorts(
            TiffTags.GeoKeyDirectory,
            1, 1, 0, 3, 1024, 0, 1, model, 1025, 0, 1, 1, crsKey, 0, 1, (ushort)grid.Crs.Epsg);
    }
}
