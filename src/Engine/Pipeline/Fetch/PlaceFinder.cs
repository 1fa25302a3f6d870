using System.Collections.Immutable;
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
    /// <exception cref="Diagnostics.NuTonicException">NT14xx: the list or data set is bad, or has too few places.</exception>
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
        return
        [
            .. selection.Places.SelectMany(place => GeoJitter.Variants(place, jitter).Prepend(place))
                .OrderBy(place => place.Id, StringComparer.Ordinal),
        ];
    }

    private RowsClient Rows(IFetcher fetcher, int most)
    {
        Uri service = FetchSettings.Address(Set, "RowsEndpoint", request.Locate);
        string dataset = Set.Text("PoiDataset");
        return new RowsClient(fetcher, new RowsOptions
        {
            BaseAddress = service,
            Dataset = dataset == "default" ? RowsOptions.DefaultDataset : dataset,
            Columns = new PlaceListOptions { MaxScan = most },
            Credential = EnvironmentCredential.Find("HF_TOKEN", [service.Authority]),
        });
    }

    private PlaceCandidates Candidates(IFetcher fetcher, CancellationToken cancellation)
    {
        int most = Set.Integer("MaxScan");
        return request.Options.PoiList is { } list
            ? PlaceList.Read(list, new PlaceListOptions { MaxScan = most }, cancellation)
            : Rows(fetcher, most).ReadAsync(cancellation).GetAwaiter().GetResult();
    }
}
