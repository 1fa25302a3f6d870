namespace NuTonic.Engine.Network;

/// <summary>Reads bodies up to a limit.</summary>
internal static class BoundedCopy
{
    private const int ChunkBytes = 1 << 16;

    /// <summary>Copies <paramref name="body"/> to its end and tells its length.</summary>
    /// <exception cref="TooLongException">It is longer than <paramref name="limit"/>.</exception>
    public static async Task<long> AllAsync(
        Stream body, IBodySink target, long limit, CancellationToken cancellationToken) =>
        await UpToAsync(body, target, limit, cancellationToken) is var length && length <= limit
            ? length
            : throw new TooLongException(limit);

    /// <summary>
    /// Copies <paramref name="body"/> until it would pass <paramref name="limit"/>; tells how much was read.
    /// </summary>
    public static async Task<long> UpToAsync(
        Stream body, IBodySink target, long limit, CancellationToken cancellationToken)
    {
        byte[] chunk = new byte[ChunkBytes];
        long length = 0;
        int count;
        while ((count = await body.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            length += count;
            if (length > limit)
            {
                break;
            }

            await target.WriteAsync(chunk.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        }

        return length;
    }
}
