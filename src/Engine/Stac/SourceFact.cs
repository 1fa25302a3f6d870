using System.Globalization;

namespace NuTonic.Engine.Stac;

/// <summary>
/// Where a part of a POI comes from, as poi.json and the ledger tell it. Nothing of it depends on when or by whom it was
/// fetched, and no address holds a signature.
/// </summary>
/// <param name="Role">imagery, labels or still.</param>
/// <param name="Title">What it is, for readers.</param>
/// <param name="Collection">Collection; null when unknown.</param>
/// <param name="Item">Item as the catalogue names it.</param>
/// <param name="Datetime">When it was taken, RFC 3339 in UTC; an interval has a slash.</param>
/// <param name="CloudCover">Clouds in percent, 0..100; null when unknown.</param>
/// <param name="Href">The file, or the item where it has several; without query.</param>
/// <param name="License">Identifier of the terms, see <see cref="LicenseTerms.Id"/>.</param>
/// <param name="LicenseHref">Text of the terms; null when unknown.</param>
/// <param name="Attribution">What has to be said; null when nothing is known.</param>
internal sealed record SourceFact(
    string Role,
    string Title,
    string? Collection,
    string Item,
    string Datetime,
    double? CloudCover,
    string? Href,
    string License,
    string? LicenseHref,
    string? Attribution)
{
    /// <summary>Role of a scene.</summary>
    public const string Imagery = "imagery";

    /// <summary>Role of a raster of classes.</summary>
    public const string Labels = "labels";

    /// <summary>The facts of an item.</summary>
    /// <param name="role">See <see cref="Role"/>.</param>
    /// <param name="title">See <see cref="Title"/>.</param>
    /// <param name="item">The item.</param>
    /// <param name="file">Its file; null names the item's own address.</param>
    /// <param name="terms">Under which terms it may be used.</param>
    public static SourceFact Of(string role, string title, StacItem item, Uri? file, LicenseTerms terms)
    {
        string year = item.Start.Year.ToString("0000", CultureInfo.InvariantCulture);
        string datetime = item.Start == item.End
            ? Instant.Text(item.Time)
            : Instant.Text(item.Start) + "/" + Instant.Text(item.End);
        Uri? address = file ?? (Uri.TryCreate(item.SelfHref, UriKind.Absolute, out Uri? self) && self.Scheme is "http" or "https" ? self : null);
        return new SourceFact(
            role,
            title,
            item.Collection,
            item.Id,
            datetime,
            item.CloudCover,
            address?.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped),
            terms.Id,
            terms.Href,
            terms.Attribution?.Replace("{year}", year, StringComparison.Ordinal));
    }
}
