using System.Buffers;
using System.Globalization;
using System.Text;
using NuTonic.Engine.Rows;

namespace NuTonic.Engine.Packaging.Shards;

/// <summary>
/// Writes one JSON object in the layout of the rows: separators <c>", "</c> and <c>": "</c>, UTF-8. A field has one
/// type for ever: whole numbers never have a decimal point, others always have one, and nothing is null, because
/// readers guess the types of a table from its first rows.
/// </summary>
/// <param name="output">Receives UTF-8.</param>
internal sealed class JsonLine(IBufferWriter<byte> output)
{
    private bool _isFirst = true;

    /// <summary>Begins the object, or one inside a list.</summary>
    public JsonLine Open()
    {
        Raw("{");
        _isFirst = true;
        return this;
    }

    /// <summary>Begins an object under a name.</summary>
    public JsonLine Open(string name)
    {
        Name(name);
        return Open();
    }

    /// <summary>Ends the innermost object.</summary>
    public JsonLine Close()
    {
        Raw("}");
        _isFirst = false;
        return this;
    }

    /// <summary>Adds a text; a lone surrogate becomes U+FFFD.</summary>
    public JsonLine Add(string name, string value)
    {
        Name(name);
        Text(value);
        return this;
    }

    /// <summary>Adds a whole number.</summary>
    public JsonLine Add(string name, long value)
    {
        Name(name);
        Raw(value.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Adds a number with a decimal point.</summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="value">Finite.</param>
    /// <param name="digits">Decimal places that are kept; zeros at the end are not written.</param>
    public JsonLine Add(string name, double value, int digits)
    {
        Name(name);
        Raw(Decimal(value, digits));
        return this;
    }

    /// <summary>Adds a list of texts.</summary>
    public JsonLine Add(string name, IEnumerable<string> values) => AddList(name, values, Text);

    /// <summary>Adds a list of numbers with decimal points.</summary>
    public JsonLine Add(string name, IEnumerable<double> values, int digits) =>
        AddList(name, values, value => Raw(Decimal(value, digits)));

    /// <summary>Adds a list of objects.</summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="values">What to write.</param>
    /// <param name="write">Writes the fields of one.</param>
    public JsonLine AddObjects<T>(string name, IEnumerable<T> values, Action<JsonLine, T> write) =>
        AddList(name, values, value =>
        {
            Open();
            write(this, value);
            Close();
        });

    private static string Decimal(double value, int digits)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "JSON has no such number.");
        }

        string text = value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        text = text.TrimEnd('0');
        text = text[^1] == '.' ? text + "0" : text;
        return text == "-0.0" ? "0.0" : text;
    }

    private JsonLine AddList<T>(string name, IEnumerable<T> values, Action<T> write)
    {
        Name(name);
        Raw("[");
        bool isFirst = true;
        foreach (T value in values)
        {
            Raw(isFirst ? string.Empty : ", ");
            write(value);
            isFirst = false;
        }

        Raw("]");
        _isFirst = false;
        return this;
    }

    private void Name(string name)
    {
        Raw(_isFirst ? string.Empty : ", ");
        Text(name);
        Raw(": ");
        _isFirst = false;
    }

    private void Text(string value)
    {
        Raw("\"");
        JsonText.Write(value, output);
        Raw("\"");
    }

    private void Raw(string ascii)
    {
        int length = Encoding.ASCII.GetBytes(ascii, output.GetSpan(ascii.Length));
        output.Advance(length);
    }
}
