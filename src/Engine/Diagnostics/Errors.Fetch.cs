namespace NuTonic.Engine.Diagnostics;

// NT19xx: what a build fetches, as a whole. Codes are never given out again.
public static partial class Errors
{
    /// <summary>Two options name the sources: which.</summary>
    public static readonly ErrorDescriptor SourcesTwice = Error(
        "NT1900", "{0} are set together, and each says where the sources come from. Leave one.");

    /// <summary>An option holds no address: its name. The value is not shown, because it may hold a secret.</summary>
    public static readonly ErrorDescriptor EndpointWrong = Error(
        "NT1901",
        "{0} is no address: give one that starts with http:// or https:// and holds no user name and no query.");

    /// <summary>LabelProvider=stac without what it needs: the option.</summary>
    public static readonly ErrorDescriptor LabelOptionMissing = Error(
        "NT1902",
        "LabelProvider=stac needs {0}: name the collection, the asset with the classes, and a table of its "
        + "values in LabelClassMap.");

    /// <summary>A POI is not fetched yet, in a dry run: its id.</summary>
    public static readonly ErrorDescriptor NotFetched = Error(
        "NT1903", "{0} is not fetched yet. Build the data set to fetch it.");

    /// <summary>Places of aerial imagery could not be fetched: how many.</summary>
    public static readonly ErrorDescriptor PlacesFailed = Error(
        "NT1907",
        "{0} places could not be fetched, so nothing was built; what was fetched is kept. Mend what the errors before "
        + "say, or take these places out of the list.");

    /// <summary>Places of aerial imagery are not fetched yet, in a dry run: how many.</summary>
    public static readonly ErrorDescriptor PlacesNotFetched = Error(
        "NT1908",
        "{0} places are not fetched yet, so what a build would do is not known. Build the data set to fetch them.");

    /// <summary>The rows that places are chosen from are not fetched yet, in a dry run: the data set.</summary>
    public static readonly ErrorDescriptor RowsNotFetched = Error(
        "NT1910",
        "The rows of {0} are not fetched yet, so what a build would do is not known. Build the "
        + "data set to fetch them.");

    // NT1904 was a warning about stills without a token; it is a message now.

    /// <summary>Labels cover a part of a POI: POI, percent.</summary>
    public static readonly ErrorDescriptor LabelsPartial = Warning(
        "NT1905", "{0}: the label rasters found cover {1} % of its box; the rest has no label.");

    /// <summary>The scene covers a part of a POI: POI, item, percent.</summary>
    public static readonly ErrorDescriptor ScenePartial = Warning(
        "NT1906", "{0}: the scene {1} covers {2} % of its box, and no other that was found covers more.");

    /// <summary>A search of scenes was cut: POI, host, collection, scenes that were looked at, limit.</summary>
    public static readonly ErrorDescriptor ScenesCut = Warning(
        "NT1911",
        "{0}: the search of {1} for scenes of {2} ended after {3} of them (SceneLimit={4}), so a better one may have "
        + "been left out. Narrow the dates (SceneWindow), lower the cloud limit (MaxCloudCover), or raise SceneLimit.");

    /// <summary>A search of label rasters was cut: POI, host, collection, rasters that were looked at, limit.</summary>
    public static readonly ErrorDescriptor LabelsCut = Warning(
        "NT1912",
        "{0}: the search of {1} for label rasters of {2} ended after {3} of them (at most {4} are looked at), so "
        + "better ones may have been left out. Take smaller boxes (BoxKm), or a label collection with fewer rasters "
        + "for a place.");

    /// <summary>A host that cannot be allowed: what was given.</summary>
    public static readonly ErrorDescriptor PrivateHostWrong = Error(
        "NT1913",
        "'{0}' in AllowedPrivateHosts is no host: write names or numbers without http://, such as minio.example.org or "
        + "10.0.0.7:9000, or *.example.org for all names below that one.");

    /// <summary>
    /// Places of different splits overlap: how many, of how many, smallest distance and one that is enough in km.
    /// </summary>
    public static readonly ErrorDescriptor SplitsShareGround = Warning(
        "NT1909",
        "{0} of {1} POIs share ground with one of another split; the nearest two are {2} km apart. A model is then "
        + "tested on ground that it was trained on. Set MinSeparationKm={3}, which keeps all boxes apart.");
}
