using System.Text;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Places.Lists;

/// <summary>
/// Reads records of comma-separated values in bounded memory. Lines end with LF, CR LF or CR; a value in quotation
/// marks may hold separators, line ends and doubled quotation marks. A quotation mark inside a value that does not
/// begin with one stands for itself. Empty lines are passed over.
/// </summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</seealso>
internal sealed class CsvReader(TextReader text, char separator, string path)
{
    /// <summary>Most characters of a record.</summary>
    public const int MaxRecord = 1 << 20;

    private readonly StringBuilder _value = new();
    private int _line = 1;
    private int _column = 1;
    private int _length;

    /// <summary>Reads the next record.</summary>
    /// <returns>Its values, at least one; null at the end.</returns>
    /// <exception cref="NuTonicException">NT1404, NT1406.</exception>
    public List<PlaceField>? Read()
    {
        List<PlaceField> fields = [];
        _length = 0;
        while (text.Peek() >= 0)
        {
            fields.Add(ReadField());
            if (text.Peek() == separator)
            {
                Take();
                if (text.Peek() is -1 or '\r' or '\n')
                {
                    fields.Add(new PlaceField("", _line, _column));
                    TakeLineEnd();
                    return fields;
                }

                continue;
            }

            TakeLineEnd();
            if (fields is not [{ Text: "" }])
            {
                return fields;
            }

            fields.Clear();
        }

        return null;
    }

    private PlaceField ReadField()
    {
        _value.Clear();
        int line = _line;
        int column = _column;
        if (text.Peek() == '"')
        {
            ReadQuoted(line, column);
        }
        else
        {
            while (text.Peek() is not (-1 or '\r' or '\n') && text.Peek() != separator)
            {
                _value.Append(Take());
            }
        }

        return new PlaceField(_value.ToString(), line, column);
    }

    private void ReadQuoted(int line, int column)
    {
        Take();
        while (text.Peek() >= 0)
        {
            char taken = Take();
            if (taken != '"')
            {
                _value.Append(taken);
            }
            else if (text.Peek() == '"')
            {
                _value.Append(Take());
            }
            else if (text.Peek() is -1 or '\r' or '\n' || text.Peek() == separator)
            {
                return;
            }
            else
            {
                throw Wrong(
                    "a closing quotation mark is followed by more text; write a quotation mark inside of a value twice",
                    _line,
                    _column);
            }
        }

        throw Wrong("the value that begins here has no closing quotation mark", line, column);
    }

    private char Take()
    {
        if (++_length > MaxRecord)
        {
            throw new NuTonicException(Errors.PlaceRowTooLong, new SourceLocation(path, _line), path, MaxRecord);
        }

        char taken = (char)text.Read();
        bool isLineEnd = taken == '\n' || (taken == '\r' && text.Peek() != '\n');
        _line += isLineEnd ? 1 : 0;
        _column = isLineEnd ? 1 : _column + 1;
        return taken;
    }

    private void TakeLineEnd()
    {
        if (text.Peek() == '\r')
        {
            Take();
        }
        else if (text.Peek() != '\n')
        {
            return;
        }

        if (text.Peek() == '\n')
        {
            Take();
        }
    }

    private NuTonicException Wrong(string what, int line, int column) =>
        new(Errors.PlaceListNotCsv, new SourceLocation(path, line, column), path, what);
}
