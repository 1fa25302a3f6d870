namespace NuTonic.Engine.Graph.Archive;

/// <summary>
/// Reads an archive that anybody may have made. It knows the plain layout only, so no extension can rename, lengthen
/// or link an entry, and it asks for no memory that the archive does not have bytes for.
/// </summary>
/// <param name="stream">The archive; it can tell its length.</param>
/// <exception cref="InvalidDataException">The archive is damaged or ends early;
/// what was read before is good.</exception>
internal sealed class UstarReader(Stream stream)
{
    private readonly byte[] _block = new byte[UstarHeader.BlockBytes];
    private long _next;
    private long _size;

    /// <summary>The next entry; null at the end.</summary>
    public UstarEntry? Next()
    {
        stream.Position = _next;
        if (!TryReadBlock() || _block.AsSpan().IndexOfAnyExcept((byte)0) < 0)
        {
            return null;
        }

        UstarEntry entry = UstarHeader.Read(_block);
        _size = entry.Size;
        _next = stream.Position
            + ((_size + UstarHeader.BlockBytes - 1) / UstarHeader.BlockBytes * UstarHeader.BlockBytes);
        return _next <= stream.Length
            ? entry
            : throw new InvalidDataException("the last entry ends early");
    }

    /// <summary>Content of the entry that was read last; the caller has looked at its size.</summary>
    public byte[] Content()
    {
        byte[] content = new byte[_size];
        stream.ReadExactly(content);
        return content;
    }

    private bool TryReadBlock()
    {
        int read = stream.ReadAtLeast(_block, _block.Length, throwOnEndOfStream: false);
        return read == 0 || read == _block.Length
            ? read > 0
            : throw new InvalidDataException("the last header ends early");
    }
}
