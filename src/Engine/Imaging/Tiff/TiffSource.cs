using Microsoft.Win32.SafeHandles;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>An open file that is read at positions, with the errors that name it.</summary>
internal sealed class TiffSource : IDisposable
{
    private readonly SafeFileHandle _handle;

    private TiffSource(string path, SafeFileHandle handle)
    {
        Path = path;
        _handle = handle;
        Length = RandomAccess.GetLength(handle);
    }

    /// <summary>Path as it was given.</summary>
    public string Path { get; }

    /// <summary>Bytes in the file when it was opened.</summary>
    public long Length { get; }

    /// <summary>The file, for an error.</summary>
    public SourceLocation Location => new(Path);

    /// <summary>Opens <paramref name="path"/> for reading at positions.</summary>
    /// <exception cref="NuTonicException">NT2100: not there, not readable, a folder.</exception>
    public static TiffSource Open(string path)
    {
        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(path, options: FileOptions.RandomAccess);
            var source = new TiffSource(path, handle);
            handle = null;
            return source;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new NuTonicException(Errors.RasterUnreadable, new SourceLocation(path), path, e.Message);
        }
        finally
        {
            handle?.Dispose();
        }
    }

    /// <summary>Fills <paramref name="destination"/> with the bytes at <paramref name="offset"/>.</summary>
    /// <exception cref="NuTonicException">NT2103: the file ends before; NT2100: it cannot be read.</exception>
    public void ReadAt(ulong offset, Span<byte> destination, string part)
    {
        RequireInside(offset, (ulong)destination.Length, part);
        try
        {
            for (int done = 0; done < destination.Length;)
            {
                int read = RandomAccess.Read(_handle, destination[done..], (long)offset + done);
                if (read == 0)
                {
                    throw Truncated(part, done, destination.Length);
                }

                done += read;
            }
        }
        catch (IOException e)
        {
            throw new NuTonicException(Errors.RasterUnreadable, Location, Path, e.Message);
        }
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
    public void Dispose() => _handle.Dispose();
}
