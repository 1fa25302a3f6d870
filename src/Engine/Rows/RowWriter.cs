using System.Buffers;

namespace NuTonic.Engine.Rows;

/// <summary>
/// Writes rows as JSON lines in the reference's exact layout: separators <c>", "</c> and <c>": "</c>, UTF-8 with only
/// quotes, backslashes and control characters escaped. <c>Utf8JsonWriter</c> has no such layout.
/// </summary>
internal static class RowWriter
{
    /// <summary>Writes one line with its line feed.</summary>
    /// <param name="row">A lone surrogate in its text becomes U+FFFD.</param>
    /// <param name="overlayPath">Relative path of the overlay, written as the last key; null for none.</param>
    /// <param name="output">Receives UTF-8.</param>
    public static void Write(Row row, string? overlayPath, IBufferWriter<byte> output)
    {
        output.Write("{\"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"image\", \"image\": \""u8);
        JsonText.Write(row.ImagePath, output);
        output.Write("\"}, {\"type\": \"text\", \"text\": \""u8);
        JsonText.Write(row.Question, output);
        output.Write("\"}]}, {\"role\": \"assistant\", \"content\": [{\"type\": \"text\", \"text\": \""u8);
        JsonText.Write(row.Answer, output);
        output.Write("\"}]}]"u8);
        if (overlayPath is not null)
        {
            output.Write(", \"bbox_overlay_image\": \""u8);
            JsonText.Write(overlayPath, output);
            output.Write("\""u8);
        }

        output.Write("}\n"u8);
    }
}
