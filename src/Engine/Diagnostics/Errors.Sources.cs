namespace NuTonic.Engine.Diagnostics;

// NT1xxx: sources. A retired code stays as a comment so that it is not given out again.
public static partial class Errors
{
    /// <summary>A POI folder has no poi.json: path of the file.</summary>
    public static readonly ErrorDescriptor PoiDocumentMissing = Error(
        "NT1001", "'{0}' does not exist: add it, or move the folder out of the POI root.");

    /// <summary>poi.json is not valid JSON: path, what is wrong.</summary>
    public static readonly ErrorDescriptor PoiDocumentNotJson = Error(
        "NT1002", "'{0}' is not valid JSON: {1} Correct the file at this place.");

    /// <summary>poi.json is too large: path, limit in bytes.</summary>
    public static readonly ErrorDescriptor PoiDocumentTooLarge = Error(
        "NT1003",
        "'{0}' has more than {1} bytes, which no description of a POI needs: remove what does not belong there.");

    /// <summary>poi.json nests too deep: path, limit.</summary>
    public static readonly ErrorDescriptor PoiDocumentTooDeep = Error(
        "NT1004", "'{0}' nests objects and arrays deeper than {1} levels here: flatten it.");

    /// <summary>A required field is absent: path, field.</summary>
    public static readonly ErrorDescriptor PoiFieldMissing = Error(
        "NT1005", "'{0}' has no field '{1}': add it.");

    /// <summary>A field has the wrong type: path, field, got, expected.</summary>
    public static readonly ErrorDescriptor PoiFieldWrongType = Error(
        "NT1006", "'{1}' in '{0}' is {2}, but must be {3}.");

    /// <summary>A field occurs twice: path, field.</summary>
    public static readonly ErrorDescriptor PoiFieldDuplicate = Error(
        "NT1007", "'{1}' occurs a second time in '{0}': keep one of them.");

    /// <summary>A number is not finite: path, field, the text.</summary>
    public static readonly ErrorDescriptor PoiNumberNotFinite = Error(
        "NT1008", "'{1}' in '{0}' is {2}, which is not a finite number: write degrees.");

    /// <summary>A latitude beyond the poles: path, field, value.</summary>
    public static readonly ErrorDescriptor LatitudeOutOfRange = Error(
        "NT1009",
        "'{1}' in '{0}' is {2}, but latitudes lie in -90..90 degrees: check that latitude and "
        + "longitude are not swapped.");

    /// <summary>A longitude out of range: path, field, value.</summary>
    public static readonly ErrorDescriptor LongitudeOutOfRange = Error(
        "NT1010",
        "'{1}' in '{0}' is {2}, but longitudes lie in -180..180 degrees: subtract or add 360, and split a box at 180.");

    /// <summary>A latitude where there is no UTM zone: path, field, value.</summary>
    public static readonly ErrorDescriptor LatitudeBeyondUtm = Error(
        "NT1011", "'{1}' in '{0}' is {2}, but UTM ends at 80 degrees south and 84 degrees north: leave this POI out.");

    /// <summary>The box has no area: path, west, south, east, north.</summary>
    public static readonly ErrorDescriptor BoxEmpty = Error(
        "NT1012",
        "'bbox_wgs84' in '{0}' is [{1}, {2}, {3}, {4}], which has no area: west < east and south < north are needed.");

    /// <summary>Two edges of the box are swapped: path, west, south, east, north.</summary>
    public static readonly ErrorDescriptor BoxInverted = Error(
        "NT1013",
        "'bbox_wgs84' in '{0}' is [{1}, {2}, {3}, {4}], but the order is west, south, east, north: swap the edges.");

    /// <summary>The box runs over longitude 180: path, west, south, east, north.</summary>
    public static readonly ErrorDescriptor BoxOverAntimeridian = Error(
        "NT1014",
        "'bbox_wgs84' in '{0}' is [{1}, {2}, {3}, {4}] and runs over the antimeridian, which is not supported: make "
        + "two POIs of it that end at longitude 180.");

