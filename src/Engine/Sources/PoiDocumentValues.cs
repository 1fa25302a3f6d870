using System.Text;
using System.Text.Json;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Sources;

/// <summary>Takes single values of a poi.json, each complaint with the place of its value.</summary>
internal static class PoiDocumentValues
{
    private const int MaxDepth = 64;

    /// <summary>A finite number.</summary>
    /// <exception cref="NuTonicException">NT1006, NT1008.</exception>
    public static double Number(in Utf8JsonReader json, PoiDocumentErrors errors, string field)
    {
        Expect(json, errors, field, JsonTokenType.Number, "a number");
        if (json.TryGetDouble(out double value) && double.IsFinite(value))
        {
            return value;
        }

        string text = Encoding.UTF8.GetString(json.ValueSpan);
        throw errors.At(json.TokenStartIndex, Errors.PoiNumberNotFinite, field, text);
    }

    /// <summary>A string; null for null and for the empty one.</summary>
    /// <exception cref="NuTonicException">NT1002, NT1006.</exception>
    public static string? OptionalText(in Utf8JsonReader json, PoiDocumentErrors errors, string field)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Expect(json, errors, field, JsonTokenType.String, "a string or null");
        string text = Text(json, errors);
        return text.Length == 0 ? null : text;
    }

    /// <summary>The string or name that the reader is at.</summary>
    /// <exception cref="NuTonicException">NT1002: it holds half of a character.</exception>
    public static string Text(in Utf8JsonReader json, PoiDocumentErrors errors)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException failure)
        {
            throw errors.HalfCharacter(failure, json.TokenStartIndex);
        }
    }

    /// <summary>Passes over a value that nothing reads.</summary>
    /// <exception cref="NuTonicException">NT1004.</exception>
    public static void Skip(ref Utf8JsonReader json, PoiDocumentErrors errors)
    {
        int depth = json.CurrentDepth;
        if (json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        while (json.Read() && json.CurrentDepth > depth)
        {
            if (json.CurrentDepth >= MaxDepth)
            {
                throw errors.At(json.TokenStartIndex, Errors.PoiDocumentTooDeep, MaxDepth);
            }
        }
    }

    /// <summary>Returns when the reader is at a value of the kind <paramref name="expected"/>.</summary>
    /// <exception cref="NuTonicException">NT1006.</exception>
    public static void Expect(
        in Utf8JsonReader json, PoiDocumentErrors errors, string field, JsonTokenType expected, string description)
    {
        if (json.TokenType != expected)
        {
            string name = field.Length == 0 ? "The document" : field;
            throw errors.At(
                json.TokenStartIndex,
                Errors.PoiFieldWrongType,
                name,
                PoiDocumentErrors.Name(json.TokenType),
                description);
        }
    }
}
