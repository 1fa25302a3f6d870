using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace NuTonic.Engine.Rows;

/// <summary>
/// Writes what stands between the quotes of a JSON string: UTF-8 with only quotes, backslashes and control characters
/// escaped.
/// </summary>
internal static class JsonText
{
    private const int LongestUtf8 = 3; // Bytes a UTF-16 unit can take.
    private const int LongestEscape = 6; // \u001f

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F\u0010\u0011\u0012\u0013"
        + "\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    /// <summary>Writes <paramref name="text"/> without its quotes; a lone surrogate becomes U+FFFD.</summary>
    public static void Write(ReadOnlySpan<char> text, IBufferWriter<byte> output)
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
