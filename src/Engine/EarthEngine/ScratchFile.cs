using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.EarthEngine;

/// <summary>A file that is gone when this is disposed: TIFFs are read and written by path.</summary>
internal sealed class ScratchFile : IDisposable
{
    /// <summary>Chooses a name in <paramref name="folder"/>, which is made if need be.</summary>
    /// <exception cref="NuTonicException">NT1709: the folder cannot be made.</exception>
    public ScratchFile(string folder)
    {
        Path = System.IO.Path.Combine(folder, System.IO.Path.GetRandomFileName());
        Try(() => Directory.CreateDirectory(folder));
    }

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>Writes the file.</summary>
    /// <exception cref="NuTonicException">NT1709: it cannot be written.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            File.WriteAllBytes(Path, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(e);
        }
    }

    /// <summary>The bytes that <paramref name="write"/> puts into the file of the path it is given.</summary>
    /// <exception cref="NuTonicException">NT1709: it cannot be written or read.</exception>
    public byte[] Collect(Action<string> write)
    {
        byte[] bytes = [];
        Try(() =>
        {
            write(Path);
            bytes = File.ReadAllBytes(Path);
        });
        return bytes;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            File.Delete(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It may hide what went wrong before, and a file that is left in a scratch folder harms nobody.
        }
    }

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(e);
        }
    }

    private NuTonicException Failed(Exception e) => new(Errors.LabelScratchFailed, new SourceLocation(Path), Path, e.Message);
}
