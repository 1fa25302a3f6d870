using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NuTonic.Engine.Stac;

/// <summary>
/// Where a part of a POI comes from, as poi.json and the ledger tell it. Nothing of it depends on when or by whom it
/// was fetched, and no address holds a signature.
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

    private const int LongestName = 256;
    private const int LongestTerms = 1024;

    /// <summary>Version of the processing of a scene, such as 05.11; null when unknown.</summary>
    public string? ProcessingBaseline { get; init; }

    /// <summary>See <see cref="Sentinel2Scene.PixelOffset"/>.</summary>
    public int? PixelOffset { get; init; }

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
        bool isSelf = Uri.TryCreate(item.SelfHref, UriKind.Absolute, out Uri? self) && self.Scheme is "http" or "https";
        Uri? address = file ?? (isSelf ? self : null);
        return new SourceFact(
            role,
            Clean(title, LongestName),
            item.Collection is { } collection ? Clean(collection, LongestName) : null,
            Clean(item.Id, LongestName),
            datetime,
            item.CloudCover,
            address?.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped),
            Clean(terms.Id, LongestTerms),
            Uri.TryCreate(terms.Href, UriKind.Absolute, out Uri? text) && text.Scheme is "http" or "https"
                ? text.AbsoluteUri
                : null,
            terms.Attribution is { } notice
                ? Clean(notice.Replace("{year}", year, StringComparison.Ordinal), LongestTerms)
                : null);
    }

    /// <summary>Writes the object that stands in the sources of a poi.json, null fields left out.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("role", Role);
        writer.WriteString("title", Title);
        WriteText(writer, "collection", Collection);
        writer.WriteString("item", Item);
        writer.WriteString("datetime", Datetime);
        WriteNumber(writer, "cloud_cover", CloudCover);
        WriteText(writer, "href", Href);
        writer.WriteString("license", License);
        WriteText(writer, "license_href", LicenseHref);
        WriteText(writer, "attribution", Attribution);
        WriteText(writer, "processing_baseline", ProcessingBaseline);
        WriteNumber(writer, "pixel_offset", PixelOffset);
        writer.WriteEndObject();
    }

    // What a server writes goes into files and onto cards: characters that do not show become a
    // mark, and length has a limit.
    private static string Clean(string text, int longest)
    {
        StringBuilder clean = new();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > longest)
            {
                break;
            }

            bool isHidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            clean.Append(isHidden ? "_" : rune.ToString());
        }

        return clean.ToString();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }
}
