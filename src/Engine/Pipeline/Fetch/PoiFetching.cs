using System.Collections.Concurrent;
using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Places;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>
/// Brings the POIs of a list or data set to the disk, as POI folders that a build reads like any others. What the cache has
/// is not asked for; POIs whose folders are as they should be are not looked at.
/// </summary>
/// <param name="request">The build.</param>
internal sealed class PoiFetching(SourceRequest request)
{
    private const int Steps = 10;

    private readonly ConcurrentDictionary<string, Diagnostic> _failed = new(StringComparer.Ordinal);
    private readonly Lock _reporting = new();
    private int _done;

    private OptionSet Set => request.Options.Set;

    /// <summary>Fetches what is missing.</summary>
    /// <returns>The folder; POIs that failed are named in it.</returns>
    /// <exception cref="NuTonicException">NT14xx, NT19xx: what no single POI is to blame for.</exception>
    public SourceFolder Run(CancellationToken cancellation)
    {
        FetchOptions options = FetchSettings.Client(Set, request.Options.Folder);
        if (!request.MayFetch)
        {
            options = options with { Policy = options.Policy with { IsOffline = true }, RecordFolder = null };
        }

        CacheFetchStore store = new(request.Cache, request.Cache);
        using Fetcher fetcher = new(options, store, TimeProvider.System);
        ImmutableArray<Place> places = new PlaceFinder(request).Find(fetcher, cancellation);
        FetchedFolders folders = FetchedFolders.Load(request.FetchFolder);
        PoiFetchKeys keys = PoiFetchKeys.Of(request);
        Place[] due = [.. places.Where(place =>
            (options.Policy.Refresh != RefreshMode.Never && !options.Policy.IsOffline)
            || !keys.Of(place).Any(key => folders.IsIntact(PlaceIds.FolderName(place.Id), key)))];
        if (!request.MayFetch)
        {
            return Result(due.Select(place => KeyValuePair.Create(
                PlaceIds.FolderName(place.Id), Diagnostic.Create(Errors.NotFetched, null, place.Id))));
        }

        if (due.Length == 0)
        {
            folders.KeepOnly(Names(places));
            folders.Save();
            return Result(_failed);
        }

        using PoiFetchClients clients = new(request, fetcher, store, options.Policy);
        try
        {
            FetchAll(due, folders, new PoiFetch(clients.Services, Set.Number("BoxKm"), Report), keys, cancellation);
            folders.KeepOnly(Names(places));
        }
        finally
        {
            // What is complete stays, whatever ended the rest.
            folders.Save();
        }

        if (fetcher.Misses.Error is { } missing)
        {
            request.Log.Report(missing);
        }

        return Result(_failed) with { Notes = FetchNotes.Of(fetcher.Tally, clients.Windows, clients.BytesDownloaded) };
    }

    private static HashSet<string> Names(ImmutableArray<Place> places) =>
        [.. places.Select(place => PlaceIds.FolderName(place.Id))];

    private void FetchAll(
        Place[] due, FetchedFolders folders, PoiFetch fetch, PoiFetchKeys keys, CancellationToken cancellation)
    {
        ParallelOptions parallel = new()
        {
            MaxDegreeOfParallelism = Set.Integer("FetchConcurrency"),
            CancellationToken = cancellation,
        };
        Parallel.ForEachAsync(due, parallel, async (place, token) =>
        {
            string name = PlaceIds.FolderName(place.Id);
            try
            {
                FetchedPoi poi = await fetch.RunAsync(place, token);
                byte[] document = PoiDocumentWriter.Write(poi, place.Box(Set.Number("BoxKm")), Set.Text("SceneWindow"));
                folders.Write(name, keys.Of(place)[keys.FetchesStills ? 0 : ^1], poi.Files.Add("poi.json", document));
            }
            catch (NuTonicException failure)
            {
                _failed[name] = failure.Diagnostic;
            }

            Tell(Interlocked.Increment(ref _done), due.Length);
        }).GetAwaiter().GetResult();
    }

    private void Report(Diagnostic diagnostic)
    {
        lock (_reporting)
        {
            request.Log.Report(diagnostic);
        }
    }

    private void Tell(int done, int total)
    {
        if (done * Steps / total > (done - 1) * Steps / total)
        {
            lock (_reporting)
            {
                request.Log.Detail(FormattableString.Invariant($"fetched {done} of {total} POIs"));
            }
        }
    }

    private SourceFolder Result(IEnumerable<KeyValuePair<string, Diagnostic>> unfetched) => new(request.FetchFolder)
    {
        IsFetched = true,
        Unfetched = unfetched.ToImmutableDictionary(StringComparer.Ordinal),
    };
}
