using System.Text;
using System.Text.Json;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>
/// The tokens of a JSON document of any length, one after the other, with a buffer of at most 256 KiB. A byte order
/// mark of UTF-8 before it is passed over.
/// </summary>
internal sealed class JsonTokens(Stream stream, ExtractErrors errors)
{
    private const int MaxDepth = 64;
    private const int MaxBuffer = 1 << 18;

    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = MaxDepth });
    private byte[] _buffer = new byte[MaxBuffer / 4];
    private int _start;
    private int _end;
    private bool _isBegun;
    private bool _isLast;
    private int _line = 1;

    /// <summary>Type of the current token.</summary>
    public JsonTokenType Type { get; private set; }

    /// <summary>Levels around the current token.</summary>
    public int Depth { get; private set; }

    /// <summary>The current name, text or number as text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Goes to the next token; false at the end of the document.</summary>
    /// <exception cref="NuTonicException">NT1209.</exception>
    public bool Read()
    {
        if (!_isBegun)
        {
            Begin();
        }

        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
            bool isToken;
            try
            {
                isToken = reader.Read();
                Take(ref reader, isToken);
            }
            catch (JsonException failure)
            {
                throw NotJson(failure);
            }
            catch (InvalidOperationException)
            {
                throw Damaged("a text is not valid UTF-8 or has half a character.");
            }

            if (isToken || _isLast)
            {
                return isToken;
            }

            Fill();
        }
    }

    /// <summary>Goes to the next token, which has to be there.</summary>
    /// <exception cref="NuTonicException">NT1209.</exception>
    public JsonTokenType Next() => Read() ? Type : throw Damaged("the document ends too early.");

    /// <summary>Passes over the value at the current token.</summary>
    /// <exception cref="NuTonicException">NT1209.</exception>
    public void Skip()
    {
        if (Type is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        int depth = Depth;
        do
        {
            Next();
        }
        while (Depth > depth);
    }

    /// <summary>Checks the type of the current token.</summary>
    /// <exception cref="NuTonicException">NT1209.</exception>
    public void Expect(JsonTokenType type, string what)
    {
        if (Type != type)
        {
            throw Damaged($"{what} is expected.");
        }
    }

    /// <summary>The typed error for what is wrong at the current token.</summary>
    public NuTonicException Damaged(string what) => At(Errors.OverpassDamaged, what);

    /// <summary>A typed error at the current token.</summary>
    public NuTonicException At(ErrorDescriptor descriptor, params object?[] args) =>
        errors.At(_line, 0, descriptor, args);

    private void Take(ref Utf8JsonReader reader, bool isToken)
    {
        if (isToken)
        {
            Type = reader.TokenType;
            Depth = reader.CurrentDepth;
            Text = Type switch
            {
                JsonTokenType.PropertyName or JsonTokenType.String => reader.GetString()!,
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => "",
            };
        }

        int consumed = (int)reader.BytesConsumed;
        _line += _buffer.AsSpan(_start, consumed).Count((byte)'\n');
        _start += consumed;
        _state = reader.CurrentState;
    }

    private void Begin()
    {
        _isBegun = true;
        ReadOnlySpan<byte> mark = "\uFEFF"u8;
        _end = stream.ReadAtLeast(_buffer, mark.Length, throwOnEndOfStream: false);
        _start = _buffer.AsSpan(0, _end).StartsWith(mark) ? mark.Length : 0;
    }

    private void Fill()
    {
        int rest = _end - _start;
        if (rest == _buffer.Length)
        {
            if (rest == MaxBuffer)
            {
                throw Damaged("a text, a number or a run of spaces is longer than 262,144 bytes.");
            }

            Array.Resize(ref _buffer, Math.Min(MaxBuffer, rest * 2));
        }

        _buffer.AsSpan(_start, rest).CopyTo(_buffer);
        _start = 0;
        _end = rest;
        int read = stream.Read(_buffer.AsSpan(_end));
        _isLast = read == 0;
        _end += read;
    }

    private NuTonicException NotJson(JsonException failure)
    {
        // The reader's own words end in a place that the location says better.
        int place = failure.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string words = place < 0 ? failure.Message : failure.Message[..place];
        int line = (int)Math.Min(failure.LineNumber + 1 ?? _line, int.MaxValue);
        int column = (int)Math.Min(failure.BytePositionInLine + 1 ?? 0, int.MaxValue);
        return new NuTonicException(
            Diagnostic.Create(
                Errors.OverpassDamaged, errors.Place(line, column), errors.Path, DescriptionText.Clean(words)),
            failure);
    }
}
