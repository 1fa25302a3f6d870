using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace NuTonic.Engine.Rows;

/// <summary>
/// Writes rows as JSON lines in the reference's exact layout: separators <c>", "</c> and <c>": "</c>, UTF-8 with only
/// quotes, backslashes and control characters escaped. <c>Utf8JsonWriter</c> has no such layout.
/// </summary>
internal static class RowWriter
{
    private const int LongestUtf8 = 3; // Bytes a UTF-16 unit can take.
    private const int LongestEscape = 6; // \u001f

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F\u0010\u0011\u0012\u0013"
        + "\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    /// <summary>Writes one line with its line feed.</summary>
    /// <param name="row">A lone surrogate in its text becomes U+FFFD.</param>
    /// <param name="overlayPath">Relative path of the overlay, written as the last key; null for none.</param>
    /// <param name="output">Receives UTF-8.</param>
    public static void Write(Row row, string? overlayPath, IBufferWriter<byte> output)
    {
        output.Write("{\"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"image\", \"image\": \""u8);
        WriteEscaped(row.ImagePath, output);
        output.Write("\"}, {\"type\": \"text\", \"text\": \""u8);
        WriteEscaped(row.Question, output);
        output.Write("\"}]}, {\"role\": \"assistant\", \"content\": [{\"type\": \"text\", \"text\": \""u8);
        WriteEscaped(row.Answer, output);
        output.Write("\"}]}]"u8);
        if (overlayPath is not null)
        {
            output.Write(", \"bbox_overlay_image\": \""u8);
            WriteEscaped(overlayPath, output);
            output.Write("\""u8);
        }

        output.Write("}\n"u8);
    }

    private static void WriteEscaped(ReadOnlySpan<char> text, IBufferWriter<byte> output)
    {
        while (!text.IsEmpty)
        {
            int special = text.IndexOfAny(Escaped);
            int plain = special < 0 ? text.Length : special;
            Span<byte> utf8 = output.GetSpan((plain * LongestUtf8) + LongestEscape);
            int length = Encoding.UTF8.GetBytes(text[..plain], utf8);
            if (special >= 0)
            {
                length += Escape(text[special], utf8[length..]);
                plain++;
            }

            output.Advance(length);
            text = text[plain..];
        }
    }

    private static int Escape(char c, Span<byte> utf8)
    {
        byte letter = c switch
        {
            '\n' => (byte)'n',
            '\r' => (byte)'r',
            '\t' => (byte)'t',
            '"' or '\\' => (byte)c,
            _ => (byte)'u',
        };
        utf8[0] = (byte)'\\';
        utf8[1] = letter;
        if (letter != 'u')
        {
            return 2;
        }

        Utf8Formatter.TryFormat((int)c, utf8[2..], out int digits, new StandardFormat('x', 4));
        return 2 + digits;
    }
}
