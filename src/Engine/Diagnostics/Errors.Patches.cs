namespace NuTonic.Engine.Diagnostics;

// NT31xx: patches of aerial imagery. A retired code stays as a comment so that it is not given out again.
public static partial class Errors
{
    /// <summary>A raster that is no colour image: path, what was found.</summary>
    public static readonly ErrorDescriptor QuadNotColor = Error(
        "NT3100",
        "'{0}' has {1}, but a quad needs red, green and blue bytes, with near infrared or opacity as the fourth at "
        + "most: convert it, for example with gdal_translate -ot Byte -b 1 -b 2 -b 3, or move it out of ImageryRoot.");

    /// <summary>
    /// Pixels of a quad are too fine to be averaged: path, its pixel size and the wanted one in metres, limit.
    /// </summary>
    public static readonly ErrorDescriptor QuadTooFine = Error(
        "NT3101",
        "Pixels of '{0}' measure {1} m, so that a patch of Gsd {2} m would average more than {3} x {3} of them: "
        + "downsample the quad, or set a smaller Gsd.");

    /// <summary>Pixels of a quad are too coarse: path, its pixel size and the wanted one in metres, limit.</summary>
    public static readonly ErrorDescriptor QuadTooCoarse = Error(
        "NT3102",
        "Pixels of '{0}' measure {1} m, more than {3} times the Gsd of {2} m, so its patches would be blurs: set Gsd "
        + "to what the quads have, or move it out of ImageryRoot.");

    /// <summary>Two patches have one id: id, quad and position of the first, quad and position of the second.</summary>
    public static readonly ErrorDescriptor PatchIdClash = Error(
        "NT3103",
        "Patch {0} is both {1} and {2}: two of 2^53 ids fell on each other. Rename one of the quads.");

    /// <summary>A quad lies where no UTM zone does: path, latitude in degrees.</summary>
    public static readonly ErrorDescriptor QuadBeyondUtm = Error(
        "NT3104",
        "The centre of '{0}' is at latitude {1}, but UTM ends at 80 degrees south and 84 degrees north: move it out of "
        + "ImageryRoot.");
}
