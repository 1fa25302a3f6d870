using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph.Archive;

/// <summary>
/// Writes results of a cache and their contents into an archive: the same bytes for the same results.
/// </summary>
/// <param name="actions">Where results are found.</param>
/// <param name="contents">Where contents are found.</param>
internal sealed class CacheExport(IActionCache actions, IContentStore contents)
{
    private readonly HashSet<Digest> _lost = [];

    /// <summary>Results that were written.</summary>
    public int Results { get; private set; }

    /// <summary>Contents that were written.</summary>
    public int Contents { get; private set; }

    /// <summary>
    /// Writes what the cache has of <paramref name="wanted"/>. A result goes only with all of its contents.
    /// </summary>
    /// <param name="stream">Where the archive goes; stays open.</param>
    /// <param name="wanted">Fingerprints, ascending, each once.</param>
    /// <param name="cancellation">Stops between two entries.</param>
    public void Write(Stream stream, IReadOnlyList<Digest> wanted, CancellationToken cancellation)
    {
        UstarWriter archive = new(stream);
        archive.Add(CacheArchive.FormatName, CacheArchive.Format);
        foreach (Digest digest in Needed(wanted))
        {
            cancellation.ThrowIfCancellationRequested();
            WriteContent(archive, digest);
        }

        foreach (Digest key in wanted)
        {
            cancellation.ThrowIfCancellationRequested();
            WriteResult(archive, key);
        }

        archive.Add(CacheArchive.TotalName, CacheArchive.Total(Contents, Results));
        archive.Finish();
    }

    private SortedSet<Digest> Needed(IReadOnlyList<Digest> wanted)
    {
        SortedSet<Digest> needed = [];
        foreach (Digest key in wanted)
        {
            if (actions.TryGet(key, out ActionRecord? record)
                && record.Contents.All(content => contents.Contains(content)))
            {
                needed.UnionWith(record.Contents);
            }
        }

        return needed;
    }

    private void WriteContent(UstarWriter archive, in Digest digest)
    {
        // The cache answers for XxHash128 only; whoever imports it checks the SHA-256.
        if (!contents.TryRead(digest, out byte[]? content)
            || content.Length > CacheArchive.MaxEntryBytes
            || Digest.Of(content) != digest)
        {
            _lost.Add(digest);
            return;
        }

        archive.Add(CacheArchive.ContentPrefix + digest, content);
        Contents++;
    }

    private void WriteResult(UstarWriter archive, in Digest key)
    {
        if (actions.TryGet(key, out ActionRecord? record)
            && record.Contents.All(content => !_lost.Contains(content) && contents.Contains(content)))
        {
            archive.Add(CacheArchive.ResultPrefix + key, CacheArchive.Pack(record));
            Results++;
        }
    }
}
