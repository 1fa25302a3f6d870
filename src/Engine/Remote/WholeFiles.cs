using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Remote;

/// <summary>
/// Files of servers that answer no ranges, each fetched once whoever asks for it. They are deleted with this object,
/// which lives as long as a build. Safe for several threads.
/// </summary>
internal sealed class WholeFiles(IFetcher fetcher, RemoteOptions options) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _written = new(StringComparer.Ordinal);
    private long _bytesFetched;

    /// <summary>Bytes of all files that were fetched.</summary>
    public long BytesFetched => Interlocked.Read(ref _bytesFetched);

    /// <summary>True when <paramref name="file"/> was fetched whole, or is being fetched so.</summary>
    public bool Knows(RemoteFile file) => _files.ContainsKey(file.Address.AbsoluteUri);

    /// <summary>Absolute path of the file; waits for the download, whoever began it.</summary>
    /// <exception cref="NuTonicException">NT13xx, NT1600, NT1607: it cannot be had.
    /// NT1609: it cannot be kept.</exception>
    public async Task<string> GetAsync(RemoteFile file, CancellationToken cancellationToken)
    {
        string key = file.Address.AbsoluteUri;
        while (true)
        {
            Lazy<Task<string>> mine = new(() => DownloadAsync(file, cancellationToken));
            Lazy<Task<string>> first = _files.GetOrAdd(key, mine);
            try
            {
                return await first.Value.WaitAsync(cancellationToken);
            }
            catch (Exception) when (first.Value.IsFaulted || first.Value.IsCanceled)
            {
                // A failure is not kept: whoever asks later may have a better day, or a token that still lives.
                _files.TryRemove(KeyValuePair.Create(key, first));
                if (!first.Value.IsCanceled
                    || ReferenceEquals(first, mine)
                    || cancellationToken.IsCancellationRequested)
                {
                    throw;
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (string path in _written.Keys)
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // What is left in a folder for temporary files harms nobody.
            }
        }
    }

    private async Task<string> DownloadAsync(RemoteFile file, CancellationToken cancellationToken)
    {
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Address.AbsoluteUri)))
            + ".tif";
        string path = Path.Combine(options.DownloadFolder, name);
        FetchRequest request = new()
        {
            Address = file.Address,
            NamedBy = file.NamedBy,
            Purpose = "whole raster",
            Subject = file.Subject,
            MaxBytes = options.MaxDownloadBytes,
            Credential = file.Credential,
            IsStored = false,
            AllowsMissing = true,
        };
        try
        {
            Directory.CreateDirectory(options.DownloadFolder);
            _written[path] = true;
            FetchAnswer answer = await fetcher.DownloadAsync(request, path, cancellationToken);
            PageCheck.RefuseMissing(file, answer);
            PageCheck.RefusePage(file, answer);
            if (answer.Status != HttpStatusCode.OK)
            {
                throw file.Error(Errors.RemoteRangeWrong, "0-", $"status {(int)answer.Status}");
            }

            Interlocked.Add(ref _bytesFetched, new FileInfo(path).Length);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NuTonicException(
                Diagnostic.Create(Errors.RemoteNotKept, null, file.Description, path, e.Message), e);
        }
    }
}
