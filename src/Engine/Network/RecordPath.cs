using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Network;

/// <summary>
/// Where a recorded exchange lies: HOST/KEY.json with its head, HOST/KEY.body with the body of the answer unless that
/// is empty, and HOST/KEY.request with the body of the request if it has one in memory. KEY is the start of the digest
/// of what was asked (<see cref="FetchKey"/>), so the same request has the same name in every build.
/// </summary>
/// <param name="Head">Absolute path of the head.</param>
/// <param name="Body">Of the body of the answer.</param>
/// <param name="Request">Of the body of the request.</param>
internal sealed record RecordPath(string Head, string Body, string Request)
{
    private const int KeyDigits = 32;

    /// <summary>The paths for <paramref name="request"/> below <paramref name="folder"/>.</summary>
    public static RecordPath Of(string folder, FetchRequest request)
    {
        string key = Digest.Of(FetchKey.Material(request)).ToString()[..KeyDigits];

        // ':' in front of a port, and what encloses an address of version 6, is no part of file names everywhere.
        string host = string.Concat(
            request.Address.Authority.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '_'));
        string stem = Path.Combine(folder, host, key);
        return new RecordPath(stem + ".json", stem + ".body", stem + ".request");
    }
}
