using System.Collections.Concurrent;
using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Osm.Storage;
using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Osm;

/// <summary>
/// An extract of any size in one SQLite file that is made once and then only read. Whoever opens it names the file
/// after the digest of the extract, so the file itself does not say what it was made from.
/// </summary>
internal sealed class OsmIndex : IOsmSource, IDisposable
{
    private readonly ConcurrentBag<IndexReader> _idle = [];
    private readonly ElementCache _cache = new();
    private readonly string _path;
    private FileStream? _use;

    private OsmIndex(string path, IReadOnlyDictionary<string, string> facts)
    {
        _path = path;
        Description = IndexFacts.Description(facts);
        Statistics = IndexFacts.Statistics(facts);
    }

    /// <summary>What the extract says about itself.</summary>
    public ExtractDescription Description { get; }

    /// <summary>What was found in the extract and what became of it.</summary>
    public ExtractStatistics Statistics { get; }

    /// <summary>
    /// Opens the index at <paramref name="indexPath"/>. When it is absent, damaged, of another version or something
    /// else, it is made from <paramref name="extractPath"/>; of several that ask at once,
    /// one makes it and the others wait.
    /// </summary>
    /// <param name="extractPath">The extract, absolute; read only when the index has to be made.</param>
    /// <param name="indexPath">The index, absolute; its folder is made when missing.</param>
    /// <param name="cancellationToken">Stops making it; nothing is left behind.</param>
    /// <exception cref="NuTonicException">NT1200 to NT1213.</exception>
    public static OsmIndex Open(string extractPath, string indexPath, CancellationToken cancellationToken) =>
        Open(extractPath, indexPath, static () => { }, cancellationToken);

    /// <summary>As above, with a check of the extract before a new index appears.</summary>
    /// <param name="extractPath">The extract, absolute; read only when the index has to be made.</param>
    /// <param name="indexPath">The index, absolute; its folder is made when missing.</param>
    /// <param name="check">Runs when the extract has been read; when it throws, no index is left.</param>
    /// <param name="cancellationToken">Stops making it; nothing is left behind.</param>
    /// <exception cref="NuTonicException">NT1200 to NT1213, and what <paramref name="check"/> throws.</exception>
    public static OsmIndex Open(
        string extractPath, string indexPath, Action check, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Held while it is open, so that no other build removes it meanwhile.
            FileStream? use = IndexLock.Share(indexPath, cancellationToken);
#pragma warning disable CA2000 // It is the caller's.
            if (TryOpen(indexPath) is { } index)
#pragma warning restore CA2000
            {
                index._use = use;
                return index;
            }

            use?.Dispose();
            MakeLocked(extractPath, indexPath, check, cancellationToken);
        }
    }

    /// <summary>
    /// Opens the index at <paramref name="indexPath"/>; null when it is absent, damaged or not one of this version.
    /// </summary>
    public static OsmIndex? TryOpen(string indexPath)
    {
        if (!File.Exists(indexPath))
        {
            return null;
        }

        try
        {
            using var reader = IndexReader.Open(indexPath, new ElementCache());
            return reader is null ? null : new OsmIndex(indexPath, reader.Facts());
        }
        catch (Exception failure)
            when (failure is SqliteFailureException or FormatException or OverflowException or IOException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="NuTonicException">NT1214: the index is damaged. It is removed,
    /// so that the next build makes it again.</exception>
    public ImmutableArray<OsmElement> Query(Extent boxWgs84)
    {
        IndexReader? reader = null;
        try
        {
            if (!_idle.TryTake(out reader))
            {
                reader = IndexReader.Open(_path, _cache)
                    ?? throw new InvalidDataException("it was replaced by another file");
            }

            ImmutableArray<OsmElement> elements = reader.Query(PackedBox.From(boxWgs84));
            _idle.Add(reader);
            return elements;
        }
        catch (Exception failure) when (failure is SqliteFailureException or InvalidDataException)
        {
            reader?.Dispose();
            Remove();
            throw new NuTonicException(
                Diagnostic.Create(
                    Errors.OsmIndexDamaged, new SourceLocation(_path), _path, failure.Message.TrimEnd('.')),
                failure);
        }
    }

    /// <summary>Closes the file; no query may be under way.</summary>
    public void Dispose()
    {
        while (_idle.TryTake(out IndexReader? reader))
        {
            reader.Dispose();
        }

        _use?.Dispose();
        _use = null;
    }

    private static void MakeLocked(
        string extractPath, string indexPath, Action check, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(indexPath)!);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw IndexWriter.Failed(indexPath, failure);
        }

        using FileStream held = IndexLock.Take(indexPath, cancellationToken);

        // Another build may have made it in the meantime.
        using OsmIndex? made = TryOpen(indexPath);
        if (made is not null)
        {
            return;
        }

        IndexWriter.Write(extractPath, indexPath, check, cancellationToken);
        using OsmIndex? written = TryOpen(indexPath);
        if (written is null)
        {
            throw new NuTonicException(
                Errors.OsmIndexNotWritable, new SourceLocation(indexPath), indexPath, "it broke as it was made");
        }
    }

    private void Remove()
    {
        try
        {
            File.Delete(_path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The damage is what there is to report.
        }
    }
}
