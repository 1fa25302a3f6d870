using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Stac;

/// <summary>What a landing page says that an API can do.</summary>
/// <param name="Search">Where it is searched.</param>
/// <param name="IsPost">True when it takes a search as a body, false as a query of the address.</param>
/// <param name="HasQuery">It knows the older limits on properties (query).</param>
/// <param name="HasFilter">It knows the newer ones, as CQL2 in JSON (filter).</param>
/// <param name="HasSort">It sorts (sortby).</param>
/// <param name="HasFields">It leaves fields out (fields).</param>
/// <seealso href="https://github.com/radiantearth/stac-api-spec/tree/v1.0.0">STAC API 1.0.0</seealso>
internal sealed record StacApi(Uri Search, bool IsPost, bool HasQuery, bool HasFilter, bool HasSort, bool HasFields)
{
    private const int MostLinks = 10_000;

    /// <summary>Reads the landing page of <paramref name="endpoint"/>.</summary>
    /// <exception cref="NuTonicException">NT1501: no landing page of a STAC API;
    /// NT1503: it is searched at another host.</exception>
    public static StacApi Read(JsonField page, StacEndpoint endpoint)
    {
        JsonField[] searches =
        [
            .. page.Required("links")
                .Elements(MostLinks)
                .Where(link => link.Member("rel") is { } rel && rel.Text() == "search"),
        ];
        if (searches.Length == 0)
        {
            throw page.Required("links").Wrong("a list with a link of relation 'search'");
        }

        // Without a method the link is for both; with methods, POST is only there when it is listed.
        string?[] methods = [.. searches.Select(link => link.Member("method")?.Text().ToUpperInvariant())];
        int chosen = Math.Max(0, Array.FindIndex(methods, method => method is null or "POST"));
        string[] classes = [.. (page.Member("conformsTo")?.Elements(MostLinks) ?? []).Select(entry => entry.Text())];

        // Version 0.9 had no conformance classes, and every known server of it has this extension.
        bool isOld = page.Member("stac_api_version")?.Text().StartsWith("0.9", StringComparison.Ordinal) == true;
        return new StacApi(
            StacLink.Follow(searches[chosen].Required("href").Text(), endpoint.Root, page.Origin),
            methods[chosen] is null or "POST",
            isOld || Has(classes, "#query"),
            Has(classes, "#filter")
            && classes.Any(entry => entry.Contains("cql2-json", StringComparison.OrdinalIgnoreCase)),
            Has(classes, "#sort"),
            Has(classes, "#fields"));
    }

    private static bool Has(string[] classes, string extension) => classes.Any(entry =>
        entry.Contains("item-search", StringComparison.Ordinal) && entry.Contains(extension, StringComparison.Ordinal));
}
