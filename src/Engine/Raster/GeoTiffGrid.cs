using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging.Tiff;

namespace NuTonic.Engine.Raster;

/// <summary>Where the pixels of a GeoTIFF lie, from its georeferencing tags.</summary>
/// <seealso href="https://docs.ogc.org/is/19-008r4/19-008r4.html">OGC GeoTIFF 1.1, clause 7.5 and annex B.6</seealso>
internal static class GeoTiffGrid
{
    private const int PixelIsPoint = 2;

    /// <summary>The grid of an image of a TIFF.</summary>
    /// <exception cref="NuTonicException">NT2003: no georeference. NT2004: unsupported CRS.
    /// NT2005: broken tags.</exception>
    public static Grid Of(TiffImage image, string name)
    {
        GeoTags geo = image.Geo;
        GeoReferenceTags tags = new(
            [.. geo.ModelPixelScale],
            [.. geo.ModelTiepoint],
            [.. geo.ModelTransformation],
            [.. geo.GeoKeyDirectory],
            [.. geo.GeoDoubleParams],
            geo.GeoAsciiParams);
        return Read(tags, image.WidthPx, image.HeightPx, name);
    }

    /// <summary>The grid of an image.</summary>
    /// <param name="tags">Absent tags are empty arrays.</param>
    /// <param name="widthPx">Columns of the image.</param>
    /// <param name="heightPx">Rows of the image.</param>
    /// <param name="name">Path of the file, for messages.</param>
    /// <exception cref="NuTonicException">NT2003: no georeference. NT2004: unsupported CRS.
    /// NT2005: broken tags.</exception>
    public static Grid Read(GeoReferenceTags tags, int widthPx, int heightPx, string name)
    {
        bool hasTransform = tags.ModelTransformation.Length > 0 || tags.TiePoints.Length > 0;
        if (!hasTransform)
        {
            throw new NuTonicException(Errors.NotGeoreferenced, new SourceLocation(name), name);
        }

        var keys = new GeoKeys(tags);
        Crs crs = GeoTiffCrs.Read(keys, name);
        GeoTransform transform = ReadTransform(tags, name);
        if (keys.Code(GeoKeys.RasterType) == PixelIsPoint)
        {
            transform = transform.Shift(-0.5, -0.5);
        }

        if (!transform.TryInvert(out _))
        {
            throw Bad(name, "its pixels have no area, or a coefficient is not a number");
        }

        return new Grid(crs, transform, widthPx, heightPx);
    }

    private static GeoTransform ReadTransform(GeoReferenceTags tags, string name)
    {
        double[] matrix = tags.ModelTransformation;
        if (matrix.Length > 0)
        {
            return matrix.Length >= 8
                ? new GeoTransform(matrix[0], matrix[1], matrix[3], matrix[4], matrix[5], matrix[7])
                : throw Bad(name, "its transformation matrix is cut short");
        }

        double[] scale = tags.PixelScale;
        double[] tie = tags.TiePoints;
        if (scale.Length < 2 || tie.Length < 6)
        {
            throw Bad(name, "it has tie points without a pixel scale (ground control points are not supported)");
        }

        // The scale is a length: rows run south whatever its sign, as the common readers take it.
        double rowStep = -Math.Abs(scale[1]);
        return new GeoTransform(
            scale[0],
            0,
            tie[3] - (tie[0] * scale[0]),
            0,
            rowStep,
            tie[4] - (tie[1] * rowStep));
    }

    private static NuTonicException Bad(string name, string reason) =>
        new(Errors.BadGeoreference, new SourceLocation(name), name, reason);
}
