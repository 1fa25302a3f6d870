namespace NuTonic.Engine.Diagnostics;

// NT16xx: rasters read over the network. {0} is always the address and what it is asked for, as in
// "'https://host/a.tif' (for 'poi_1')". A retired code stays as a comment so that it is not given out again.
public static partial class Errors
{
    /// <summary>The server does not have the raster: what, status.</summary>
    public static readonly ErrorDescriptor RemoteMissing = Error(
        "NT1600",
        "{0} is not there (status {1}): the catalogue names it but the server has it no longer. Ask the catalogue "
        + "again with -p:Refresh=always, or choose other dates.");

    /// <summary>An answer is not the range that was asked for: what, asked, answered.</summary>
    public static readonly ErrorDescriptor RemoteRangeWrong = Error(
        "NT1601",
        "{0}: asked for bytes {1}, the server answered with {2}. Its ranges, or those of a proxy on the way, cannot be "
        + "used: try again, or fetch the file yourself and give it as a POI folder.");

    /// <summary>The file is another one than at the first request: what, what differs, first, now.</summary>
    public static readonly ErrorDescriptor RemoteChanged = Error(
        "NT1602", "{0} changed while it was read: its {1} was {2} and is now {3}. Build again to read the new one.");

    /// <summary>The directories need too much: what, quantity, value, limit.</summary>
    public static readonly ErrorDescriptor RemoteHeaderTooLong = Error(
        "NT1603",
        "{0}: {1} to learn where its pixels lie would be {2}, but at most {3} is spent. It is damaged or not cloud "
        + "optimised: fetch it and write it again, for example with gdal_translate -of COG.");

    /// <summary>The raster shows nothing of the place: what, its CRS and size.</summary>
    public static readonly ErrorDescriptor RemoteElsewhere = Error(
        "NT1604", "{0} ({1}, {2} x {3} pixels) shows nothing of the place that it is asked for: choose another scene.");

    /// <summary>A window is too large: what, quantity, value, limit.</summary>
    public static readonly ErrorDescriptor RemoteWindowTooLarge = Error(
        "NT1605", "{0}: the window needs {1} {2}, but at most {3} is read. Check the box of the place.");

    /// <summary>The bytes are no raster that can be read: what, the reader's message.</summary>
    public static readonly ErrorDescriptor RemoteUnreadable = Error(
        "NT1606", "{0} cannot be read as a raster: {1}");

    /// <summary>A page came instead of a raster: what, status, media type.</summary>
    public static readonly ErrorDescriptor RemotePage = Error(
        "NT1607",
        "{0}: the server answered with status {1} and a page of type {2}, not with a raster. It may ask for a login or "
        + "an account: open the address in a browser to see what it says.");

    /// <summary>A raster of classes has samples that are no codes: what, their type.</summary>
    public static readonly ErrorDescriptor RemoteNotClasses = Error(
        "NT1608",
        "{0} has samples of type {1}, but classes must be whole numbers of 8 or 16 bits: choose a "
        + "collection of class rasters.");

    /// <summary>A downloaded file cannot be kept: what, path, the system's reason.</summary>
    public static readonly ErrorDescriptor RemoteNotKept = Error(
        "NT1609", "{0} cannot be kept as '{1}': {2} Check that the folder is there, may be written to and has room.");
}
