using System.Buffers.Binary;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Network;

/// <summary>How long to wait before another attempt when the server does not say.</summary>
internal static class Backoff
{
    /// <summary>
    /// The first wait, doubled for each attempt, of which up to a half is taken off: by how much follows from the
    /// request, so that requests that failed together do not come back together, and no random source is needed.
    /// </summary>
    /// <param name="options">First and longest wait.</param>
    /// <param name="request">The request.</param>
    /// <param name="attempt">Attempts made, 1 and up.</param>
    public static TimeSpan After(FetchOptions options, FetchRequest request, int attempt)
    {
        byte[] material = FetchKey.Material(request);
        Array.Resize(ref material, material.Length + sizeof(int));
        BinaryPrimitives.WriteInt32LittleEndian(material.AsSpan(material.Length - sizeof(int)), attempt);
        double jitter = Digest.Of(material).Prefix / (2.0 * uint.MaxValue);
        TimeSpan full = options.Backoff * (1L << Math.Min(attempt - 1, 20));
        return (full < options.LongestBackoff ? full : options.LongestBackoff) * (1 - jitter);
    }
}
