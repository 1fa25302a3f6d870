using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Places;
using NuTonic.Engine.Stills;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>What the folder of a fetched POI was made from: the place and the options of fetching.</summary>
internal sealed class PoiFetchKeys
{
    private const string Kind = "fetch/poi";
    private const int Version = 1;

    private static readonly string[] OptionNames =
    [
        "BoxKm", "StacEndpoint", "SceneCollection", "SceneWindow", "MaxCloudCover", "SceneOrder",
        "LabelProvider", "LabelEndpoint", "LabelCollection", "LabelAsset", "EarthEngineEndpoint",
    ];

    private readonly OptionSet _set;
    private readonly Digest _classes;

    private PoiFetchKeys(OptionSet set, Digest classes, bool fetchesStills)
    {
        _set = set;
        _classes = classes;
        FetchesStills = fetchesStills;
    }

    /// <summary>True when stills are fetched now: they are wanted and there is a token.</summary>
    public bool FetchesStills { get; }

    /// <summary>The keys of a build.</summary>
    /// <exception cref="Diagnostics.NuTonicException">NT8xxx: the class table cannot be read.</exception>
    public static PoiFetchKeys Of(SourceRequest request)
    {
        Digest classes = request.Options.LabelClassMap is { } table ? FileDigest.Compute(table).Digest : default;
        return new PoiFetchKeys(
            request.Options.Set,
            classes,
            request.Options.Set.Text("Stills") == "auto"
                && !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(MapboxCredential.Variable)));
    }

    /// <summary>
    /// Keys of folders that are good for <paramref name="place"/>, the one with a still first: a machine without a token
    /// keeps stills that are there.
    /// </summary>
    public Digest[] Of(Place place) => _set.Text("Stills") switch
    {
        "none" => [Of(place, withStill: false)],
        _ when FetchesStills => [Of(place, withStill: true)],
        _ => [Of(place, withStill: true), Of(place, withStill: false)],
    };

    private Digest Of(Place place, bool withStill)
    {
        Manifest.Builder manifest = new Manifest.Builder(Kind, Version)
            .Add("id", place.Id)
            .Add("latitude", place.Latitude)
            .Add("longitude", place.Longitude)
            .Add("own width", place.BoxKm ?? 0)
            .Add("own box", place.BoxWgs84?.ToString() ?? "")
            .Add("classes", _classes)
            .Add("still", withStill);
        foreach ((string name, string value) in place.Metadata)
        {
            manifest.Add("metadata " + name, value);
        }

        foreach (string option in OptionNames)
        {
            manifest.Add(option, _set.Text(option));
        }

        return manifest.ToManifest().Fingerprint;
    }
}
