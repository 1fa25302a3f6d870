using System.Xml;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>
/// Passes XML on as long as a '&lt;' comes at least once in a mebibyte and no CDATA section begins: an XML reader keeps
/// a whole tag and a whole CDATA section in memory, however long a hostile file makes them.
/// </summary>
internal sealed class TagDistanceGuard(Stream inner) : Stream
{
    private const int MaxDistance = 1 << 20;

    private int _distance;
    private byte _last;
    private byte _beforeLast;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    /// <exception cref="XmlException">A tag is too long, or a CDATA section begins.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        Check(buffer[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Check(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        // A CDATA section may begin in one piece and go on in the next.
        ReadOnlySpan<byte> seam = [_beforeLast, _last, .. bytes[..Math.Min(2, bytes.Length)]];
        if (seam.IndexOf("<!["u8) >= 0 || bytes.IndexOf("<!["u8) >= 0)
        {
            throw new XmlException("A CDATA section has no place in OSM XML.");
        }

        int first = bytes.IndexOf((byte)'<');
        _distance += first < 0 ? bytes.Length : first;
        if (_distance > MaxDistance)
        {
            throw new XmlException("A tag or text is longer than a mebibyte.");
        }

        if (first >= 0)
        {
            _distance = bytes.Length - 1 - bytes.LastIndexOf((byte)'<');
        }

        _beforeLast = bytes.Length > 1 ? bytes[^2] : _last;
        _last = bytes[^1];
    }
}
