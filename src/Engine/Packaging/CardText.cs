using System.Globalization;
using System.Text;

namespace NuTonic.Engine.Packaging;

/// <summary>Lines of a card: line feeds, invariant numbers, and quoting for YAML and Markdown tables.</summary>
internal sealed class CardText
{
    private const string Markup = "\\`*_[]<>&~#";

    private readonly StringBuilder _text = new();

    /// <summary>Adds one line.</summary>
    public CardText Line(string line = "")
    {
        _text.Append(line).Append('\n');
        return this;
    }

    /// <summary>Adds one line of a table.</summary>
    public CardText Row(params ReadOnlySpan<string> cells)
    {
        _text.Append('|');
        foreach (string cell in cells)
        {
            _text.Append(' ').Append(cell.Replace("|", "\\|", StringComparison.Ordinal)).Append(" |");
        }

        _text.Append('\n');
        return this;
    }

    /// <summary>UTF-8 without byte order mark.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    /// <summary>With thousands separators: "12,345".</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Text from elsewhere, for a line of Markdown: what would be markup or HTML is shown as it is.</summary>
    public static string Plain(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (char character in text)
        {
            if (Markup.AsSpan().Contains(character))
            {
                plain.Append('\\');
            }

            plain.Append(character);
        }

        return plain.ToString();
    }

    /// <summary>A YAML string in double quotes.</summary>
    public static string Quoted(string value)
    {
        string escaped = value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal);
        return "\"" + escaped.ReplaceLineEndings(" ") + "\"";
    }

    /// <summary>A share for a table: "12.3%", "less than 0.1%", "-" for nothing.</summary>
    public static string Percent(long part, long whole)
    {
        if (part == 0 || whole == 0)
        {
            return "-";
        }

        double percent = 100.0 * part / whole;
        return percent < 0.1
            ? "less than 0.1%"
            : string.Create(CultureInfo.InvariantCulture, $"{percent:F1}%");
    }
}
