using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>
/// The bytes of a TIFF, read at positions, with the errors that name it: a file, or what is at hand of one.
/// </summary>
/// <param name="path">What the source is called in messages.</param>
/// <param name="length">Bytes of the whole TIFF.</param>
internal abstract class TiffSource(string path, long length) : IDisposable
{
    /// <summary>Path as it was given, or address.</summary>
    public string Path { get; } = path;

    /// <summary>Bytes of the whole TIFF when it was opened.</summary>
    public long Length { get; } = length;

    /// <summary>The file, for an error.</summary>
    public SourceLocation Location => new(Path);

    /// <summary>Fills <paramref name="destination"/> with the bytes at <paramref name="offset"/>.</summary>
    /// <exception cref="NuTonicException">NT2103: the file ends before; NT2100: it cannot be read.</exception>
    public abstract void ReadAt(ulong offset, Span<byte> destination, string part);

    /// <summary>The bytes of a range. Memory is taken for them only when they are known to be there.</summary>
    /// <exception cref="NuTonicException">NT2103: the file ends before; NT2100: it cannot be read.</exception>
    public byte[] Read(ulong offset, ulong count, string part)
    {
        RequireInside(offset, count, part);
        RequireAtHand(offset, count);
        byte[] bytes = new byte[count];
        ReadAt(offset, bytes, part);
        return bytes;
    }

    /// <summary>Checks, before anything is allocated, that a range lies in the file.</summary>
    /// <exception cref="NuTonicException">NT2103: it does not.</exception>
    public void RequireInside(ulong offset, ulong count, string part)
    {
        ulong length = (ulong)Length;
        if (offset > length || count > length - offset)
        {
            throw Truncated(part, offset > length ? 0 : length - offset, count);
        }
    }

    /// <summary>The error of a part that breaks the format's rules.</summary>
    public NuTonicException Corrupt(string what) => new(Errors.TiffCorrupt, Location, Path, what);

    /// <summary>The error of a variant that is not read.</summary>
    public NuTonicException Unsupported(string what) => new(Errors.TiffUnsupported, Location, Path, what);

    /// <summary>The error of a part that is shorter than it has to be.</summary>
    public NuTonicException Truncated(string part, object got, object needed) =>
        new(Errors.RasterTruncated, Location, Path, part, got, needed);

    /// <summary>The error of a quantity beyond its limit.</summary>
    public NuTonicException TooLarge(string quantity, object value, object limit) =>
        new(Errors.RasterTooLarge, Location, Path, quantity, value, limit);

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>Refuses a range inside of the file that this source does not hold; a file holds all.</summary>
    protected virtual void RequireAtHand(ulong offset, ulong count)
    {
    }
}
