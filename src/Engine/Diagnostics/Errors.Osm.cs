namespace NuTonic.Engine.Diagnostics;

// NT12xx: extracts of OpenStreetMap and their indexes. A retired code stays as a comment so that it is not given out
// again.
public static partial class Errors
{
    /// <summary>An extract cannot be opened or read: path, the system's words.</summary>
    public static readonly ErrorDescriptor OsmNotReadable = Error(
        "NT1200", "'{0}' cannot be read: {1}. Check that OsmExtract names a file that you may read.");

    /// <summary>A file is no extract: path, what it looks like.</summary>
    public static readonly ErrorDescriptor OsmFormatUnknown = Error(
        "NT1201",
        "'{0}' is no extract of OpenStreetMap, but {1}. Give an .osm.pbf, an .osm, or the JSON of an Overpass server.");

    /// <summary>An extract is packed in a way that is not read: path, format, what to do.</summary>
    public static readonly ErrorDescriptor OsmFormatUnsupported = Error(
        "NT1202", "'{0}' is {1}, which is not read: {2}.");

    /// <summary>A compressed extract ends early or is damaged: path, what the decoder says.</summary>
    public static readonly ErrorDescriptor OsmCompressionDamaged = Error(
        "NT1203", "'{0}' is cut short or damaged: its compressed data ends with '{1}'. Fetch the file again.");

    /// <summary>A PBF breaks its format's rules: path, offset of the blob, what is wrong.</summary>
    public static readonly ErrorDescriptor PbfDamaged = Error(
        "NT1204", "'{0}' is cut short or damaged in the block at byte {1}: {2}. Fetch the file again.");

    /// <summary>
    /// A part of a PBF is larger than the format allows: path, offset of the blob, part, its size, the limit.
    /// </summary>
    public static readonly ErrorDescriptor PbfTooLarge = Error(
        "NT1205",
        "'{0}' is damaged or hostile in the block at byte {1}: {2} is {3}, but at most {4} is allowed. "
        + "Fetch the file again.");

    /// <summary>A PBF needs a feature that is not known: path, feature.</summary>
    public static readonly ErrorDescriptor PbfFeatureUnknown = Error(
        "NT1206",
        "'{0}' can only be read by a program that knows the feature '{1}', and this one does not. Convert it to a "
        + "plain extract, for example with 'osmium cat' or 'osmium time-filter'.");

    /// <summary>A PBF block is compressed in a way that is not read: path, offset of the blob, compression.</summary>
    public static readonly ErrorDescriptor PbfCompressionUnsupported = Error(
        "NT1207",
        "'{0}' has a block at byte {1} that is compressed with {2}, which is not read. Write it again with zlib, for "
        + "example with 'osmium cat -f pbf,pbf_compression=zlib'.");

    /// <summary>OSM XML that cannot be read: path, what is wrong.</summary>
    public static readonly ErrorDescriptor OsmXmlDamaged = Error(
        "NT1208", "'{0}' is not valid OSM XML here: {1} Correct the file at this place, or fetch it again.");

    /// <summary>Overpass JSON that cannot be read: path, what is wrong.</summary>
    public static readonly ErrorDescriptor OverpassDamaged = Error(
        "NT1209",
        "'{0}' is not a valid answer of an Overpass server here: {1} Correct the file at this "
        + "place, or fetch it again.");

    /// <summary>The Overpass server gave up before the answer was whole: path, its words.</summary>
    public static readonly ErrorDescriptor OverpassIncomplete = Error(
        "NT1210",
        "'{0}' is not a whole answer, because the Overpass server stopped with '{1}'. Ask for a smaller area or with a "
        + "longer timeout.");

    /// <summary>A value of an element is outside its range: path, element, field, value, expected.</summary>
    public static readonly ErrorDescriptor OsmValueOutOfRange = Error(
        "NT1211", "{1} in '{0}' has {2} {3}, but {4} is expected. The file is damaged: fetch it again.");

    /// <summary>An element has more parts than any real one: path, element, parts, limit.</summary>
    public static readonly ErrorDescriptor OsmElementTooLarge = Error(
        "NT1212",
        "{1} in '{0}' has more than {3} {2}, which no element of the map has. The file is damaged: fetch it again.");

    /// <summary>An index of an extract cannot be written: path, SQLite's or the system's words.</summary>
    public static readonly ErrorDescriptor OsmIndexNotWritable = Error(
        "NT1213", "The index '{0}' of an extract cannot be written: {1}. Make its folder writable and give it space.");

    /// <summary>An index of an extract is damaged: path, what is wrong.</summary>
    public static readonly ErrorDescriptor OsmIndexDamaged = Error(
        "NT1214", "The index '{0}' of an extract is damaged: {1}. It was removed and is made again by the next build.");

    /// <summary>Elements are cut at the border of the extract: path, how many, how many are kept in part.</summary>
    public static readonly ErrorDescriptor OsmElementsCut = Warning(
        "NT1215",
        "In '{0}' {1} elements reach beyond the border of the extract: {2} are kept as far as they go, the others are "
        + "left out. Make an extract that reaches further than the imagery, with whole ways and multipolygons.");

    /// <summary>An extract was replaced under the build: path.</summary>
    public static readonly ErrorDescriptor OsmExtractChanged = Error(
        "NT1216", "'{0}' changed since the build began. Build again when nothing writes to it any more.");
}
