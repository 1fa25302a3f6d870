using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Sources;

/// <summary>Errors about a poi.json, with line and column (in UTF-16 characters, as editors count) of a byte.</summary>
/// <param name="text">Content of the file without byte order mark.</param>
/// <param name="path">The file.</param>
internal readonly ref struct PoiDocumentErrors(ReadOnlySpan<byte> text, string path)
{
    /// <summary>Content of the file without byte order mark, UTF-8.</summary>
    public ReadOnlySpan<byte> Text { get; } = text;

    private readonly string _path = path;

    /// <summary>What <paramref name="kind"/> is called in messages.</summary>
    public static string Name(JsonTokenType kind) => kind switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        JsonTokenType.True => "true",
        _ => "false",
    };

    /// <summary>Line and column of the byte at <paramref name="offset"/>.</summary>
    public SourceLocation Place(long offset)
    {
        ReadOnlySpan<byte> before = Text[..(int)Math.Min(offset, Text.Length)];
        int line = before.Count((byte)'\n') + 1;
        int column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return new SourceLocation(_path, line, column);
    }

    /// <summary>An error at <paramref name="offset"/>; the path goes before <paramref name="args"/>.</summary>
    public NuTonicException At(long offset, ErrorDescriptor descriptor, params ReadOnlySpan<object?> args) =>
        new(descriptor, Place(offset), [_path, .. args]);

    /// <summary>A required field is absent: told at the start of the object.</summary>
    public NuTonicException Missing(string field) =>
        At(Math.Max(0, Text.IndexOf((byte)'{')), Errors.PoiFieldMissing, field);

    /// <summary>The content is not UTF-8: told at the first wrong byte.</summary>
    public NuTonicException NotUtf8()
    {
        char[] characters = new char[Text.Length];
        OperationStatus status = Utf8.ToUtf16(Text, characters, out int offset, out _, replaceInvalidSequences: false);
        return status == OperationStatus.Done
            ? throw new ArgumentException("the content is UTF-8")
            : At(offset, Errors.PoiDocumentNotJson, "the text is not UTF-8.");
    }

    /// <summary>A string holds half of an escaped surrogate pair.</summary>
    public NuTonicException HalfCharacter(Exception failure, long offset) => new(
        Diagnostic.Create(
            Errors.PoiDocumentNotJson, Place(offset), _path, "the string holds half of a surrogate pair."),
        failure);

    /// <summary>The text breaks the rules of JSON, or writes a number as Python writes infinities.</summary>
    public NuTonicException NotJson(JsonException failure, string field)
    {
        int offset = OffsetOf(failure);
        if (PythonNumber(offset, out int start) is { } number)
        {
            return At(start, Errors.PoiNumberNotFinite, field, number);
        }

        // The reader appends its own count of lines, which starts at 0.
        int tail = failure.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string cause = tail < 0 ? failure.Message : failure.Message[..tail];
        return new(Diagnostic.Create(Errors.PoiDocumentNotJson, Place(offset), _path, cause), failure);
    }

    private string? PythonNumber(int offset, out int start)
    {
        // The complaint about -Infinity is at its second character.
        start = offset > 0 && Text[offset - 1] == (byte)'-' ? offset - 1 : offset;
        ReadOnlySpan<byte> rest = Text[start..];
        return rest.StartsWith("NaN"u8) ? "NaN"
            : rest.StartsWith("Infinity"u8) ? "Infinity"
            : rest.StartsWith("-Infinity"u8) ? "-Infinity"
            : null;
    }

    private int OffsetOf(JsonException failure)
    {
        int lineStart = 0;
        for (long i = failure.LineNumber ?? 0; i > 0; i--)
        {
            lineStart += Text[lineStart..].IndexOf((byte)'\n') + 1;
        }

        return (int)Math.Min(lineStart + (failure.BytePositionInLine ?? 0), Text.Length);
    }
}
