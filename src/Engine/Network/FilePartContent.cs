using System.Net;

namespace NuTonic.Engine.Network;

/// <summary>A part of a file as the body of a request, read anew whenever it is sent.</summary>
/// <param name="path">Absolute.</param>
/// <param name="part">What of it is sent.</param>
/// <param name="progress">Called after each run of bytes.</param>
internal sealed class FilePartContent(string path, ByteRange part, Action progress) : HttpContent
{
    private const int ChunkBytes = 1 << 16;

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = part.Length;
        return true;
    }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        byte[] chunk = new byte[ChunkBytes];
        using FileStream file = new(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        file.Position = part.Offset;
        for (long left = part.Length; left > 0;)
        {
            int count = await file.ReadAsync(chunk.AsMemory(0, (int)Math.Min(left, chunk.Length)), cancellationToken);
            if (count == 0)
            {
                throw new EndOfStreamException("the file to send became shorter");
            }

            await stream.WriteAsync(chunk.AsMemory(0, count), cancellationToken);
            progress();
            left -= count;
        }
    }
}
