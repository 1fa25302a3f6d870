namespace NuTonic.Engine.Packaging;

/// <summary>
/// A source of one POI, as sidecars and the ledger tell it. Texts stand on one line; null leaves a field out.
/// </summary>
/// <param name="Role">What it gave: <c>imagery</c>, <c>labels</c> or <c>still</c>.</param>
/// <param name="Title">What it is called.</param>
internal sealed record SourceEntry(string Role, string Title)
{
    /// <summary>Name of the collection.</summary>
    public string? Collection { get; init; }

    /// <summary>Id of the item.</summary>
    public string? Item { get; init; }

    /// <summary>Date or time (RFC 3339), or two of them with '/' between.</summary>
    public string? Datetime { get; init; }

    /// <summary>Share of the scene under clouds, 0..100 percent.</summary>
    public double? CloudCover { get; init; }

    /// <summary>Address without secrets.</summary>
    public string? Href { get; init; }

    /// <summary>Terms.</summary>
    public string? License { get; init; }

    /// <summary>Notice to repeat.</summary>
    public string? Attribution { get; init; }

    /// <summary>Names and values of all fields that are set, in the order in which they are written.</summary>
    public IEnumerable<(string Name, object Value)> Fields()
    {
        (string Name, object? Value)[] all =
        [
            ("role", Role), ("title", Title), ("collection", Collection), ("item", Item), ("datetime", Datetime),
            ("cloud_cover", CloudCover), ("href", Href), ("license", License), ("attribution", Attribution),
        ];
        return all.Where(field => field.Value is not null).Select(field => (field.Name, field.Value!));
    }
}
