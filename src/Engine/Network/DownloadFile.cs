using System.Globalization;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Network;

/// <summary>
/// A file that appears whole or not at all: written under another name in the same folder, then renamed.
/// </summary>
internal sealed class DownloadFile : IBodySink, IDisposable
{
    private static int _counter;

    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _file;
    private bool _isPublished;

    /// <summary>Starts to write <paramref name="path"/> (absolute); its folder is made when missing.</summary>
    /// <exception cref="Diagnostics.NuTonicException">NT8010 to NT8014: it cannot be written.</exception>
    public DownloadFile(string path)
    {
        _path = path;
        string folder = Path.GetDirectoryName(path) ?? throw new ArgumentException("a root is no file", nameof(path));

        // The prefix lets a sweep find what a killed build leaves.
        int number = Interlocked.Increment(ref _counter);
        _temporary = Path.Combine(
            folder,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{AtomicFile.TemporaryPrefix}{Environment.ProcessId}-download-{number}"));
        try
        {
            Directory.CreateDirectory(folder);
            _file = new FileStream(
                _temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(path, failure);
        }
    }

    /// <inheritdoc/>
    public void Restart(long? expected) => _file.SetLength(0);

    /// <inheritdoc/>
    /// <exception cref="Diagnostics.NuTonicException">NT8010 to NT8014: it cannot be written.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _file.WriteAsync(bytes, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(_path, failure);
        }
    }

    /// <summary>Gives the file its name.</summary>
    /// <exception cref="Diagnostics.NuTonicException">NT8010 to NT8014: it cannot be written.</exception>
    public void Publish()
    {
        try
        {
            _file.Dispose();
            File.Move(_temporary, _path, overwrite: true);
            _isPublished = true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(_path, failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        if (!_isPublished)
        {
            File.Delete(_temporary);
        }
    }
}
