using System.Globalization;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Sources;

/// <summary>One POI of the sample world: a place with an id, a seed and a box.</summary>
internal sealed record SamplePoi
{
    private const double KmPerDegree = 111.2;

    /// <summary>Name of the folder too.</summary>
    public required string Id { get; init; }

    /// <summary>The POI it is a variant of, or null.</summary>
    public required string? SourceId { get; init; }

    /// <summary>Seed of the landscape.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Kind of landscape and folder.</summary>
    public required SamplePlace Place { get; init; }

    /// <summary>Degrees, on a lattice of 1e-7.</summary>
    public required double Latitude { get; init; }

    /// <summary>Degrees, on a lattice of 1e-7.</summary>
    public required double Longitude { get; init; }

    /// <summary>Degrees, on a lattice of 1e-7.</summary>
    public required Extent Box { get; init; }

    /// <summary>Name of the item folder.</summary>
    public string Item => string.Create(
        CultureInfo.InvariantCulture, $"SAMPLE_{RasterCrs.Epsg}_20240615_L2A");

    /// <summary>UTM zone of the rasters.</summary>
    public Crs RasterCrs
    {
        get
        {
            Crs own = UtmZone.Crs(Latitude, Longitude);
            return Place.IsInNextZone ? Crs.Utm((own.UtmZone % 60) + 1, own.IsSouth) : own;
        }
    }

    /// <summary>POI number <paramref name="index"/> (from 0) of the world.</summary>
    public static SamplePoi Create(SampleOptions options, int index)
    {
        int kinds = SamplePlaces.All.Length;
        SamplePlace place = SamplePlaces.All[index % kinds];
        int before = SamplePlaces.All.Take(index % kinds).Count(other => !other.IsVariant);
        int landscape = (index / kinds * SamplePlaces.Landscapes) + before - (place.IsVariant ? 1 : 0);
        ulong seed = SampleHash.Mix(SampleHash.Mix((ulong)options.Seed) ^ (ulong)landscape);

        // Later rounds lie within some tens of km of the first, at a place that only the seed decides.
        bool isFirst = index < kinds;
        double latitude = place.Latitude + (isFirst ? 0 : SampleHash.Unit(SampleHash.Mix(seed + 1)) - 0.5);
        double longitude = place.Longitude + (isFirst ? 0 : SampleHash.Unit(SampleHash.Mix(seed + 2)) - 0.5);
        string source = string.Create(CultureInfo.InvariantCulture, $"poi_{landscape:D4}");
        double km = options.BoxKm > 0 ? options.BoxKm : place.BoxKm;
        return place.IsVariant
            ? At(place, seed, (source + "_g001", source), (latitude + 0.0019, longitude - 0.0023, km))
            : At(place, seed, (source, null), (latitude, longitude, km));
    }

    private static SamplePoi At(
        SamplePlace place,
        ulong seed,
        (string Id, string? Source) name,
        (double Latitude, double Longitude, double Km) box)
    {
        double latitude = Quantize(box.Latitude);
        double longitude = Quantize(box.Longitude);
        double halfHeight = box.Km / 2 / KmPerDegree;
        double halfWidth = halfHeight / Math.Cos(latitude * Math.PI / 180);
        return new SamplePoi
        {
            Id = name.Id,
            SourceId = name.Source,
            Seed = seed,
            Place = place,
            Latitude = latitude,
            Longitude = longitude,
            Box = new Extent(
                Quantize(longitude - halfWidth),
                Quantize(latitude - halfHeight),
                Quantize(longitude + halfWidth),
                Quantize(latitude + halfHeight)),
        };
    }

    // Cos differs in the last bit between platforms; a centimetre does not see it.
    private static double Quantize(double degrees) => Math.Round(degrees * 1e7) / 1e7;
}
