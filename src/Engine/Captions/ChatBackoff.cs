using System.Security.Cryptography;

namespace NuTonic.Engine.Captions;

/// <summary>How long to wait before another attempt when the server does not say.</summary>
internal static class ChatBackoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>
    /// 1, 2, 4 ... seconds, at most 30, of which up to a half is taken off: by how much follows from the request, so
    /// that requests that failed together do not come back together, and no clock or random source is needed.
    /// </summary>
    /// <param name="body">The request.</param>
    /// <param name="attempt">Attempts made, 1 and up.</param>
    public static TimeSpan After(BinaryData body, int attempt)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body.ToMemory().Span, hash);
        double jitter = hash[attempt % hash.Length] / 510.0;
        TimeSpan full = TimeSpan.FromSeconds(First.TotalSeconds * (1L << Math.Min(attempt - 1, 10)));
        return (full < Longest ? full : Longest) * (1 - jitter);
    }
}