    /// <summary>An id cannot be part of a file name: id, reason.</summary>
    public static readonly ErrorDescriptor PoiIdUnsafe = Error(
        "NT1015",
        "POI id '{0}' cannot name files: {1}. Set poi_id in poi.json to letters, digits, '_' and '-'.");

    /// <summary>An id is too long: its start, characters, UTF-8 bytes, limit of both.</summary>
    public static readonly ErrorDescriptor PoiIdTooLong = Error(
        "NT1016",
        "POI id '{0}...' has {1} characters ({2} bytes in UTF-8), but file names leave room for {3} characters and {4} "
        + "bytes: set a shorter poi_id in poi.json.");

    /// <summary>An id is a device name: id.</summary>
    public static readonly ErrorDescriptor PoiIdReserved = Error(
        "NT1017", "POI id '{0}' is a reserved file name on some systems: set another poi_id in poi.json.");

    /// <summary>The POI root does not exist: path.</summary>
    public static readonly ErrorDescriptor PoiRootMissing = Error(
        "NT1018", "POI root '{0}' does not exist: correct PoiRoot, or unset it to build the sample world.");

    /// <summary>The POI root is not a folder: path.</summary>
    public static readonly ErrorDescriptor PoiRootNotAFolder = Error(
        "NT1019", "POI root '{0}' is not a folder: set PoiRoot to the folder that holds the poi_* folders.");

    /// <summary>The POI root may not be listed: path, the system's words.</summary>
    public static readonly ErrorDescriptor PoiRootNotReadable = Error(
        "NT1020", "POI root '{0}' cannot be listed ({1}): give the build permission to read it.");

    /// <summary>The POI root holds no POI: path.</summary>
    public static readonly ErrorDescriptor PoiRootEmpty = Error(
        "NT1021",
        "POI root '{0}' holds no folder whose name starts with 'poi_': check PoiRoot, or name the folders so.");

    /// <summary>A pattern selects nothing: pattern, root, number of folders, nearest names.</summary>
    public static readonly ErrorDescriptor PoiPatternUnmatched = Error(
        "NT1022",
        "Poi pattern '{0}' matches none of the {2} POI folders of '{1}'; nearest: {3}. Case counts; '*' and '?' are "
        + "wildcards.");

    /// <summary>A link leads out of the POI root: link, target.</summary>
    public static readonly ErrorDescriptor ExternalLink = Error(
        "NT1023",
        "'{0}' is a link to '{1}', outside of the POI root: copy the target into the root, or set "
        + "AllowExternalLinks=true.");

    /// <summary>A link leads to nothing: link, target as written.</summary>
    public static readonly ErrorDescriptor BrokenLink = Error(
        "NT1024", "'{0}' is a link to '{1}', where there is nothing: restore the target or delete the link.");

    /// <summary>A link leads back to itself: link, target as written.</summary>
    public static readonly ErrorDescriptor LinkLoop = Error(
        "NT1025", "'{0}' is a link to '{1}', which leads back to the link: point it at a file or folder.");

    /// <summary>Something can be neither read nor listed: path, reason.</summary>
    public static readonly ErrorDescriptor SourceNotReadable = Error(
        "NT1026",
        "'{0}' cannot be read ({1}): give the build permission, or replace it by an ordinary file or folder.");

    /// <summary>The named item is absent: id, folder, what is there.</summary>
    public static readonly ErrorDescriptor ItemNotFound = Error(
        "NT1027",
        "stac_item_id '{0}' names no folder of '{1}', which holds {2}: add the item's folder or correct stac_item_id "
        + "in poi.json.");

    /// <summary>Several items and none named: folder, number, the one taken.</summary>
    public static readonly ErrorDescriptor ItemAmbiguous = Warning(
        "NT1028", "'{0}' holds {1} items and poi.json names none: '{2}' is used. Set stac_item_id to choose.");

    /// <summary>The reference's rule fell back to the first item: id, folder, the one taken.</summary>
    public static readonly ErrorDescriptor ItemGuessed = Warning(
        "NT1029",
        "stac_item_id '{0}' is part of no folder name of '{1}': '{2}' is used, which may be of another date. Correct "
        + "stac_item_id in poi.json.");

