namespace NuTonic.Engine.Tiling;

/// <summary>The place that a POI is a variant of.</summary>
internal static class BasePoi
{
    private const string Prefix = "poi_";
    private const string Marker = "_g";
    private const int VariantDigits = 3;

    /// <summary>
    /// As <see cref="Of"/>; else <paramref name="poiId"/> without <c>_g</c> and three digits, as often as what is left
    /// is the name of another POI: variants of <c>poi_farm</c> lie beside it.
    /// </summary>
    /// <param name="poiId">A POI.</param>
    /// <param name="all">The names of all POIs there are.</param>
    public static string Among(string poiId, IReadOnlySet<string> all)
    {
        string name = Of(poiId);
        while (Stem(name) is { } stem && all.Contains(stem))
        {
            name = Of(stem);
        }

        return name;
    }

    /// <summary>
    /// <paramref name="poiId"/> without a trailing <c>_g</c> and three digits, when the rest is <c>poi_</c> and digits;
    /// otherwise <paramref name="poiId"/> itself. Digits are 0-9.
    /// </summary>
    public static string Of(string poiId)
    {
        bool isNumbered = Stem(poiId) is { } stem
            && stem.Length > Prefix.Length
            && stem.StartsWith(Prefix, StringComparison.Ordinal)
            && !stem.AsSpan(Prefix.Length).ContainsAnyExceptInRange('0', '9');
        return isNumbered ? Stem(poiId)! : poiId;
    }

    private static string? Stem(string name)
    {
        int end = name.Length - VariantDigits - Marker.Length;
        return end > 0
            && name.AsSpan(end, Marker.Length).SequenceEqual(Marker)
            && !name.AsSpan(end + Marker.Length).ContainsAnyExceptInRange('0', '9')
            ? name[..end]
            : null;
    }
}
