namespace NuTonic.Engine.Stac;

/// <summary>What an API says about a collection. Texts are as written.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title, or its id where it has none.</param>
/// <param name="License">SPDX identifier, proprietary, various or other; null when it has none.</param>
/// <param name="LicenseHref">Text of the licence; null when it links to none.</param>
/// <param name="Attribution">Names of its producers and licensors, with commas; null when it names none.</param>
internal sealed record StacCollection(
    string Id, string Title, string? License, string? LicenseHref, string? Attribution)
{
    private const int MostEntries = 1_000;

    /// <summary>Reads a collection.</summary>
    /// <exception cref="Diagnostics.NuTonicException">NT1501.</exception>
    public static StacCollection Read(JsonField fields)
    {
        string id = fields.Required("id").Text();
        JsonField[] links = [.. fields.Member("links")?.Elements(MostEntries) ?? []];
        int license = Array.FindIndex(links, link => link.Member("rel")?.Text() == "license");
        string[] names =
        [
            .. (fields.Member("providers")?.Elements(MostEntries) ?? []).Where(IsAuthor)
                .Select(provider => provider.Required("name").Text()).Distinct(StringComparer.Ordinal),
        ];
        return new StacCollection(
            id,
            fields.Member("title")?.Text() ?? id,
            fields.Member("license")?.Text(),
            license >= 0 ? links[license].Required("href").Text() : null,
            names.Length == 0 ? null : string.Join(", ", names));
    }

    private static bool IsAuthor(JsonField provider) =>
        (provider.Member("roles")?.Elements(MostEntries) ?? []).Any(role => role.Text() is "producer" or "licensor");
}
