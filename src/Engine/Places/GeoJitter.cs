using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Places;

/// <summary>
/// Variants of a place a little way off, uniform in a disk. Each is drawn from the seed, the place's id and its own
/// number alone: neither other places, nor how many variants there are, nor the order change it. The reference's
/// draws depend on the process.
/// </summary>
internal static class GeoJitter
{
    /// <summary>Most variants: their number has three digits.</summary>
    public const int MostVariants = 999;

    /// <summary>
    /// The variants of <paramref name="place"/>, named <c>ID_g001</c> and on; without the place itself.
    /// </summary>
    /// <returns>Positions in units of 1e-7 degrees; a longitude beyond 180 comes back on the other side.</returns>
    public static ImmutableArray<Place> Variants(Place place, GeoJitterOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Variants);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Variants, MostVariants);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxOffsetMeters);
        return [.. Enumerable.Range(1, options.Variants).Select(number => Variant(place, number, options))];
    }

    private static Place Variant(Place place, int number, GeoJitterOptions options)
    {
        var draws = SeededDraws.Of(string.Create(
            CultureInfo.InvariantCulture, $"NuTonic.GeoJitter/1\n{options.Seed}\n{number}\n{place.Id}"));
        double angle = 2 * Math.PI * draws.NextUnit();

        // The share of a disk inside of a radius grows with its square.
        double radius = options.MaxOffsetMeters * Math.Sqrt(draws.NextUnit());
        double north = radius * Math.Sin(angle) / LocalScale.At(place.Latitude).NorthMeters * LocalScale.Degrees;

        // The parallel half-way: at 84 degrees that of the place itself would be off by 7 cm.
        double east =
            radius * Math.Cos(angle) / LocalScale.At(place.Latitude + (north / 2)).EastMeters * LocalScale.Degrees;
        return place with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{place.Id}_g{number:D3}"),
            BaseId = place.BaseId ?? place.Id,
            Latitude = LocalScale.Quantize(place.Latitude + north),
            Longitude = LocalScale.Quantize(Wgs84.WrapLongitude(place.Longitude + east)),
            BoxWgs84 = place.BoxWgs84 is { } box ? Shift(box, east, north) : null,
        };
    }

    private static Extent Shift(Extent box, double east, double north) => new(
        LocalScale.Quantize(box.Left + east),
        LocalScale.Quantize(box.Bottom + north),
        LocalScale.Quantize(box.Right + east),
        LocalScale.Quantize(box.Top + north));
}
