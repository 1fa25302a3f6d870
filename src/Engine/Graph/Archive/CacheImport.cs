using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph.Archive;

/// <summary>
/// Takes entries of an archive into a cache after checking each, and refuses the others. Nothing that the cache has is
/// replaced, and a result is taken only when all of its contents are there.
/// </summary>
/// <param name="actions">Takes results.</param>
/// <param name="contents">Takes contents.</param>
/// <param name="refused">Told the name of an entry that is not taken and why.</param>
internal sealed class CacheImport(IActionCache actions, IContentStore contents, Action<string, string> refused)
{
    private string _last = "";

    /// <summary>Contents and results that were taken.</summary>
    public int Taken { get; private set; }

    /// <summary>Contents and results that were there already.</summary>
    public int Known { get; private set; }

    /// <summary>Entries that were not taken.</summary>
    public int Refused { get; private set; }

    /// <summary>Reads the first entry; false when this is no archive of ours.</summary>
    /// <exception cref="InvalidDataException">It is no archive at all.</exception>
    public static bool IsArchive(UstarReader archive) =>
        archive.Next() is { Name: CacheArchive.FormatName, Type: UstarEntry.File } format
        && format.Size == CacheArchive.Format.Length
        && archive.Content().AsSpan().SequenceEqual(CacheArchive.Format);

    /// <summary>Takes all entries after the first.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged or ends early;
    /// what came before was taken.</exception>
    public void Read(UstarReader archive, CancellationToken cancellation)
    {
        while (archive.Next() is { } entry)
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry is { Name: CacheArchive.TotalName, Type: UstarEntry.File })
            {
                return;
            }

            string? why = Why(entry) ?? Take(entry.Name, archive.Content());
            if (why is not null)
            {
                Refused++;
                refused(entry.Name, why);
            }
        }

        throw new InvalidDataException("its last entry is missing");
    }

    // Null: the entry may be looked into.
    private string? Why(in UstarEntry entry)
    {
        if (entry.Type != UstarEntry.File)
        {
            return "it is not a file";
        }

        if (entry.Size > CacheArchive.MaxEntryBytes)
        {
            return "it is too large";
        }

        if (string.CompareOrdinal(entry.Name, _last) <= 0)
        {
            return "it comes twice or out of order";
        }

        _last = entry.Name;
        return null;
    }

    private string? Take(string name, byte[] bytes)
    {
        if (CacheArchive.TryParseName(name, CacheArchive.ContentPrefix, out Digest digest))
        {
            return Digest.Of(bytes) == digest ? TakeContent(digest, bytes) : "its SHA-256 is another one";
        }

        if (CacheArchive.TryParseName(name, CacheArchive.ResultPrefix, out Digest key))
        {
            return CacheArchive.Unpack(bytes, key) is { } record
                ? TakeResult(record)
                : "it is damaged, or its fingerprint is not that of its inputs";
        }

        return "no entry of an archive has such a name";
    }

    private string? TakeContent(in Digest digest, byte[] bytes)
    {
        bool isKnown = contents.Contains(digest);
        Count(isKnown);
        if (!isKnown)
        {
            contents.Put(bytes);
        }

        return null;
    }

    private string? TakeResult(ActionRecord record)
    {
        if (!record.Contents.All(content => contents.Contains(content)))
        {
            return "a content that it needs was not taken";
        }

        bool isKnown = actions.TryGet(record.Key, out _);
        Count(isKnown);
        if (!isKnown)
        {
            actions.Put(record);
        }

        return null;
    }

    private void Count(bool isKnown)
    {
        Taken += isKnown ? 0 : 1;
        Known += isKnown ? 1 : 0;
    }
}
