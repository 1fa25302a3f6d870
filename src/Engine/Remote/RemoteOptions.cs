namespace NuTonic.Engine.Remote;

/// <summary>Limits of reading rasters over the network.</summary>
internal sealed record RemoteOptions
{
    /// <summary>Absolute path of a folder for files of servers that answer no ranges; made when needed.</summary>
    public required string DownloadFolder { get; init; }

    /// <summary>Bytes of the first request, and fewest of each one for directories.</summary>
    public int HeaderBytes { get; init; } = 32 << 10;

    /// <summary>Most bytes that are read to learn where the pixels lie.</summary>
    public long MaxHeaderBytes { get; init; } = 16 << 20;

    /// <summary>Most requests for that.</summary>
    public int MaxHeaderRounds { get; init; } = 64;

    /// <summary>Most bytes of heads that are kept for others who read the same files.</summary>
    public long MaxKeptHeadBytes { get; init; } = 64 << 20;

    /// <summary>
    /// Bytes between two ranges up to which both are one request. Tiles of one file lie 0 to 8 bytes apart.
    /// </summary>
    public long GapBytes { get; init; } = 16 << 10;

    /// <summary>Most bytes of one request for pixels.</summary>
    public long MaxRangeBytes { get; init; } = 8 << 20;

    /// <summary>Most requests for one window at the same time.</summary>
    public int MaxParallel { get; init; } = 4;

    /// <summary>Most bytes of a window, stored or decoded.</summary>
    public long MaxWindowBytes { get; init; } = 512L << 20;

    /// <summary>Most bytes of a file that is fetched whole.</summary>
    public long MaxDownloadBytes { get; init; } = 4L << 30;
}
