using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Places;

/// <summary>A place on the ground that a POI is made of.</summary>
internal sealed record Place
{
    private static readonly string[] AddressKeys = ["address", "name", "place", "region", "city"];
    private static readonly string[] CountryKeys = ["country_iso_alpha2", "iso_a2", "iso2", "country_code", "country"];

    /// <summary>Names the POI; fit for file names, see <see cref="PlaceIds"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the place that this one is a variant of; null when it is none.</summary>
    public string? BaseId { get; init; }

    /// <summary>Degrees, -80..84.</summary>
    public required double Latitude { get; init; }

    /// <summary>Degrees, -180..180.</summary>
    public required double Longitude { get; init; }

    /// <summary>Width of its box in kilometres, when the list says so.</summary>
    public double? BoxKm { get; init; }

    /// <summary>Its box in degrees, when the list says so; goes before <see cref="BoxKm"/>.</summary>
    public Extent? BoxWgs84 { get; init; }

    /// <summary>
    /// What else the list says about it, in the order of the list; see <see cref="PlaceMetadata"/> for limits.
    /// </summary>
    public ImmutableArray<KeyValuePair<string, string>> Metadata { get; init; } = [];

    /// <summary>
    /// Where it is, in words: the first of address, name, place, region and city; null when none is there.
    /// </summary>
    public string? Address => First(AddressKeys);

    /// <summary>Two-letter code of its country in upper case; null when the list has none.</summary>
    public string? Country =>
        First(CountryKeys) is { Length: 2 } code && code.All(char.IsAsciiLetter) ? code.ToUpperInvariant() : null;

    /// <summary>Its box in degrees: its own, or one of its own width, or one of <paramref name="defaultKm"/>.</summary>
    /// <exception cref="Diagnostics.NuTonicException">NT1420, NT1421: the box cannot be built.</exception>
    public Extent Box(double defaultKm) => BoxWgs84 ?? PlaceBox.Around(this, BoxKm ?? defaultKm);

    private string? First(string[] keys)
    {
        foreach (string key in keys)
        {
            foreach ((string name, string value) in Metadata)
            {
                if (string.Equals(name, key, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }
        }

        return null;
    }
}
