namespace NuTonic.Engine.Diagnostics;

// NT21xx: raster and image files that cannot be read as samples. A retired code stays as a comment so that it is not
// given out again.
public static partial class Errors
{
    /// <summary>A raster file cannot be opened or read: path and the system's reason.</summary>
    public static readonly ErrorDescriptor RasterUnreadable = Error(
        "NT2100", "'{0}' cannot be read: {1} Check that the file is there and that you may read it.");

    /// <summary>The file is not of the expected format: path, expected format, format found.</summary>
    public static readonly ErrorDescriptor NotARaster = Error(
        "NT2101", "'{0}' should be {1} but its first bytes are those of {2}. Give a file of the right format.");

    /// <summary>A TIFF breaks its format's rules: path and what is wrong.</summary>
    public static readonly ErrorDescriptor TiffCorrupt = Error(
        "NT2102", "'{0}' is a damaged TIFF: {1}. Fetch or write the file again.");

    /// <summary>Fewer bytes than the format announces: path, the part, bytes found, bytes needed.</summary>
    public static readonly ErrorDescriptor RasterTruncated = Error(
        "NT2103",
        "'{0}' is cut short or damaged: {1} yields {2} bytes where {3} are needed. Fetch or write the file again.");

    /// <summary>A TIFF uses a variant that is not read: path, what it uses.</summary>
    public static readonly ErrorDescriptor TiffUnsupported = Error(
        "NT2104",
        "'{0}' uses {1}, which is not supported. Write it again with Deflate or LZW compression and 8 "
        + "to 64 bits a sample.");

    /// <summary>A raster asks for more than the reader grants: path, the quantity, its value, the limit.</summary>
    public static readonly ErrorDescriptor RasterTooLarge = Error(
        "NT2105",
        "'{0}': {1} is {2} but at most {3} is read. Check that the file is not damaged, or write it in smaller parts.");

    /// <summary>A PNG breaks its format's rules: name and what is wrong.</summary>
    public static readonly ErrorDescriptor PngCorrupt = Error(
        "NT2110", "'{0}' is a damaged PNG: {1}. Fetch or write the file again.");

    /// <summary>A JPEG breaks its format's rules: name and what is wrong.</summary>
    public static readonly ErrorDescriptor JpegCorrupt = Error(
        "NT2120", "'{0}' holds damaged JPEG data: {1}. Fetch or write the file again.");

    /// <summary>A JPEG uses a process that is not read: name, what it uses.</summary>
    public static readonly ErrorDescriptor JpegUnsupported = Error(
        "NT2121",
        "'{0}' uses {1}, which is not supported. Write it again as baseline or progressive JPEG with 8 bits.");
}
