using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>
/// Judges stamps of the files below one folder: whether they are old enough to prove that nothing changed.
/// </summary>
/// <param name="root">Absolute folder; it may be created later.</param>
internal sealed class StampClock(string root)
{
    private static readonly TimeSpan CoarsestFine = TimeSpan.FromMilliseconds(100);

    private readonly Lazy<TimeSpan> _slack = new(() => TimestampSlack.For(Existing(root)));

    private long _bytesRead;

    /// <summary>Bytes of the files that were hashed so far.</summary>
    public long BytesRead => Interlocked.Read(ref _bytesRead);

    /// <summary>True on a file system whose clock is too coarse to tell two changes in one second apart.</summary>
    public bool IsCoarse => _slack.Value > CoarsestFine;

    /// <summary>True when a change right after <paramref name="stamp"/> was taken might have left it equal.</summary>
    public bool IsRacy(in FileStamp stamp) => stamp.IsRacy(Now(), _slack.Value);

    /// <summary>Hashes a file; racy tells whether the stamp may be trusted by the next build.</summary>
    public (Digest Digest, FileStamp Stamp, bool Racy) Digest(string path)
    {
        long started = Now();
        (Digest digest, FileStamp stamp, bool stable) = FileDigest.Compute(path);
        Interlocked.Add(ref _bytesRead, stamp.Size);
        return (digest, stamp, !stable || stamp.IsRacy(started, _slack.Value));
    }

    private static long Now() =>
        (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;

    private static string Existing(string folder)
    {
        string? candidate = folder;
        while (candidate is not null && !Directory.Exists(candidate))
        {
            candidate = Path.GetDirectoryName(candidate);
        }

        return candidate ?? Path.GetPathRoot(folder) ?? "/";
    }
}
