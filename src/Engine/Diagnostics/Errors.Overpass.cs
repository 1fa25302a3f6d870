namespace NuTonic.Engine.Diagnostics;

// NT18xx: asking an Overpass server. A retired code stays as a comment so that it is not given out again.
public static partial class Errors
{
    /// <summary>A box has no area or lies outside the globe: subject, west, south, east, north.</summary>
    public static readonly ErrorDescriptor OverpassBoxInvalid = Error(
        "NT1800",
        "The map of '{0}' was asked for in the box [{1}, {2}, {3}, {4}], but west < east and south < north in degrees "
        + "of the globe are needed: correct its position.");

    /// <summary>Too many requests: host, requests, limit.</summary>
    public static readonly ErrorDescriptor OverpassTooManyQueries = Error(
        "NT1801",
        "{1} requests to '{0}' would be needed, but at most {2} are sent in a build, because a public server is shared "
        + "by all: set OsmExtract to a PBF extract of the region, or use a server of your own.");

    /// <summary>The server gave up: host, subject, its words.</summary>
    public static readonly ErrorDescriptor OverpassGaveUp = Error(
        "NT1802",
        "'{0}' stopped in the middle of the map around '{1}': {2}. Build again later, with fewer or smaller places "
        + "(BoxKm), name a server of your own as OverpassEndpoint, or set OsmExtract to a PBF extract of the region.");

    /// <summary>An answer is no map: host, subject, what is wrong.</summary>
    public static readonly ErrorDescriptor OverpassAnswerDamaged = Error(
        "NT1803",
        "The answer of '{0}' for the map around '{1}' cannot be used: {2}. Build again with Refresh=always, or set "
        + "OsmExtract to a PBF extract of the region.");

    /// <summary>The server has no slot: host, subject, its words, attempts.</summary>
    public static readonly ErrorDescriptor OverpassBusy = Error(
        "NT1806",
        "'{0}' is too busy for the map around '{1}', or was asked too often (attempts: {3}): {2}. Build again later, "
        + "what was fetched is kept; or name a server of your own as OverpassEndpoint, or set OsmExtract to a PBF "
        + "extract of the region.");

    /// <summary>Answers are larger than what is held at once: host, bytes so far, limit.</summary>
    public static readonly ErrorDescriptor OverpassTooLarge = Error(
        "NT1804",
        "The map from '{0}' has more than {2} bytes ({1} so far), which is too much for a server that is shared: set "
        + "OsmExtract to a PBF extract of the region.");

    /// <summary>The merged extract cannot be written: path, the system's words.</summary>
    public static readonly ErrorDescriptor OverpassNotWritable = Error(
        "NT1805", "'{0}' cannot be written: {1}. Make its folder writable and give it space.");
}
