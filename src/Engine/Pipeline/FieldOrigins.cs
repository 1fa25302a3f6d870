using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Rows;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Pipeline;

/// <summary>Says where the fields of manifests come from, by their names.</summary>
internal static class FieldOrigins
{
    private const string Template = "template ";

    // Files that an option names.
    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["extract"] = "OsmExtract",
        ["glossary"] = "TagGlossary",
    };

    // Fields of poi.json by their own names, as the nodes that read them call them.
    private static readonly string[] DocumentFields =
    [
        "bbox_wgs84", "latitude", "longitude", "poi_id", "address", "country_iso_alpha2", "sources", "stem",
        "seed of the made-up labels",
    ];

    /// <summary>Origin of a field that no single node knows better.</summary>
    public static FieldOrigin Of(string field)
    {
        if (field is "step version" or "node kind")
        {
            return new FieldOrigin(CauseKind.Code);
        }

        if (field.StartsWith(Template, StringComparison.Ordinal))
        {
            return new FieldOrigin(CauseKind.File, FileOf(field[Template.Length..]));
        }

        if (Files.TryGetValue(field, out string? option))
        {
            return new FieldOrigin(CauseKind.File, option);
        }

        if (field.StartsWith("templates", StringComparison.Ordinal)
            || field.StartsWith("prompts of ", StringComparison.Ordinal))
        {
            return new FieldOrigin(CauseKind.File, "PromptDir");
        }

        if (DocumentFields.Contains(field.Split(' ')[0]) || DocumentFields.Contains(field))
        {
            return new FieldOrigin(CauseKind.File, PoiDocument.FileName);
        }

        return new FieldOrigin(OptionTable.Find(field.Split(',')[0]) is null ? CauseKind.Input : CauseKind.Option);
    }

    /// <summary>Origin of a field of a node that reads what another node of its unit yields.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="input">Name of the field that the other node yields.</param>
    /// <param name="node">Name of the other node.</param>
    public static FieldOrigin Of(string field, string input, string node) =>
        field == input ? new FieldOrigin(CauseKind.Input, node) : Of(field);

    private static string? FileOf(string prompt) =>
        Enum.TryParse(prompt, out PromptKind kind)
            ? PromptSchema.All.FirstOrDefault(schema => schema.Kind == kind)?.FileName
            : null;
}
