using System.Text.Json;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Stac;

/// <summary>
/// The link to the next page: an address to get, or a body to post, which replaces the last one or, when it says so, is
/// merged into it.
/// </summary>
/// <seealso href="https://github.com/radiantearth/stac-api-spec/tree/v1.0.0/item-search#pagination">STAC API
/// 1.0.0, paging</seealso>
internal static class NextLink
{
    private const int MostLinks = 1_000;
    private const int MostMembers = 1_000;

    /// <summary>The request for the page behind <paramref name="page"/>; null when there is no link.</summary>
    /// <param name="page">A page of items.</param>
    /// <param name="last">The request that it answers.</param>
    /// <param name="root">Root of the API.</param>
    /// <exception cref="NuTonicException">NT1501, NT1503.</exception>
    public static SearchRequest? Read(JsonField page, SearchRequest last, Uri root)
    {
        foreach (JsonField link in page.Member("links")?.Elements(MostLinks) ?? [])
        {
            if (link.Member("rel")?.Text() != "next")
            {
                continue;
            }

            Uri address = StacLink.Follow(link.Required("href").Text(), root, page.Origin);
            string method = link.Member("method")?.Text().ToUpperInvariant() ?? "GET";
            return method switch
            {
                "GET" => new SearchRequest(address, null),
                "POST" => new SearchRequest(address, Body(link, last.Body)),
                _ => throw link.Required("method").Wrong("GET or POST"),
            };
        }

        return null;
    }

    private static byte[] Body(JsonField link, byte[]? last)
    {
        bool isMerged = link.Member("merge")?.Flag() == true;
        if (link.Member("body") is not { } body)
        {
            // The page is told by the address then.
            return last ?? "{}"u8.ToArray();
        }

        return isMerged && last is not null ? Merge(last, body) : body.Json();
    }

    private static byte[] Merge(byte[] last, JsonField body)
    {
        Dictionary<string, JsonField> replaced = body.Members(MostMembers).ToDictionary(StringComparer.Ordinal);
        using JsonDocument before = JsonDocument.Parse(last);
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            foreach (JsonProperty member in before.RootElement.EnumerateObject())
            {
                if (!replaced.ContainsKey(member.Name))
                {
                    member.WriteTo(writer);
                }
            }

            foreach ((string name, JsonField value) in body.Members(MostMembers))
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}
