using System.Text.Json;

namespace NuTonic.Engine.Stac;

/// <summary>A quarter quadrangle of the USDA's National Agriculture Imagery Program.</summary>
/// <param name="Item">The item that has it.</param>
/// <param name="Href">The raster: red, green, blue, near infrared.</param>
/// <param name="FileName">Name for the file: state, number, quarter, zone, resolution and date,
/// as the program names them.</param>
/// <param name="Quarter">Number and quarter of the quadrangle, such as 4307308_nw: the same in every year.</param>
/// <param name="Year">Year of acquisition.</param>
/// <param name="State">Postal code in lower case; null when unknown.</param>
/// <param name="GsdMeters">Ground sample distance; null when unknown.</param>
internal sealed record NaipQuad(
    StacItem Item, Uri Href, string FileName, string Quarter, int Year, string? State, double? GsdMeters)
{
    /// <summary>What the quad's record in the ledger says.</summary>
    public SourceFact Fact => SourceFact.Of(
        SourceFact.Imagery, "National Agriculture Imagery Program", Item, Href, LicenseTerms.Naip);

    /// <summary>
    /// A STAC item of what is known about the quad, for the file beside the raster: an aerial build takes date, state,
    /// resolution and licence from it.
    /// </summary>
    public byte[] Sidecar()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "Feature");
            writer.WriteString("stac_version", "1.0.0");
            writer.WriteString("id", Item.Id);
            writer.WriteStartObject("properties");
            writer.WriteString("datetime", Instant.Text(Item.Time));
            writer.WriteString("license", LicenseTerms.Naip.Id);
            if (State is not null)
            {
                writer.WriteString("naip:state", State);
            }

            if (GsdMeters is { } gsd)
            {
                writer.WriteNumber("gsd", gsd);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}
