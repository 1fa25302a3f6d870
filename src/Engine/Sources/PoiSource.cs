namespace NuTonic.Engine.Sources;

/// <summary>
/// Where files of a POI come from, as its poi.json says. Texts have no control characters; fields that are null, absent
/// or empty are null here.
/// </summary>
/// <param name="Role">What it gave.</param>
/// <param name="Title">What it is called.</param>
internal sealed record PoiSource(PoiSourceRole Role, string Title)
{
    /// <summary>Name of the collection it is from.</summary>
    public string? Collection { get; init; }

    /// <summary>Id of the item in the collection.</summary>
    public string? Item { get; init; }

    /// <summary>Date or time (RFC 3339), or two of them with '/' between; as written.</summary>
    public string? Datetime { get; init; }

    /// <summary>Share of the whole scene under clouds, 0..100 percent.</summary>
    public double? CloudCover { get; init; }

    /// <summary>Address of the item: http or https, without user, signature or token.</summary>
    public string? Href { get; init; }

    /// <summary>Terms: an identifier or a few words.</summary>
    public string? License { get; init; }

    /// <summary>Notice that users of the data repeat.</summary>
    public string? Attribution { get; init; }
}
