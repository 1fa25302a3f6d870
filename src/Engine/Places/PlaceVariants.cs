using System.Collections.Immutable;

namespace NuTonic.Engine.Places;

/// <summary>Variants of places in a list that has them already, told by their ids.</summary>
internal static class PlaceVariants
{
    private const string Marker = "_g";
    private const int Digits = 3;

    /// <summary>
    /// The places, each named <c>ID_gNNN</c> (three digits) beside one named ID now a variant of that one. Any ids do,
    /// unlike in POI folders, where only <c>poi_</c> and digits may come before: there the base may be missing.
    /// </summary>
    public static ImmutableArray<Place> Link(ImmutableArray<Place> places)
    {
        HashSet<string> ids = [.. places.Select(place => place.Id)];
        return [.. places.Select(place => Origin(place.Id, ids) is var origin && origin != place.Id
            ? place with { BaseId = origin }
            : place)];
    }

    private static string Origin(string id, HashSet<string> ids)
    {
        while (BaseOf(id) is { } name && ids.Contains(name))
        {
            id = name;
        }

        return id;
    }

    private static string? BaseOf(string id)
    {
        int end = id.Length - Digits - Marker.Length;
        return end > 0
            && id.AsSpan(end, Marker.Length).SequenceEqual(Marker)
            && !id.AsSpan(end + Marker.Length).ContainsAnyExceptInRange('0', '9')
            ? id[..end]
            : null;
    }
}
