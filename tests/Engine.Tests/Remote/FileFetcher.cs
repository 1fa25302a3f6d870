using System.Collections.Concurrent;
using System.Net;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Tests.Remote;

/// <summary>
/// Answers ranges of local files, for tests that are about pixels: no server, no network. The path is the address'.
/// </summary>
internal sealed class FileFetcher : IFetcher
{
    /// <summary>Every request, in order of completion.</summary>
    public ConcurrentQueue<FetchRequest> Requests { get; } = new();

    public Task<FetchAnswer> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        Requests.Enqueue(request);
        ByteRange range = request.Range!.Value;
        using FileStream file = File.OpenRead(Uri.UnescapeDataString(request.Address.AbsolutePath));
        byte[] body = new byte[Math.Min(range.End, file.Length) - range.Offset];
        file.Position = range.Offset;
        file.ReadExactly(body);
        return Task.FromResult(new FetchAnswer
        {
            Status = HttpStatusCode.PartialContent,
            Body = body,
            MediaType = "image/tiff",
            ETag = "\"a\"",
            TotalLength = file.Length,
        });
    }

    public Task<FetchAnswer> DownloadAsync(FetchRequest request, string path, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
