using NuTonic.Engine.Cache;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Places;
using NuTonic.Engine.Stac;
using NuTonic.Engine.Stills;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>What the folder of a fetched POI is made from.</summary>
internal sealed class PoiFetchKeys : IPlaceKeys
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
    private readonly bool _fetchesStills;

    private PoiFetchKeys(OptionSet set, Digest classes, bool fetchesStills)
    {
        _set = set;
        _classes = classes;
        _fetchesStills = fetchesStills;
    }

    /// <summary>The keys of a build.</summary>
    /// <exception cref="Diagnostics.NuTonicException">NT8xxx: the class table cannot be read.</exception>
    public static PoiFetchKeys Of(SourceRequest request)
    {
        Digest classes = request.Options.LabelClassMap is { } table ? FileDigest.Compute(table).Digest : default;
        return new PoiFetchKeys(
            request.Options.Set,
            classes,
            request.Options.Set.Text("Stills") == "auto"
                && !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(StillClient.TokenVariable)));
    }

    /// <summary>As the interface says; a machine without a token keeps stills that are there.</summary>
    public IReadOnlyList<Digest> GoodFor(Place place) => _set.Text("Stills") switch
    {
        "none" => [Of(place, withStill: false)],
        _ when _fetchesStills => [Of(place, withStill: true)],
        _ => [Of(place, withStill: true), Of(place, withStill: false)],
    };

    /// <inheritdoc/>
    public Digest MadeNow(Place place) => Of(place, _fetchesStills);

    /// <summary>Adds a place and options.</summary>
    public static Manifest.Builder Describe(
        Manifest.Builder manifest, Place place, OptionSet set, IEnumerable<string> options)
    {
        manifest.Add("id", place.Id)
            .Add("variant of", place.BaseId ?? "")
            .Add("latitude", place.Latitude)
            .Add("longitude", place.Longitude)
            .Add("own width", place.BoxKm ?? 0);
        if (place.BoxWgs84 is { } box)
        {
            Describe(manifest, box);
        }

        foreach (string option in options)
        {
            manifest.Add(option, set.Text(option));
        }

        return manifest;
    }

    /// <summary>Adds a box.</summary>
    public static void Describe(Manifest.Builder manifest, Extent box)
    {
        foreach (double edge in (ReadOnlySpan<double>)[box.Left, box.Bottom, box.Right, box.Top])
        {
            manifest.Add("box", edge);
        }
    }

    private Digest Of(Place place, bool withStill)
    {
        Manifest.Builder manifest = Describe(new Manifest.Builder(Kind, Version), place, _set, OptionNames)
            .Add("classes", _classes)
            .Add("still", withStill);

        // Where it is not set, keys are those of folders that were made before there was such an option.
        if (_set.Integer("SceneLimit") is int limit and not SceneRequest.UsualLimit)
        {
            manifest.Add("SceneLimit", limit);
        }

        foreach ((string name, string value) in place.Metadata)
        {
            manifest.Add("metadata " + name, value);
        }

        return manifest.ToManifest().Fingerprint;
    }
}
