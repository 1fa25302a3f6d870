using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>
/// A TIFF of which only some runs of bytes are at hand, in memory. Reading others throws
/// <see cref="MissingBytesException"/>, so that a reader of directories tells by itself what it needs.
/// </summary>
internal sealed class ExtentTiffSource : TiffSource
{
    private readonly TiffExtent[] _extents;
    private readonly long[] _offsets;

    /// <param name="name">What the TIFF is called in messages.</param>
    /// <param name="length">Bytes of the whole TIFF.</param>
    /// <param name="extents">What is at hand of it, in any order, inside of the length.</param>
    /// <exception cref="ArgumentException">Two of them overlap.</exception>
    public ExtentTiffSource(string name, long length, IEnumerable<TiffExtent> extents)
        : base(name, length)
    {
        _extents = [.. extents.OrderBy(extent => extent.Offset)];
        _offsets = Array.ConvertAll(_extents, extent => extent.Offset);
        for (int i = 1; i < _extents.Length; i++)
        {
            if (_extents[i].Offset < _extents[i - 1].End)
            {
                throw new ArgumentException("two extents overlap", nameof(extents));
            }
        }
    }

    /// <summary>Fills <paramref name="destination"/> with the bytes at <paramref name="offset"/>.</summary>
    /// <exception cref="NuTonicException">NT2103: the file ends before.</exception>
    /// <exception cref="MissingBytesException">They lie in the file but are not at hand.</exception>
    public override void ReadAt(ulong offset, Span<byte> destination, string part)
    {
        RequireInside(offset, (ulong)destination.Length, part);
        RequireAtHand(offset, (ulong)destination.Length);
        for (long at = (long)offset; !destination.IsEmpty;)
        {
            TiffExtent extent = _extents[IndexOf(at)];
            ReadOnlySpan<byte> held = extent.Bytes.Span[(int)(at - extent.Offset)..];
            int count = Math.Min(held.Length, destination.Length);
            held[..count].CopyTo(destination);
            destination = destination[count..];
            at += count;
        }
    }

    /// <inheritdoc/>
    protected override void RequireAtHand(ulong offset, ulong count)
    {
        long end = (long)(offset + count);
        for (long at = (long)offset; at < end;)
        {
            int index = IndexOf(at);
            if (index < 0)
            {
                throw new MissingBytesException(at, end - at);
            }

            at = _extents[index].End;
        }
    }

    /// <summary>The extent that holds the byte at <paramref name="position"/>; -1 for none.</summary>
    private int IndexOf(long position)
    {
        int found = Array.BinarySearch(_offsets, position);
        int index = found >= 0 ? found : ~found - 1;
        return index >= 0 && position < _extents[index].End ? index : -1;
    }
}