    /// <summary>No imagery: folder, what was looked for.</summary>
    public static readonly ErrorDescriptor ImageryMissing = Error(
        "NT1030", "'{0}' holds no imagery: looked for {1} (empty files do not count). Add them.");

    /// <summary>The only preview is a plain picture: its path.</summary>
    public static readonly ErrorDescriptor PlainPicturePreview = Error(
        "NT1031",
        "'{0}' is a plain JPEG or PNG, which has no georeference, so it cannot be placed on the ground: supply "
        + "red.tif, green.tif and blue.tif, or visual.tif, as GeoTIFF.");

    /// <summary>No label raster: its path.</summary>
    public static readonly ErrorDescriptor LabelMissing = Error(
        "NT1032",
        "'{0}' is missing or empty: add a GeoTIFF of land-cover class ids (0-8, 255 = no data), or set "
        + "SyntheticLabels=true.");

    /// <summary>Folders that share an id: id, this folder, another one.</summary>
    public static readonly ErrorDescriptor PoiIdDuplicate = Error(
        "NT1033",
        "POI id '{0}' names both '{1}' and '{2}', whose files would overwrite each other (case does not count): set "
        + "another poi_id in one poi.json, or leave one out with the Poi option.");

    /// <summary>A scene classification has codes that are no class: its name, how many pixels.</summary>
    public static readonly ErrorDescriptor UnknownSceneClasses = Warning(
        "NT1034",
        "'{0}' has {1} pixels whose code is no Sentinel-2 scene class (0..11): they do not count for MaxCloudFraction. "
        + "Check that the file is the scene classification of the item.");

    /// <summary>A source has a role that is none: path, field.</summary>
    public static readonly ErrorDescriptor PoiSourceRoleUnknown = Error(
        "NT1035", "'{1}' in '{0}' is no role of a source: write imagery, labels or still.");

    /// <summary>A text about a source is too long: path, field, characters, limit.</summary>
    public static readonly ErrorDescriptor PoiSourceTextTooLong = Error(
        "NT1036", "'{1}' in '{0}' has {2} characters, but {3} are allowed: shorten it.");

    /// <summary>A text about a source has control characters: path, field.</summary>
    public static readonly ErrorDescriptor PoiSourceTextControl = Error(
        "NT1037", "'{1}' in '{0}' holds a line break or another control character: write it on one line.");

    /// <summary>A date of a source cannot be read: path, field, the text.</summary>
    public static readonly ErrorDescriptor PoiSourceDateUnreadable = Error(
        "NT1038",
        "'{1}' in '{0}' is '{2}', which is no date: write 2024-06-30 or 2024-06-30T10:20:30Z, or two of "
        + "them with '/' between.");

    /// <summary>A cloud cover out of range: path, field, value.</summary>
    public static readonly ErrorDescriptor PoiSourceCloudCover = Error(
        "NT1039", "'{1}' in '{0}' is {2}, but the cloud cover of a scene lies in 0..100 percent: correct it.");

    /// <summary>An address of a source is no web address: path, field.
    /// The address may hold a secret, so it is not shown.
    /// </summary>
    public static readonly ErrorDescriptor PoiSourceAddressBad = Error(
        "NT1040",
        "'{1}' in '{0}' is no absolute address that begins with http:// or https://: correct it or leave it out.");

    /// <summary>An address of a source names a user: path, field.</summary>
    public static readonly ErrorDescriptor PoiSourceAddressUser = Error(
        "NT1041",
        "'{1}' in '{0}' names a user or a password, and the data set repeats it: write the address without what stands "
        + "before '@'.");

    /// <summary>An address of a source is signed: path, field, name of the parameter.</summary>
    public static readonly ErrorDescriptor PoiSourceAddressSigned = Error(
        "NT1042",
        "'{1}' in '{0}' has the parameter '{2}', which looks like a signature, key or token, and the data set repeats "
        + "it: write the address without it.");

    /// <summary>A POI has too many sources: path, limit.</summary>
    public static readonly ErrorDescriptor PoiSourcesTooMany = Error(
        "NT1043", "'sources' in '{0}' has more than {1} entries: keep one for each thing that the POI is made of.");
}
