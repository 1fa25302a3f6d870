using System.Text.Json;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Places.Lists;

/// <summary>
/// Reads the objects of a list in JSON one after the other in bounded memory: those of an array, of the array
/// <c>features</c> of an object, or one behind the other as in JSON Lines.
/// </summary>
internal sealed class JsonRows(Stream stream, string path)
{
    /// <summary>Most bytes of an object.</summary>
    public const int MaxRow = 1 << 20;

    private const int MaxDepth = 64;
    private const int FirstBuffer = 1 << 16;

    // One after the other is also how an array and a collection look: a single value.
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = MaxDepth, AllowMultipleValues = true });
    private byte[] _buffer = new byte[FirstBuffer];
    private int _start;
    private int _end;
    private int _kept = -1;
    private bool _isLast;
    private JsonTokenType _type;
    private int _depth;
    private string _name = "";
    private int _tokenStart;
    private int _line = 1;
    private int _lineStart;
    private bool _isCollection;

    /// <summary>Finds the first object.</summary>
    /// <param name="isCollection">True for an object with an array of features, false for all else.</param>
    /// <exception cref="NuTonicException">NT1405, NT1406.</exception>
    public void Open(bool isCollection)
    {
        _isCollection = isCollection;
        if (isCollection)
        {
            while (Read() && !(_depth == 1 && _type == JsonTokenType.PropertyName && _name == "features"))
            {
            }

            if (!Read() || _type != JsonTokenType.StartArray)
            {
                throw Wrong("'features' must be an array", _tokenStart);
            }
        }
    }

    /// <summary>The next object, valid until the next call; null at the end.</summary>
    /// <exception cref="NuTonicException">NT1405, NT1406.</exception>
    public JsonRow? Next()
    {
        while (Read())
        {
            switch (_type)
            {
                case JsonTokenType.StartObject:
                    return Take();
                case JsonTokenType.StartArray when _depth == 0 && !_isCollection:
                    break;
                case JsonTokenType.EndArray when _isCollection:
                    // Whatever else the collection says stands behind its features.
                    return null;
                case JsonTokenType.EndArray when _depth == 0:
                    break;
                default:
                    throw Wrong("an object is expected for each place", _tokenStart);
            }
        }

        return null;
    }

    private JsonRow Take()
    {
        int depth = _depth;
        int line = _line;
        int column = _tokenStart - _lineStart + 1;
        _kept = _tokenStart;
        while (Read() && !(_type == JsonTokenType.EndObject && _depth == depth))
        {
        }

        var row = new JsonRow(_buffer.AsMemory(_kept, _start - _kept), path, line, column);
        _kept = -1;
        return row;
    }

    private bool Read()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
            try
            {
                bool isToken = reader.Read();
                if (isToken)
                {
                    _type = reader.TokenType;
                    _depth = reader.CurrentDepth;
                    _name = _type == JsonTokenType.PropertyName && _depth == 1 ? reader.GetString()! : "";
                }

                Advance(reader, isToken);
                if (isToken || _isLast)
                {
                    return isToken;
                }
            }
            catch (JsonException failure)
            {
                throw NotJson(failure);
            }
            catch (InvalidOperationException)
            {
                throw Wrong("a text is not valid UTF-8 or has half a character", _start);
            }

            Fill();
        }
    }

    // Line ends stand only between tokens.
    private void Advance(Utf8JsonReader reader, bool isToken)
    {
        int consumed = (int)reader.BytesConsumed;
        _tokenStart = _start + (isToken ? (int)reader.TokenStartIndex : consumed);
        ReadOnlySpan<byte> passed = _buffer.AsSpan(_start, _tokenStart - _start);
        if (passed.LastIndexOf((byte)'\n') is >= 0 and int last)
        {
            _line += passed.Count((byte)'\n');
            _lineStart = _start + last + 1;
        }

        _start += consumed;
        _state = reader.CurrentState;
    }

    private void Fill()
    {
        int from = _kept >= 0 ? _kept : _start;
        int rest = _end - from;
        if (rest == _buffer.Length)
        {
            if (rest >= MaxRow)
            {
                throw new NuTonicException(Errors.PlaceRowTooLong, new SourceLocation(path, _line), path, MaxRow);
            }

            Array.Resize(ref _buffer, Math.Min(MaxRow, rest * 2));
        }

        _buffer.AsSpan(from, rest).CopyTo(_buffer);
        _start -= from;
        _lineStart -= from;
        _kept = _kept >= 0 ? 0 : -1;
        _end = rest;
        int read = stream.Read(_buffer.AsSpan(_end));
        _isLast = read == 0;
        _end += read;
    }

    private NuTonicException Wrong(string what, int offset) =>
        new(Errors.PlaceListNotJson, new SourceLocation(path, _line, Math.Max(1, offset - _lineStart + 1)), path, what);

    private NuTonicException NotJson(JsonException failure)
    {
        // The reader appends its own count of lines, which starts at 0.
        int tail = failure.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string words = (tail < 0 ? failure.Message : failure.Message[..tail]).TrimEnd('.');
        int line = (int)Math.Min((failure.LineNumber ?? 0) + 1, int.MaxValue);
        int column = (int)Math.Min((failure.BytePositionInLine ?? 0) + 1, int.MaxValue);
        return new NuTonicException(
            Diagnostic.Create(Errors.PlaceListNotJson, new SourceLocation(path, line, column), path, words), failure);
    }
}
