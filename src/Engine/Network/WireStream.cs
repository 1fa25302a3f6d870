namespace NuTonic.Engine.Network;

/// <summary>The bytes of a response as they come: counted, and given up when none come for too long.</summary>
/// <param name="inner">The body of the response; whoever made it disposes of it.</param>
/// <param name="stall">Longest time without a byte.</param>
/// <param name="take">Is told of each run of bytes; may throw.</param>
internal sealed class WireStream(Stream inner, TimeSpan stall, Action<int> take) : Stream
{
    private readonly byte[] _tail = new byte[4];

    /// <summary>Bytes so far.</summary>
    public long Count { get; private set; }

    /// <summary>True when a byte was asked for behind the last one.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The last four bytes, zeros in front of the first one.</summary>
    public ReadOnlySpan<byte> Tail => _tail;

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
        get => Count;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    /// <exception cref="StalledException">Nothing came for too long.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(stall);
        int count;
        try
        {
            count = await inner.ReadAsync(buffer, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StalledException(
                FormattableString.Invariant($"no byte came for {stall.TotalSeconds} s after {Count} bytes"));
        }

        Count += count;
        IsAtEnd |= count == 0 && buffer.Length > 0;
        Keep(buffer.Span[..count]);
        take(count);
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> last = bytes.Length > _tail.Length ? bytes[^_tail.Length..] : bytes;
        _tail.AsSpan(last.Length).CopyTo(_tail);
        last.CopyTo(_tail.AsSpan(_tail.Length - last.Length));
    }
}
