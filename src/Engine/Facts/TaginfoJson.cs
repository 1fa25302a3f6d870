using System.Collections.Immutable;
using System.Text.Json;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Facts;

/// <summary>
/// Descriptions of tags in JSON as taginfo gives it out: a list of rows with <c>key</c>, <c>value</c>, <c>lang</c> and
/// <c>description</c>, bare or as the field <c>data</c> of an answer or <c>tags</c> of a project file. Without a value
/// a row holds for every one, without a language it is English, and rows without key or description do not count. A
/// page of the wiki that has no key names its tag in the <c>title</c>, as in "DE:Tag:natural=fell".
/// </summary>
/// <seealso href="https://taginfo.openstreetmap.org/taginfo/apidoc">taginfo: API</seealso>
internal static class TaginfoJson
{
    private const int MaxDepth = 16;

    private static readonly string[] Lists = ["data", "tags"];

    /// <summary>True when the first sign is one that JSON begins with and a glossary as text does not.</summary>
    public static bool IsJson(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> text = content.StartsWith("\uFEFF"u8) ? content[3..] : content;
        return text.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];
    }

    /// <summary>One row for each tag and key with a description, in ordinal order.</summary>
    /// <param name="content">Bytes of the file.</param>
    /// <param name="path">Named in errors.</param>
    /// <exception cref="NuTonicException">NT4112: too many tags; NT4113: not such JSON.</exception>
    public static ImmutableArray<GlossaryRow> Read(ReadOnlyMemory<byte> content, string path)
    {
        TaginfoMeanings meanings = new(path);
        try
        {
            ReadOnlyMemory<byte> text = content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            foreach (JsonElement row in List(document.RootElement, path).EnumerateArray())
            {
                Add(row, meanings);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A text with half a character shows only when it is read.
            JsonException? place = e as JsonException;
            SourceLocation location = new(
                path, (int)(place?.LineNumber + 1 ?? 0), (int)(place?.BytePositionInLine + 1 ?? 0));
            throw new NuTonicException(
                Diagnostic.Create(Errors.GlossaryNotJson, location, path, "it is not valid JSON"), e);
        }

        ImmutableArray<GlossaryRow> rows = meanings.Rows();
        return rows.IsEmpty ? throw Wrong(path, "no row has a key and a description") : rows;
    }

    private static JsonElement List(JsonElement root, string path)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return root;
        }

        foreach (string name in Lists)
        {
            if (root.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array)
            {
                return list;
            }
        }

        throw Wrong(path, "it has no list 'data' or 'tags'");
    }

    private static void Add(JsonElement row, TaginfoMeanings meanings)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        (string key, string value) = (Text(row, "key"), Text(row, "value"));
        (key, value) = key.Length == 0 ? TagOf(Text(row, "title")) : (key, value);
        meanings.Add(
            Text(row, "lang") is { Length: > 0 } language ? language : "en", (key, value), Text(row, "description"));
    }

    // "Tag:natural=fell", "Key:natural", each perhaps behind a language.
    private static (string Key, string Value) TagOf(string title)
    {
        int tag = title.IndexOf("Tag:", StringComparison.Ordinal);
        int key = title.IndexOf("Key:", StringComparison.Ordinal);
        string name = Math.Max(tag, key) is >= 0 and var start ? title[(start + 4)..] : "";
        int split = tag >= 0 ? name.IndexOf('=', StringComparison.Ordinal) : -1;
        return split < 0 ? (tag >= 0 ? "" : name, "") : (name[..split], name[(split + 1)..]);
    }

    private static string Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

    private static NuTonicException Wrong(string path, string what) =>
        new(Errors.GlossaryNotJson, new SourceLocation(path), path, what);
}
