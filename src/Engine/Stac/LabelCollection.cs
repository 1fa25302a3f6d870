using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Stac;

/// <summary>A collection of rasters of land-cover classes, one for each tile and year.</summary>
internal sealed record LabelCollection
{
    /// <summary>The known ones, by name.</summary>
    public static ImmutableArray<LabelCollection> Known { get; } =
    [
        new LabelCollection
        {
            Name = "esa-worldcover",
            Title = "ESA WorldCover 10 m",
            Endpoint = StacEndpoint.PlanetaryComputer,
            Collection = "esa-worldcover",
            AssetKey = "map",
            Terms = LicenseTerms.WorldCover,
        },
        new LabelCollection
        {
            Name = "io-lulc-annual-v02",
            Title = "Impact Observatory annual land use and land cover 10 m, version 2",
            Endpoint = StacEndpoint.PlanetaryComputer,
            Collection = "io-lulc-annual-v02",
            AssetKey = "data",
            Terms = LicenseTerms.ImpactObservatory,
        },
    ];

    /// <summary>By which users name it; also the name of its built-in class table.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, for readers.</summary>
    public required string Title { get; init; }

    /// <summary>Root of the API that has it.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Its id there.</summary>
    public required string Collection { get; init; }

    /// <summary>The asset that holds the classes.</summary>
    public required string AssetKey { get; init; }

    /// <summary>Its terms; null when the collection's own hold.</summary>
    public LicenseTerms? Terms { get; init; }

    /// <summary>The known collection <paramref name="name"/>.</summary>
    /// <exception cref="NuTonicException">NT1522.</exception>
    public static LabelCollection Named(string name) => Known.FirstOrDefault(one => one.Name == name)
        ?? throw new NuTonicException(
            Errors.LabelCollectionUnknown, null, name, string.Join(", ", Known.Select(one => one.Name)));

    /// <summary>
    /// The search for what can label <paramref name="box"/>. All times are asked for: there are a few tiles a place,
    /// and the year nearest to the scene need not be near.
    /// </summary>
    public StacSearch Search(SearchBox box) =>
        new() { Collections = [Collection], Box = box, PageSize = 100, Purpose = "label search" };
}
