using System.Buffers;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>
/// Decoded blocks that were used last, up to a number of bytes, so that bands of interleaved pixels read one after the
/// other decode each block once. Not for several threads at once.
/// </summary>
internal sealed class BlockCache(long capacityBytes) : IDisposable
{
    private readonly Dictionary<(int Image, int Block), LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];
    private long _capacityBytes = capacityBytes;
    private long _bytes;

    /// <summary>Makes room for at least <paramref name="bytes"/>.</summary>
    public void Grow(long bytes) => _capacityBytes = Math.Max(_capacityBytes, bytes);

    /// <summary>The block's samples, valid until the next call of <see cref="Add"/>; false when it is not held, or not
    /// all that is <paramref name="needed"/>.</summary>
    public bool TryGet((int Image, int Block) key, PixelWindow needed, out ReadOnlySpan<byte> samples)
    {
        if (!_entries.TryGetValue(key, out LinkedListNode<Entry>? node) || !node.Value.Decoded.Contains(needed))
        {
            samples = default;
            return false;
        }

        _byUse.Remove(node);
        _byUse.AddFirst(node);
        samples = node.Value.Samples.AsSpan(0, node.Value.Length);
        return true;
    }

    /// <summary>
    /// Takes over <paramref name="rented"/>, an array of the shared pool, and gives back that of the same block and
    /// those of the blocks that no longer fit. The newest block stays whatever its size.
    /// </summary>
    /// <param name="key">The block.</param>
    /// <param name="decoded">The pixels that were decoded.</param>
    /// <param name="rented">Samples of the whole block.</param>
    /// <param name="length">Bytes of it that count.</param>
    public void Add((int Image, int Block) key, PixelWindow decoded, byte[] rented, int length)
    {
        if (_entries.TryGetValue(key, out LinkedListNode<Entry>? before))
        {
            Remove(before);
        }

        _entries.Add(key, _byUse.AddFirst(new Entry(key, decoded, rented, length)));
        _bytes += rented.Length;
        while (_bytes > _capacityBytes && _byUse.Count > 1)
        {
            Remove(_byUse.Last!);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Entry entry in _byUse)
        {
            ArrayPool<byte>.Shared.Return(entry.Samples);
        }

        _byUse.Clear();
        _entries.Clear();
        _bytes = 0;
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _byUse.Remove(node);
        _entries.Remove(node.Value.Key);
        _bytes -= node.Value.Samples.Length;
        ArrayPool<byte>.Shared.Return(node.Value.Samples);
    }

    private sealed record Entry((int Image, int Block) Key, PixelWindow Decoded, byte[] Samples, int Length);
}
