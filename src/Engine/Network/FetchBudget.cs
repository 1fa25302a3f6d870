using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Network;

/// <summary>The requests and bytes that a build may use. Safe for several threads.</summary>
/// <param name="maxRequests">Requests; 0 for no limit.</param>
/// <param name="maxBytes">Bytes of answers as they come over the network; 0 for no limit.</param>
internal sealed class FetchBudget(long maxRequests, long maxBytes)
{
    private long _requests;
    private long _bytes;

    /// <summary>Counts a request that is about to be sent.</summary>
    /// <exception cref="NuTonicException">NT1316, NT1317: nothing is left.</exception>
    public void TakeRequest(FetchRequest request, Uri address)
    {
        CheckBytes(request, address);
        if (Interlocked.Increment(ref _requests) > maxRequests && maxRequests > 0)
        {
            Interlocked.Decrement(ref _requests);
            throw new NuTonicException(
                Errors.FetchRequestsUsed,
                null,
                "FetchMaxRequests",
                maxRequests,
                address.Authority,
                FetchWords.What(request));
        }
    }

    /// <summary>Counts bytes that arrived.</summary>
    /// <exception cref="NuTonicException">NT1316: they are more than what was left.</exception>
    public void TakeBytes(long count, FetchRequest request, Uri address)
    {
        Interlocked.Add(ref _bytes, count);
        CheckBytes(request, address);
    }

    private void CheckBytes(FetchRequest request, Uri address)
    {
        if (maxBytes > 0 && Interlocked.Read(ref _bytes) > maxBytes)
        {
            throw new NuTonicException(
                Errors.FetchBytesUsed, null, "FetchMaxBytes", maxBytes, address.Authority, FetchWords.What(request));
        }
    }
}
