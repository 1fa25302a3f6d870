namespace NuTonic.Engine.Diagnostics;

// NT1500-NT1599: catalogues of scenes and labels. A retired code stays as a comment so that it is not given out again.
public static partial class Errors
{
    /// <summary>An answer is not JSON: host, subject, what is wrong.</summary>
    public static readonly ErrorDescriptor StacNotJson = Error(
        "NT1500",
        "{0} answered for {1} with something that is not valid JSON: {2} Check the address of the catalogue; if it is "
        + "right, try again later.");

    /// <summary>A field of an answer that cannot be used: host, subject, field, what it is, what it must be.</summary>
    public static readonly ErrorDescriptor StacField = Error(
        "NT1501",
        "{0} answered for {1} with '{2}' as {3}, but it must be {4}: check that the address is that of a STAC API.");

    /// <summary>Pages lead in a circle: host, subject, pages.</summary>
    public static readonly ErrorDescriptor StacLoop = Error(
        "NT1502",
        "{0} sends the search for {1} in a circle: page {2} leads to what was asked already. Narrow the dates so that "
        + "one page holds everything, or report it to whoever runs the catalogue.");

    /// <summary>A link that is not followed: host, subject, link, reason.</summary>
    public static readonly ErrorDescriptor StacLinkRefused = Error(
        "NT1503",
        "{0} sends the search for {1} on to '{2}', which is not followed: {3}. Set the address of the catalogue to the "
        + "one that it links to, if you trust it.");

    /// <summary>A text that is no window of dates: text, reason.</summary>
    public static readonly ErrorDescriptor DateWindowInvalid = Error(
        "NT1504",
        "'{0}' is no window of dates: {1}. Write 2024-06-01/2024-06-30, 2024-06-01, 2024-06, "
        + "2024-06-01/.. or ../2024-06-30.");

    /// <summary>No scene: host, subject, collections, window, cloud limit, what else was seen.</summary>
    public static readonly ErrorDescriptor SceneNone = Error(
        "NT1510",
        "{0} has no scene of {2} for {1} within {3}{4}{5}: widen the dates, raise the cloud limit, or leave the place "
        + "out. This answer is kept; Refresh=always asks again.");

    /// <summary>An asset is missing: host, item, wanted, what is there.</summary>
    public static readonly ErrorDescriptor AssetMissing = Error(
        "NT1511",
        "Item '{1}' of {0} has no asset for '{2}' that can be read; it has {3}. Choose a collection of cloud-optimised "
        + "GeoTIFFs.");

    /// <summary>An address of a file that is not followed: address, owner, reason.</summary>
    public static readonly ErrorDescriptor HrefRefused = Error(
        "NT1512", "'{0}' of {1} is not followed: {2}.");

    /// <summary>A class table that cannot be read: path, reason.</summary>
    public static readonly ErrorDescriptor ClassMapUnusable = Error(
        "NT1520",
        "'{0}' is no table of classes: {1}. Write one line for each value: the value, a tab, the class name.");

    /// <summary>A line of a class table: path, what is wrong.</summary>
    public static readonly ErrorDescriptor ClassMapLine = Error(
        "NT1521", "'{0}': {1}. Write the value (0 to 255), a tab or comma, and the class name.");

    /// <summary>A label collection that is not known: name, known names.</summary>
    public static readonly ErrorDescriptor LabelCollectionUnknown = Error(
        "NT1522",
        "There is no label collection '{0}' here; known are {1}. For another one give its address, collection, asset "
        + "and class table.");

    /// <summary>No labels: host, subject, collection, what else was seen.</summary>
    public static readonly ErrorDescriptor LabelsNone = Error(
        "NT1523", "{0} has no item of '{2}' for {1}{3}: choose another label collection, or leave the place out. "
        + "This answer is kept; Refresh=always asks again.");

    /// <summary>No aerial quads: host, subject, year.</summary>
    public static readonly ErrorDescriptor NaipNone = Error(
        "NT1530",
        "{0} has no NAIP quad for {1}{2}: NAIP shows the United States only, each state every two or three years. Move "
        + "the box or leave the year open.");

    /// <summary>More quads than the server lists: host, subject, number that it listed.</summary>
    public static readonly ErrorDescriptor NaipTooMany = Error(
        "NT1531",
        "{0} has more NAIP quads for {1} than the {2} that it lists, so some ground could be left out. Make the box "
        + "smaller (BoxKm).");

    /// <summary>The signing service gave no token: host, account, container, reason.</summary>
    public static readonly ErrorDescriptor SasTokenUnusable = Error(
        "NT1540",
        "{0} gave no usable token for container '{2}' of '{1}': {3}. Check the address of the signing service; if it "
        + "is right, try again later.");
}
