namespace NuTonic.Engine.Places.Lists;

/// <summary>
/// Shows a byte order mark at the start, and the record separators of GeoJSON text
/// sequences, as blanks: neither is JSON.
/// </summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc8142">RFC 8142</seealso>
internal sealed class SkippedSigns(Stream inner) : Stream
{
    private const byte RecordSeparator = 0x1E;

    private bool _isStart = true;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int read = _isStart
            ? inner.ReadAtLeast(buffer, Math.Min(3, buffer.Length), throwOnEndOfStream: false)
            : inner.Read(buffer);
        if (_isStart && buffer[..read].StartsWith("\uFEFF"u8))
        {
            buffer[..3].Fill((byte)' ');
        }

        _isStart = false;

        // Inside of texts JSON writes it as \u001e.
        buffer[..read].Replace(RecordSeparator, (byte)' ');
        return read;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
