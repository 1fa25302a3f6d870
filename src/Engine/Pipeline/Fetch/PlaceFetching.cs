using System.Collections.Concurrent;
using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Places;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>
/// Brings the sources of the places of a list or data set to the disk, a folder for each, which a build reads like any
/// other. What the cache has is not asked for; places whose folders are as they should be are not looked at.
/// </summary>
/// <param name="request">The build.</param>
/// <param name="keys">What folders are made from.</param>
/// <param name="open">Opens what fetches, when the first place needs it: accounts are not asked for before.</param>
internal sealed class PlaceFetching(SourceRequest request, IPlaceKeys keys, Func<FetchScope, IPlaceFetch> open)
{
    private const int Steps = 10;

    private readonly ConcurrentDictionary<string, Diagnostic> _failed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _fetched = new(StringComparer.Ordinal);
    private readonly Lock _reporting = new();
    private long _done;

    /// <summary>Told of all places before any is fetched; null for nobody.</summary>
    public Action<ImmutableArray<Place>>? Chosen { get; init; }

    private OptionSet Set => request.Options.Set;

    /// <summary>Fetches what is missing.</summary>
    /// <param name="complete">Fetches what is for all places together; null for nothing.</param>
    /// <param name="cancellation">Stops it; what is complete stays.</param>
    /// <returns>The folder; places that failed are named in it.</returns>
    /// <exception cref="NuTonicException">NT14xx, NT19xx: what no single POI is to blame for.</exception>
    public SourceFolder Run(Action<FetchScope, CancellationToken>? complete, CancellationToken cancellation)
    {
        FetchOptions options = FetchSettings.Client(Set, request.Options.Folder, request.Locate);
        if (!request.MayFetch)
        {
            options = options with { Policy = options.Policy with { IsOffline = true }, RecordFolder = null };
        }

        CacheFetchStore store = new(request.Cache, request.Cache);
        using Fetcher fetcher = new(options, store, TimeProvider.System);
        FetchedKeys used = new();
        NotingFetcher noting = new(fetcher, used);
        ImmutableArray<Place> places = new PlaceFinder(request).Find(noting, cancellation);
        Chosen?.Invoke(places);
        FetchedFolders folders = FetchedFolders.Load(request.FetchFolder);
        Place[] due = [.. places.Where(place =>
            (options.Policy.Refresh != RefreshMode.Never && !options.Policy.IsOffline)
            || options.RecordFolder is not null
            || !keys.GoodFor(place).Any(key => folders.IsIntact(PlaceIds.FolderName(place.Id), key)))];
        if (!request.MayFetch)
        {
            Warn(places.Except(due), folders);
            return Result(due.Select(place => KeyValuePair.Create(
                PlaceIds.FolderName(place.Id), Diagnostic.Create(Errors.NotFetched, null, place.Id))));
        }

        FetchScope scope = new(request, noting, store, used, options.Policy, places, folders)
        {
            IsRecorded = options.RecordFolder is not null,
        };
        using IPlaceFetch? fetch = due.Length == 0 ? null : open(scope);
        bool hasRemoved = false;
        try
        {
            FetchAll(due, folders, fetch, cancellation);
            Warn(places, folders);
            if (_failed.IsEmpty)
            {
                complete?.Invoke(scope, cancellation);
            }

            hasRemoved = folders.KeepOnly(Names(places));
        }
        finally
        {
            // What is complete stays, whatever ended the rest.
            if (hasRemoved || !used.IsEmpty)
            {
                used.Save(request.FetchFolder, places.Select(place => place.Id).ToHashSet(), _fetched.Keys.ToHashSet());
            }

            folders.Save();
        }

        if (fetcher.Misses.Error is { } missing)
        {
            request.Log.Report(missing);
        }

        return Result(_failed) with { Notes = FetchNotes.Of(fetcher.Tally, fetch) };
    }

    private static HashSet<string> Names(ImmutableArray<Place> places) =>
        [.. places.Select(place => PlaceIds.FolderName(place.Id)), QuadFetching.MapFolder];

    private void FetchAll(Place[] due, FetchedFolders folders, IPlaceFetch? fetch, CancellationToken cancellation)
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
                FetchedFiles fetched = await fetch!.RunAsync(place, token);
                folders.Write(name, keys.MadeNow(place), fetched.Files, fetched.Warnings);
                _fetched[place.Id] = true;
            }
            catch (NuTonicException failure)
            {
                _failed[name] = failure.Diagnostic;
            }

            Tell(due.Length);
        }).GetAwaiter().GetResult();
    }

    // Counted inside the lock, so that the lines come in order. 64 bits: ten steps of 10,000,000 places and more.
    private void Tell(long total)
    {
        lock (_reporting)
        {
            long done = ++_done;
            if (done * Steps / total > (done - 1) * Steps / total)
            {
                request.Log.Detail(FormattableString.Invariant($"fetched {done} of {total} places"));
            }
        }
    }

    // Told in each build and in dry runs, as the warnings of nodes are, and in the order of the places.
    private void Warn(IEnumerable<Place> places, FetchedFolders folders)
    {
        if (!request.MustBeWhole)
        {
            return;
        }

        IEnumerable<string> names = places.Select(place => PlaceIds.FolderName(place.Id));
        names = names.Where(name => !_failed.ContainsKey(name));
        foreach (Diagnostic warning in names.SelectMany(name => folders.WarningsOf(name)))
        {
            request.Log.Report(warning);
        }
    }

    private SourceFolder Result(IEnumerable<KeyValuePair<string, Diagnostic>> unfetched) => new(request.FetchFolder)
    {
        IsFetched = true,
        Unfetched = unfetched.ToImmutableDictionary(StringComparer.Ordinal),
    };
}
