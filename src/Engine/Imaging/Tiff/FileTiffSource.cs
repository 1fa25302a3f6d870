using Microsoft.Win32.SafeHandles;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>A TIFF in an open file.</summary>
internal sealed class FileTiffSource : TiffSource
{
    private readonly SafeFileHandle _handle;

    private FileTiffSource(string path, SafeFileHandle handle)
        : base(path, RandomAccess.GetLength(handle)) => _handle = handle;

    /// <summary>Opens <paramref name="path"/> for reading at positions.</summary>
    /// <exception cref="NuTonicException">NT2100: not there, not readable, a folder.</exception>
    public static FileTiffSource Open(string path)
    {
        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(path, options: FileOptions.RandomAccess);
            var source = new FileTiffSource(path, handle);
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

    /// <inheritdoc/>
    public override void ReadAt(ulong offset, Span<byte> destination, string part)
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

    /// <inheritdoc/>
    public override void Dispose()
    {
        _handle.Dispose();
        base.Dispose();
    }
}
