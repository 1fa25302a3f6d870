using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Network;
using NuTonic.Engine.Overpass;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Places;
using NuTonic.Engine.Remote;
using NuTonic.Engine.Stac;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>
/// Fetches aerial imagery of places, of each quad the window that lies in the place's box, and one map of all of them.
/// </summary>
internal sealed class QuadFetching : IPlaceFetch
{
    /// <summary>Folder of the map beside those of the places.</summary>
    public const string MapFolder = "map";

    private const string MapName = "map.json";

    private readonly FetchScope _scope;
    private readonly SasCredentials _signatures;
    private readonly RemoteRasters _rasters;
    private readonly NaipSource _quads;
    private readonly Uri _catalogue;

    private QuadFetching(FetchScope scope, Func<string, Uri> address)
    {
        _scope = scope;
        _signatures = new SasCredentials(scope.Fetcher, address("SigningEndpoint"), TimeProvider.System);
        _rasters = new RemoteRasters(
            scope.Fetcher, new RemoteOptions { DownloadFolder = Path.Combine(scope.Request.BuildFolder, "fetching") });
        Windows = new WindowStore(_rasters, scope.Store, scope.Keys, scope.Policy, TimeProvider.System)
        {
            ReadsAgain = scope.IsRecorded,
        };
        _catalogue = new Uri(address("StacEndpoint").AbsoluteUri.TrimEnd('/'));
        _quads = new NaipSource(new StacClient(scope.Fetcher, new StacEndpoint(_catalogue)));
    }

    /// <inheritdoc/>
    public WindowStore Windows { get; }

    /// <inheritdoc/>
    public long BytesDownloaded => _rasters.BytesDownloaded;

    /// <summary>Brings imagery and map of a build to the disk.</summary>
    /// <exception cref="NuTonicException">NT13xx to NT19xx: what no single place is to blame for.</exception>
    public static SourceFolder Run(SourceRequest request, CancellationToken cancellation)
    {
        OptionSet set = request.Options.Set;
        Uri Address(string option) => FetchSettings.Address(set, option, request.Locate);
        bool needsMap = request.Options.OsmExtract is null;
        SourceFolder folder =
            new PlaceFetching(request, new QuadFetchKeys(set), scope => new QuadFetching(scope, Address)).Run(
                needsMap ? (scope, token) => FetchMap(scope, Address("OverpassEndpoint"), token) : null, cancellation);
        if (request.MustBeWhole)
        {
            ThrowIfIncomplete(folder, request);
        }

        string map = Path.Combine(folder.Path, MapFolder, MapName);
        return needsMap && (request.MustBeWhole || File.Exists(map)) ? folder with { Extract = map } : folder;
    }

    /// <summary>
    /// Name of the window of a quad for a place. It starts like that of the quad without its state, which is in the
    /// sidecar: so date and fourth band are known, and rows of all places on a quarter quadrangle keep to one split.
    /// Neither names of quads nor letters before them have a hyphen, so no two windows have one name.
    /// </summary>
    internal static string NameOf(NaipQuad quad, Place place)
    {
        string name = Path.GetFileNameWithoutExtension(quad.FileName);
        return $"{(quad.State is null ? name : name[(quad.State.Length + 1)..])}-{place.Id}";
    }

    /// <inheritdoc/>
    public async Task<FetchedFiles> RunAsync(Place place, CancellationToken cancellationToken)
    {
        SearchBox box = SearchBox.Of(BoxOf(place, _scope.Request.Options.Set));
        Dictionary<string, ReadOnlyMemory<byte>> files = [];
        WindowRequest request = WindowRequest.OfBox(BoxOf(place, _scope.Request.Options.Set));
        foreach (NaipQuad quad in await _quads.FindAsync(box, null, place.Id, cancellationToken))
        {
            string name = NameOf(quad, place);
            files[name + ".tif"] = await Windows.GetAsync(
                PoiFetchServices.FileOf(_signatures, quad.Href, place.Id, _catalogue), request, cancellationToken);
            files[name + ".json"] = quad.Sidecar();
        }

        return new FetchedFiles(files.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rasters.Dispose();
        _signatures.Dispose();
    }

    // Patches of one place are left to another where both show the ground, so no place can be built without the others.
    private static void ThrowIfIncomplete(SourceFolder folder, SourceRequest request)
    {
        if (folder.Unfetched.IsEmpty)
        {
            return;
        }

        if (request.MayFetch)
        {
            foreach ((_, Diagnostic failure) in folder.Unfetched.OrderBy(one => one.Key, StringComparer.Ordinal))
            {
                request.Log.Report(failure);
            }
        }

        throw new NuTonicException(
            request.MayFetch ? Errors.PlacesFailed : Errors.PlacesNotFetched, null, folder.Unfetched.Count);
    }

    private static Extent BoxOf(Place place, OptionSet set) => place.Box(set.Number("BoxKm"));

    private static void FetchMap(FetchScope scope, Uri server, CancellationToken cancellation)
    {
        OptionSet set = scope.Request.Options.Set;
        Manifest.Builder manifest = new Manifest.Builder("fetch/map", 1).Add("OverpassEndpoint", server.AbsoluteUri);
        foreach (Place place in scope.Places)
        {
            PoiFetchKeys.Describe(manifest.Add("place", place.Id), BoxOf(place, set));
        }

        Digest key = manifest.ToManifest().Fingerprint;
        bool mayBeOld = scope.Policy.Refresh != RefreshMode.Never && !scope.Policy.IsOffline;
        if (scope.Folders.IsIntact(MapFolder, key) && !mayBeOld)
        {
            return;
        }

        string folder = Path.Combine(scope.Request.FetchFolder, MapFolder);
        Directory.CreateDirectory(folder);
        OverpassClient client = new(
            new NotingFetcher(scope.Fetcher, scope.Keys, FetchedKeys.Map),
            new OverpassOptions { Address = new Uri(server, "interpreter") });
        client.FetchAsync(
            scope.Places.Select(place => new OverpassArea(place.Id, BoxOf(place, set))),
            Path.Combine(folder, MapName),
            cancellation).GetAwaiter().GetResult();
        scope.Folders.Adopt(MapFolder, key);
    }

    private sealed class QuadFetchKeys(OptionSet set) : IPlaceKeys
    {
        private static readonly string[] OptionNames = ["BoxKm", "StacEndpoint"];

        public IReadOnlyList<Digest> GoodFor(Place place) => [MadeNow(place)];

        public Digest MadeNow(Place place) =>
            PoiFetchKeys.Describe(new Manifest.Builder("fetch/quads", 1), place, set, OptionNames)
                .ToManifest().Fingerprint;
    }
}
