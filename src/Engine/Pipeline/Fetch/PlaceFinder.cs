using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Places;
using NuTonic.Engine.Places.Datasets;
using NuTonic.Engine.Places.Lists;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>Finds the places of a build: reads candidates, chooses among them, adds variants.</summary>
/// <param name="request">The build.</param>
internal sealed class PlaceFinder(SourceRequest request)
{
    private OptionSet Set => request.Options.Set;

    /// <summary>The places, ordered by id.</summary>
    /// <exception cref="NuTonicException">NT14xx: the list or data set is bad, or has too few places; NT1910: a dry run
    /// does not know its rows.</exception>
    public ImmutableArray<Place> Find(IFetcher fetcher, CancellationToken cancellation)
    {
        PlaceCandidates candidates = Candidates(fetcher, cancellation);
        GeoJitterOptions jitter = new()
        {
            Variants = Set.Integer("GeoVariants"),
            MaxOffsetMeters = Set.Number("GeoMaxOffsetM"),
            Seed = Set.Integer("JitterSeed"),
        };
        int points = Set.Integer("NumPoints");
        PlaceSelection selection = PlaceSelection.Choose(
            candidates,
            new PlaceSelectionOptions
            {
                NumPoints = points == 0 ? null : points,
                MinSeparationKm = Set.Number("MinSeparationKm"),
                AutoMinSeparation = Set.Flag("AutoMinSeparation"),
                Seed = Set.Integer("SelectionSeed"),
                BoxKm = Set.Number("BoxKm"),
                MarginMeters = jitter.Variants > 0 ? jitter.MaxOffsetMeters : 0,
            },
            cancellation);
        ImmutableArray<Place> places = PlaceVariants.Link(selection.Places);

        // What the list calls a variant is that variant: no second one of the name is made.
        HashSet<string> ids = [.. places.Select(place => place.Id)];
        IEnumerable<Place> variants = places.SelectMany(place => GeoJitter.Variants(place, jitter))
            .Where(variant => !ids.Contains(variant.Id));
        return [.. places.Concat(variants).OrderBy(place => place.Id, StringComparer.Ordinal)];
    }

    private PlaceListOptions Columns => new()
    {
        MaxScan = Set.Integer("MaxScan"),
        LatitudeField = Given(Set.Text("LatitudeField")),
        LongitudeField = Given(Set.Text("LongitudeField")),
        IdField = Given(Set.Text("IdField")),
    };

    private static string? Given(string text) => text.Length > 0 ? text : null;

    private PlaceCandidates Candidates(IFetcher fetcher, CancellationToken cancellation) =>
        request.Options.PoiList is { } list ? PlaceList.Read(list, Columns, cancellation) : Rows(fetcher, cancellation);

    private PlaceCandidates Rows(IFetcher fetcher, CancellationToken cancellation)
    {
        Uri service = FetchSettings.Address(Set, "RowsEndpoint", request.Locate);
        string name = Set.Text("PoiDataset");
        string dataset = name == "default" ? RowsOptions.DefaultDataset : name;
        RowsClient rows = new(fetcher, new RowsOptions
        {
            BaseAddress = service,
            Dataset = dataset,
            Columns = Columns,
            Credential = EnvironmentCredential.Find("HF_TOKEN", [service.Authority]),
        });
        try
        {
            return rows.ReadAsync(cancellation).GetAwaiter().GetResult();
        }
        catch (NuTonicException missing) when (!request.MayFetch && missing.Diagnostic.Code == Errors.FetchOffline.Code)
        {
            // A dry run is offline without having been told so.
            throw new NuTonicException(Errors.RowsNotFetched, null, dataset);
        }
    }
}
