using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NuTonic.Engine.Packaging;

/// <summary>Writes <c>meta/settings.json</c>: every option of the build and its value.</summary>
internal static class SettingsWriter
{
    /// <summary>Rises when the same options give another file.</summary>
    public const int Version = 1;

    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // The file is never part of a web page.
    };

    /// <summary>
    /// One object with the options in ordinal order of their names; values are strings as MSBuild has them.
    /// </summary>
    /// <param name="options">Names are unique. Absolute paths are cut down to their last step.</param>
    public static byte[] Write(IReadOnlyList<Setting> options)
    {
        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter json = new(output, Layout))
        {
            json.WriteStartObject();
            foreach ((string name, string value) in options.OrderBy(option => option.Name, StringComparer.Ordinal))
            {
                json.WriteString(name, PortableValue.Of(value));
            }

            json.WriteEndObject();
        }

        output.Write("\n"u8);
        return output.WrittenSpan.ToArray();
    }
}
