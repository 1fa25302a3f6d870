using System.Buffers;
using System.Text;
using System.Text.Json;
using NuTonic.Engine.EarthEngine;

namespace NuTonic.Engine.Tests.EarthEngine;

/// <summary>Writes expressions as text and reads them back as the service would.</summary>
internal static class ExpressionText
{
    public static string Of(ExpressionNode node)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            ExpressionWriter.Write(json, node);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The value of the result with every reference replaced by what it refers to.</summary>
    public static string Expand(JsonElement expression) =>
        Expand(
            expression.GetProperty("values"),
            expression.GetProperty("values").GetProperty(expression.GetProperty("result").GetString()!));

    /// <summary>All calls of <paramref name="function"/> below the values of <paramref name="expression"/>.</summary>
    public static IEnumerable<JsonElement> Calls(JsonElement expression, string function) =>
        Descendants(expression).Where(element => element.ValueKind == JsonValueKind.Object
                && element.TryGetProperty("functionName", out JsonElement name) && name.GetString() == function)
            .Select(element => element.GetProperty("arguments"));

    /// <summary>The value that <paramref name="node"/> stands for, if it is a reference; else itself.</summary>
    public static JsonElement Resolve(JsonElement expression, JsonElement node) =>
        node.TryGetProperty("valueReference", out JsonElement key)
            ? Resolve(expression, expression.GetProperty("values").GetProperty(key.GetString()!))
            : node;

    public static JsonElement Constant(JsonElement expression, JsonElement node) =>
        Resolve(expression, node).GetProperty("constantValue");

    private static IEnumerable<JsonElement> Descendants(JsonElement element)
    {
        yield return element;
        IEnumerable<JsonElement> children = element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Select(property => property.Value),
            JsonValueKind.Array => element.EnumerateArray(),
            _ => [],
        };
        foreach (JsonElement child in children.SelectMany(Descendants))
        {
            yield return child;
        }
    }

    private static string Expand(JsonElement values, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when element.TryGetProperty("valueReference", out JsonElement key):
                return Expand(values, values.GetProperty(key.GetString()!));
            case JsonValueKind.Object when element.TryGetProperty("body", out JsonElement body):
                return $"function {element.GetProperty("argumentNames").GetRawText()} "
                    + $"{Expand(values, values.GetProperty(body.GetString()!))}";
            case JsonValueKind.Object:
                return "{"
                    + string.Join(",", element.EnumerateObject().Select(p => $"\"{p.Name}\":{Expand(values, p.Value)}"))
                    + "}";
            case JsonValueKind.Array:
                return "[" + string.Join(",", element.EnumerateArray().Select(item => Expand(values, item))) + "]";
            default:
                return element.GetRawText();
        }
    }
}
