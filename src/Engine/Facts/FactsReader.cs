using System.Collections.Immutable;
using System.Text.Json;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Facts;

/// <summary>Reads the records of <see cref="FactsWriter"/>.</summary>
internal static class FactsReader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16 };

    /// <summary>The facts of one line, with or without its line feed.</summary>
    /// <param name="line">UTF-8.</param>
    /// <param name="location">Where the line stands, for errors; null when it comes from the cache.</param>
    /// <exception cref="NuTonicException">NT4110: another version; NT4111: damaged.</exception>
    public static PatchFacts Read(ReadOnlyMemory<byte> line, SourceLocation? location = null)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line, Strict);
            JsonElement root = document.RootElement;
            int version = root.GetProperty("version").GetInt32();
            return version == FactsWriter.Version
                ? Patch(root)
                : throw new NuTonicException(Errors.FactsVersion, location, version, FactsWriter.Version);
        }
        catch (Exception e)
            when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new NuTonicException(Diagnostic.Create(Errors.FactsMalformed, location, e.Message), e);
        }
    }

    private static PatchFacts Patch(JsonElement root)
    {
        JsonElement counts = root.GetProperty("counts");
        return new PatchFacts
        {
            PatchId = root.GetProperty("patch_id").GetInt64(),
            ImageName = Text(root, "image_name"),
            Date = root.GetProperty("date").GetString(),
            Longitude = Number(root, "longitude"),
            Latitude = Number(root, "latitude"),
            SideMeters = Number(root, "side_m"),
            Elements = Array(root, "elements", Element),
            Counts = new FactCounts(
                counts.GetProperty("areas").GetInt32(),
                counts.GetProperty("lines").GetInt32(),
                counts.GetProperty("points").GetInt32(),
                Array(
                    counts, "nouns", noun => new NounCount(Text(noun, "noun"), noun.GetProperty("count").GetInt32()))),
            InvisibleCount = counts.GetProperty("invisible").GetInt32(),
        };
    }

    private static ElementFacts Element(JsonElement json)
    {
        ElementKind kind = KindNames.Parse(Text(json, "kind"))
            ?? throw new JsonException("an element has no known kind.");
        bool isArea = kind == ElementKind.Area;
        bool isLine = kind == ElementKind.Line;
        return new ElementFacts
        {
            Id = Text(json, "id"),
            Kind = kind,
            Noun = Text(json, "noun"),
            Name = json.GetProperty("name").GetString(),
            Tags = Array(json, "tags", Tag),
            IsClipped = json.GetProperty("clipped").GetBoolean(),
            Positions = Array(json, "positions", String),
            AreaSquareMeters = isArea ? Number(json, "area_m2") : 0,
            AreaShare = isArea ? Number(json, "area_share") : 0,
            Shape = isArea ? json.GetProperty("shape").GetString() : null,
            LengthMeters = isLine ? Number(json, "length_m") : 0,
            LengthShare = isLine ? Number(json, "length_share") : 0,
            Sinuosity = isLine ? json.GetProperty("sinuosity").GetString() : null,
            Orientation = isLine ? json.GetProperty("orientation").GetString() : null,
            Ends = isLine ? Array(json, "ends", String) : [],
            Outline = Array(json, "outline", part => Items(part, Point)),
            Relations = Array(json, "relations", Relation),
        };
    }

    private static TagFact Tag(JsonElement json) =>
        new(Text(json, "key"), Text(json, "value"), json.GetProperty("meaning").GetString());

    private static RelationFact Relation(JsonElement json) => new(
        Text(json, "other"),
        Text(json, "relation"),
        json.GetProperty("direction").GetString(),
        Number(json, "distance_m"));

    private static (double X, double Y) Point(JsonElement json) => json.GetArrayLength() == 2
        ? (Finite(json[0]), Finite(json[1]))
        : throw new JsonException("a position has not two numbers.");

    private static double Number(JsonElement json, string name) => Finite(json.GetProperty(name));

    // 1e999 is JSON, and no number of ours.
    private static double Finite(JsonElement json) =>
        json.GetDouble() is var number && double.IsFinite(number)
            ? number
            : throw new JsonException("a number is too large.");

    private static string Text(JsonElement json, string name) => String(json.GetProperty(name));

    private static string String(JsonElement json) => json.GetString() ?? throw new JsonException("a text is null.");

    private static ImmutableArray<T> Array<T>(JsonElement json, string name, Func<JsonElement, T> read) =>
        Items(json.GetProperty(name), read);

    private static ImmutableArray<T> Items<T>(JsonElement json, Func<JsonElement, T> read) =>
        [.. json.EnumerateArray().Select(read)];
}
