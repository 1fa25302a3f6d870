namespace NuTonic.Engine.Tiling;

/// <summary>The place that a POI is a variant of.</summary>
internal static class BasePoi
{
    private const string Prefix = "poi_";
    private const string Marker = "_g";
    private const int VariantDigits = 3;

    /// <summary>
    /// <paramref name="poiId"/> without a trailing <c>_g</c> and three digits, when the rest is <c>poi_</c> and digits;
    /// otherwise <paramref name="poiId"/> itself. Digits are 0-9.
    /// </summary>
    public static string Of(string poiId)
    {
        int end = poiId.Length - VariantDigits - Marker.Length;
        if (end <= Prefix.Length || !poiId.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return poiId;
        }

        ReadOnlySpan<char> number = poiId.AsSpan(Prefix.Length..end);
        ReadOnlySpan<char> variant = poiId.AsSpan(end + Marker.Length);
        bool isVariant = poiId.AsSpan(end, Marker.Length).SequenceEqual(Marker)
            && !number.ContainsAnyExceptInRange('0', '9')
            && !variant.ContainsAnyExceptInRange('0', '9');
        return isVariant ? poiId[..end] : poiId;
    }
}
