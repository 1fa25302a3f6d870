namespace NuTonic.Engine.Osm.Reading;

/// <summary>
/// The fields of one Protocol Buffers message, in the order of its bytes, without copying and without an object for
/// each. Generated classes would make 16 million objects of a hostile block of 32 MiB; this makes none.
/// </summary>
/// <seealso href="https://protobuf.dev/programming-guides/encoding/">Protocol Buffers, encoding</seealso>
internal ref struct PbfFields(ReadOnlySpan<byte> message)
{
    private const int WireVarint = 0;
    private const int WireFixed64 = 1;
    private const int WireBytes = 2;
    private const int WireFixed32 = 5;

    private PackedReader _reader = new(message);
    private int _wireType;
    private ulong _number;
    private ReadOnlySpan<byte> _bytes;

    /// <summary>Number of the current field.</summary>
    public int Field { get; private set; }

    /// <summary>The current field as a number.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public readonly ulong Unsigned => _wireType == WireVarint ? _number : throw WrongType();

    /// <summary>The current field as a zigzag-coded number.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public readonly long Signed => PackedReader.ZigZag(Unsigned);

    /// <summary>The current field as a message, text or packed list.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public readonly ReadOnlySpan<byte> Bytes => _wireType == WireBytes ? _bytes : throw WrongType();

    /// <summary>Bytes after the current field.</summary>
    public readonly int Remaining => _reader.Remaining;

    /// <summary>Goes to the next field; false at the end.</summary>
    /// <exception cref="InvalidDataException">The message breaks the rules.</exception>
    public bool Next()
    {
        if (_reader.IsAtEnd)
        {
            return false;
        }

        ulong tag = _reader.Unsigned();
        Field = tag >> 3 is > 0 and < 1 << 29
            ? (int)(tag >> 3)
            : throw new InvalidDataException("a field has no valid number");
        _wireType = (int)(tag & 7);
        switch (_wireType)
        {
            case WireVarint:
                _number = _reader.Unsigned();
                break;
            case WireBytes:
                _bytes = _reader.Bytes();
                break;
            case WireFixed64:
                _reader.Take(sizeof(ulong));
                break;
            case WireFixed32:
                _reader.Take(sizeof(uint));
                break;
            default:
                throw new InvalidDataException("a field has no valid type");
        }

        return true;
    }

    /// <summary>The current field as the packed list that <paramref name="list"/> still lacks.</summary>
    /// <exception cref="InvalidDataException">The list came before:
    /// parts of a list are not put together here.</exception>
    public readonly ReadOnlySpan<byte> Packed(ReadOnlySpan<byte> list) =>
        list.IsEmpty ? Bytes : throw new InvalidDataException("a list comes in several parts");

    private static InvalidDataException WrongType() => new("a field has another type than the format says");
}
