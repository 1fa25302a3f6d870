namespace NuTonic.Engine.Pipeline.Options;

/// <content>Options of what is fetched over the network.</content>
internal static partial class OptionTable
{
    /// <summary>Options of both profiles: which places, and how servers are asked.</summary>
    private static IEnumerable<OptionDescriptor> ForSources() =>
    [
        Text(
            "PoiList", OptionKind.Path, "",
            "List of places (CSV, GeoJSON, JSON Lines) to fetch imagery and labels for; unset: nothing is fetched."),
        Text(
            "PoiDataset", OptionKind.Text, "",
            "Name of a Hugging Face data set whose rows are places, in the place of PoiList."),
        Text("LatitudeField", OptionKind.Text, "", "Column of the latitude; unset: found by its name."),
        Text("LongitudeField", OptionKind.Text, "", "Column of the longitude; unset: found by its name."),
        Text("IdField", OptionKind.Text, "", "Column of the ids in PoiList; unset: found by its name."),
        Integer(
            "NumPoints", 0, 0, 10_000_000, "Places taken of the list or data set, far apart from each other; 0: all."),
        Integer("MaxScan", 100_000, 1, 10_000_000, "Most places of the list or data set that are looked at."),
        Number("MinSeparationKm", 0, 0, 20_000, "Least distance between places in km."),
        Flag("AutoMinSeparation", false, "The largest least distance that still gives NumPoints places."),
        Integer("SelectionSeed", 1, 0, int.MaxValue, "Seed of the first place taken."),
        Integer("GeoVariants", 2, 0, 999, "Further POIs around each place, named _gNNN.") with { AerialDefault = "0" },
        Number("GeoMaxOffsetM", 300, 0, 50_000, "Largest distance of a further POI from its place in metres."),
        Integer("JitterSeed", 1, 0, int.MaxValue, "Seed of the further POIs."),
        Number("BoxKm", 5, 0.1, 100, "Width of a POI in km."),

        Flag("Offline", false, "Ask no server: use what was fetched before, and name what is missing."),
        Choice(
            "Refresh", "never", ["never", "stale", "always"],
            "When to ask again for what was fetched before: never, when it is older than RefreshAge, or always."),
        Text("RefreshAge", OptionKind.Age, "30d", "With Refresh=stale: age from which on a server is asked again."),
        Text("Record", OptionKind.Path, "", "Folder for a copy of every exchange with a server."),
        Text("Replay", OptionKind.Path, "", "Folder of recorded exchanges that answer in the place of all servers."),
        Integer(
            "FetchConcurrency", 8, 1, 64,
            "POIs that are fetched at the same time; each server has a limit of its own besides."),
        Text("FetchMaxBytes", OptionKind.Size, "0", "Most bytes that a build fetches; 0: no limit."),
        Integer("FetchMaxRequests", 0, 0, int.MaxValue, "Most requests that a build sends; 0: no limit."),
        Text(
            "AllowedPrivateHosts", OptionKind.List, "",
            "Hosts of your own network that a public server may lead a build to: names, *.names or numbers, with :port "
            + "for that port alone."),
        Text(
            "StacEndpoint", OptionKind.Text, "https://earth-search.aws.element84.com/v1",
            "STAC API that knows the scenes.") with
        {
            AerialDefault = "https://planetarycomputer.microsoft.com/api/stac/v1",
        },
        Text(
            "SigningEndpoint", OptionKind.Text, "https://planetarycomputer.microsoft.com/api/sas/v1/token",
            "Service that signs addresses of blob storage."),
        Text(
            "RowsEndpoint", OptionKind.Text, "https://datasets-server.huggingface.co",
            "Service that gives the rows of PoiDataset."),
    ];

    /// <summary>Options of what is fetched for land cover.</summary>
    private static IEnumerable<OptionDescriptor> ForLandCoverSources() =>
    [
        Text("SceneCollection", OptionKind.Text, "sentinel-2-l2a", "STAC collection of the scenes."),
        Text(
            "SceneWindow", OptionKind.Text, "",
            "Days from which scenes are taken, such as 2024-06-01/2024-08-31 or 2024-06-01/..; unset: any."),
        Number("MaxCloudCover", 20, 0, 100, "Largest cloud cover of a whole scene in percent."),
        Choice("SceneOrder", "newest", ["newest", "clearest"], "Which scene is taken where there are several."),
        Integer(
            "SceneLimit", 200, 1, 10_000,
            "Most scenes of a POI that are looked at; a warning tells when more could have mattered."),
        Choice(
            "LabelProvider", "worldcover", ["worldcover", "io-lulc", "dynamicworld", "stac", "none"],
            "Where labels come from: ESA WorldCover, Impact Observatory, Dynamic World (Earth Engine), the collection "
            + "of LabelCollection, or nowhere."),
        Text(
            "LabelEndpoint", OptionKind.Text, "https://planetarycomputer.microsoft.com/api/stac/v1",
            "STAC API that knows the label rasters."),
        Text("LabelCollection", OptionKind.Text, "", "With LabelProvider=stac: the collection."),
        Text("LabelAsset", OptionKind.Text, "", "With LabelProvider=stac: the asset that holds the classes."),
        Text(
            "LabelClassMap", OptionKind.Path, "",
            "Table of class values and our classes; unset: the built-in one of the provider."),
        Text("EarthEngineEndpoint", OptionKind.Text, "https://earthengine.googleapis.com", "Address of Earth Engine."),
        Choice(
            "Stills", "auto", ["auto", "none"],
            "auto fetches a map still of each POI when MAPBOX_ACCESS_TOKEN is set."),
        Text("StillEndpoint", OptionKind.Text, "https://api.mapbox.com", "Address of the map stills."),
    ];

    /// <summary>Options of what is fetched for aerial quads.</summary>
    private static IEnumerable<OptionDescriptor> ForAerialSources() =>
    [
        Text(
            "OverpassEndpoint", OptionKind.Text, "https://overpass-api.de/api",
            "Overpass API that gives map elements when OsmExtract is unset."),
    ];
}
