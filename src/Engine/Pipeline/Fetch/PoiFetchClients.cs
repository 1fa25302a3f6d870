using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.EarthEngine;
using NuTonic.Engine.Network;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Places;
using NuTonic.Engine.Regions;
using NuTonic.Engine.Remote;
using NuTonic.Engine.Stac;
using NuTonic.Engine.Stills;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>Fetches POIs: the clients that the options ask for, put together.</summary>
internal sealed class PoiFetchClients : IPlaceFetch
{
    private readonly SourceRequest _request;
    private readonly IFetcher _fetcher;
    private readonly SasCredentials _signatures;
    private readonly RemoteRasters _rasters;
    private readonly PoiFetch _fetch;
    private GoogleTokenSource? _tokens;

    /// <summary>Makes them.</summary>
    /// <exception cref="NuTonicException">NT15xx, NT17xx, NT19xx: an option or account is missing or wrong.</exception>
    public PoiFetchClients(FetchScope scope)
    {
        _request = scope.Request;
        IFetcher fetcher = _fetcher = scope.Fetcher;
        _signatures = new SasCredentials(fetcher, Address("SigningEndpoint"), TimeProvider.System);
        _rasters = new RemoteRasters(fetcher, new RemoteOptions { DownloadFolder = Scratch });
        Windows = new WindowStore(_rasters, scope.Store, scope.Keys, scope.Policy, TimeProvider.System)
        {
            ReadsAgain = scope.IsRecorded,
        };
        SceneSource scenes = new(
            new StacClient(fetcher, new StacEndpoint(Endpoint("StacEndpoint"))),
            new SceneRequest
            {
                Collection = Set.Text("SceneCollection"),
                Window = Window,
                MaxCloudPercent = Set.Number("MaxCloudCover"),
                Limit = Set.Integer("SceneLimit"),
                Options = new SceneOptions
                {
                    Order = Set.Text("SceneOrder") == "newest" ? SceneOrder.Newest : SceneOrder.LeastCloudy,
                },
            });
        PoiFetchServices services = new(scenes, Windows, _signatures)
        {
            Catalogue = Endpoint("StacEndpoint"),
            Labels = Labels(),
            Stills = Stills(),
        };
        _fetch = new PoiFetch(services, BoxKm);
    }

    /// <inheritdoc/>
    public WindowStore Windows { get; }

    /// <inheritdoc/>
    public long BytesDownloaded => _rasters.BytesDownloaded;

    private double BoxKm => Set.Number("BoxKm");

    private DateWindow? Window => Set.Text("SceneWindow") is { Length: > 0 } window ? DateWindow.Parse(window) : null;

    private OptionSet Set => _request.Options.Set;

    private string Scratch => Path.Combine(_request.BuildFolder, "fetching");

    /// <inheritdoc/>
    public async Task<FetchedFiles> RunAsync(Place place, CancellationToken cancellationToken)
    {
        FetchedPoi poi = await _fetch.RunAsync(place, cancellationToken);
        byte[] document = PoiDocumentWriter.Write(poi, place.Box(BoxKm), Set.Text("SceneWindow"));
        return new FetchedFiles(poi.Files.Add("poi.json", document)) { Warnings = poi.Warnings };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rasters.Dispose();
        _signatures.Dispose();
        _tokens?.Dispose();
    }

    private ILabelFetch? Labels() => Set.Text("LabelProvider") switch
    {
        "none" => null,
        "dynamicworld" => DynamicWorld(),
        "io-lulc" => Catalogue(LabelCollection.Named("io-lulc-annual-v02")),
        "stac" => Catalogue(new LabelCollection
        {
            Name = Required("LabelCollection"),
            Title = Required("LabelCollection"),
            Endpoint = Endpoint("LabelEndpoint"),
            Collection = Required("LabelCollection"),
            AssetKey = Required("LabelAsset"),
        }),
        _ => Catalogue(LabelCollection.Named("esa-worldcover")),
    };

    private CatalogueLabels Catalogue(LabelCollection known)
    {
        LabelCollection labels = known with { Endpoint = Endpoint("LabelEndpoint") };
        string[] names = [.. LandCoverClass.All.Select(one => one.Label)];
        ClassMap classes = _request.Options.LabelClassMap is { } path ? ClassMap.Read(path, names)
            : Set.Text("LabelProvider") == "stac" ? throw Missing("LabelClassMap")
            : ClassMap.BuiltIn(labels.Name, names);
        return new CatalogueLabels(
            new LabelSource(new StacClient(_fetcher, new StacEndpoint(labels.Endpoint)), labels),
            classes,
            Windows,
            (address, poi) => PoiFetchServices.FileOf(_signatures, address, poi, labels.Endpoint));
    }

    private DynamicWorldLabels DynamicWorld()
    {
        Uri host = Address("EarthEngineEndpoint");
        EarthEngineOptions options =
            EarthEngineOptions.Of(Environment.GetEnvironmentVariable(EarthEngineOptions.ProjectVariable)) with
            {
                Host = host,
            };
        _tokens = GoogleTokenSource.Of(Environment.GetEnvironmentVariable(EarthEngineCredential.FileVariable));
        EarthEngineApi api = new(_fetcher, new EarthEngineCredential(_tokens, host), options);
        return new DynamicWorldLabels(
            new DynamicWorldClient(api, new DynamicWorldOptions()), Window);
    }

    private StillFetch? Stills()
    {
        if (Set.Text("Stills") == "none")
        {
            return null;
        }

        Uri host = Address("StillEndpoint");
        if (StillClient.CredentialFor(host) is not { } credential)
        {
            _request.Log.Summary(
                $"no map stills: {StillClient.TokenVariable} is not set; Stills=none leaves them "
                + $"out without this message");
            return null;
        }

        return new StillFetch(new StillClient(_fetcher, credential, new StillOptions { Host = host }));
    }

    // STAC addresses stand without a slash at the end; see StacEndpoint.
    private Uri Endpoint(string option) => new(Address(option).AbsoluteUri.TrimEnd('/'));

    private Uri Address(string option) => FetchSettings.Address(Set, option, _request.Locate);

    private string Required(string option) => Set.Text(option) is { Length: > 0 } text ? text : throw Missing(option);

    private NuTonicException Missing(string option) =>
        new(Errors.LabelOptionMissing, _request.Locate("LabelProvider"), option);
}
