using System.Globalization;
using System.Text.Json;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Sources.Aerial;

/// <summary>What a STAC item beside a quad says of it; members that it does not tell are null.</summary>
/// <param name="Date">Day of acquisition in UTC, yyyy-MM-dd.</param>
/// <param name="State">Postal code in lower case.</param>
/// <param name="License">Licence as written.</param>
/// <param name="GsdMeters">Ground sample distance in metres, above 0.</param>
/// <seealso href="https://github.com/radiantearth/stac-spec/blob/v1.0.0/item-spec/item-spec.md">STAC
/// item 1.0.0</seealso>
internal sealed record QuadSidecar(string? Date, string? State, string? License, double? GsdMeters)
{
    /// <summary>Most bytes that are read.</summary>
    public const int MaxLength = 4 << 20;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    /// <summary>The sidecar at <paramref name="relativePath"/>; null when there is none.</summary>
    /// <param name="root">Absolute path of the imagery folder.</param>
    /// <param name="relativePath">Path below it.</param>
    /// <param name="allowExternalLinks">Whether it may be a link out of <paramref name="root"/>.</param>
    /// <exception cref="NuTonicException">NT1106-NT1108: its content; NT1023-NT1026: it cannot be read.</exception>
    public static QuadSidecar? Read(string root, string relativePath, bool allowExternalLinks)
    {
        string path = Path.Combine(root, relativePath);
        FileStamp.TryRead(path, out FileStamp stamp, out FileKind kind);
        new LinkGuard(root, allowExternalLinks).Check(path, kind);
        if (kind == FileKind.Missing)
        {
            return null;
        }

        if (kind != FileKind.File)
        {
            throw SourceFailure.NotOrdinary(path);
        }

        if (stamp.Size > MaxLength)
        {
            throw new NuTonicException(Errors.QuadSidecarTooLarge, new SourceLocation(path), path, MaxLength);
        }

        try
        {
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw SourceFailure.NotReadable(path, failure);
        }
    }

    /// <summary>
    /// Parses a whole item, with or without a byte order mark. A file without properties tells nothing.
    /// </summary>
    /// <param name="utf8">Content of the file.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="NuTonicException">NT1106: not JSON; NT1108: a field of the wrong type.</exception>
    public static QuadSidecar Parse(ReadOnlyMemory<byte> utf8, string path)
    {
        ReadOnlyMemory<byte> text = utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("properties", out JsonElement properties)
                && properties.ValueKind == JsonValueKind.Object
                ? Of(properties, path)
                : new QuadSidecar(null, null, null, null);
        }
        catch (JsonException failure)
        {
            SourceLocation place = new(
                path, (int)(failure.LineNumber ?? 0) + 1, (int)(failure.BytePositionInLine ?? 0) + 1);
            throw new NuTonicException(
                Diagnostic.Create(Errors.QuadSidecarNotJson, place, path, failure.Message.Split(" LineNumber:")[0]),
                failure);
        }
    }

    private static QuadSidecar Of(JsonElement properties, string path) => new(
        Day(properties, "datetime", path) ?? Day(properties, "start_datetime", path),
        Text(properties, "naip:state", path)?.ToLowerInvariant(),
        Text(properties, "license", path),
        Gsd(properties, path));

    private static string? Day(JsonElement properties, string name, string path)
    {
        if (Text(properties, name, path) is not { } text)
        {
            return null;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out DateTimeOffset time)
            ? time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : throw Wrong(path, name, "'" + text + "'", "a date and time such as 2022-11-08T00:00:00Z, or null");
    }

    private static double? Gsd(JsonElement properties, string path)
    {
        if (!properties.TryGetProperty("gsd", out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number
            && value.TryGetDouble(out double gsd)
            && double.IsFinite(gsd)
            && gsd > 0
            ? gsd
            : throw Wrong(path, "gsd", value.GetRawText(), "a number of metres above 0, or null");
    }

    private static string? Text(JsonElement properties, string name, string path)
    {
        if (!properties.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            throw Wrong(path, name, value.GetRawText(), "a string or null");
        }

        try
        {
            string text = value.GetString()!;
            return text.Length == 0 ? null : text;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are no UTF-8.
            throw Wrong(path, name, "broken text", "Unicode text");
        }
    }

    private static NuTonicException Wrong(string path, string field, string found, string expected) => new(
        Errors.QuadSidecarField,
        new SourceLocation(path),
        path,
        "properties." + field,
        found.Length > 40 ? found[..40] + "..." : found,
        expected);
}
