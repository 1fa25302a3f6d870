namespace NuTonic.Engine.Diagnostics;

// NT2xxx: raster files, coordinates and warping. A retired code stays as a comment so that it is not given out again.
public static partial class Errors
{
    /// <summary>Buffers that must lie on one grid have different lengths: names and lengths of both.</summary>
    public static readonly ErrorDescriptor GridMismatch = Error(
        "NT2001", "'{0}' has {1} samples but '{2}' has {3}: both must lie on the same grid.");

    /// <summary>The POI's box is too large: columns, rows, CRS, resolution, limit.</summary>
    public static readonly ErrorDescriptor GridTooLarge = Error(
        "NT2002",
        "The box gives {0} x {1} pixels in {2} at {3} m, but a side may have {4} at most: check bbox_wgs84, latitude "
        + "and longitude in poi.json.");

    /// <summary>A raster has neither a CRS nor a pixel-to-ground transform: its name.</summary>
    public static readonly ErrorDescriptor NotGeoreferenced = Error(
        "NT2003",
        "'{0}' has no georeference, so it cannot be placed on the ground: use a GeoTIFF (a plain JPEG, PNG or TIFF "
        + "preview will not do).");

    /// <summary>A raster's CRS is known and not supported: its name, the CRS.</summary>
    public static readonly ErrorDescriptor UnsupportedCrs = Error(
        "NT2004",
        "'{0}' is in {1}, but only EPSG:4326, EPSG:3857 and the UTM zones of WGS 84 (EPSG:32601-32660, 32701-32760) "
        + "and NAD 83 (EPSG:26901-26923) are supported: reproject it, for example with gdalwarp -t_srs EPSG:4326.");

    /// <summary>A raster has a georeference that cannot be used: its name, what is wrong.</summary>
    public static readonly ErrorDescriptor BadGeoreference = Error(
        "NT2005",
        "The georeference of '{0}' is not usable: {1}. Write the file again with a north-up or affine transform.");

    /// <summary>A label raster has pixels that are no class: its name, their number, the codes.</summary>
    public static readonly ErrorDescriptor UnknownLabelCodes = Warning(
        "NT2006",
        "'{0}' has {1} pixels whose code is no land-cover class (got {2}; expected 0..8, or 255 for no data): remap or "
        + "mask them.");
}
