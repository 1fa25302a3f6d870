using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Osm;
using NuTonic.Engine.Osm.Storage;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>The map of a build; its index is made and opened when the first node asks for elements.</summary>
internal sealed class ExtractUse : IDisposable
{
    private const int NameDigits = 32;

    private readonly Lock _gate = new();
    private readonly string? _path;
    private readonly string _index;
    private readonly FileMemory _files;
    private readonly bool _tellsCut;
    private OsmIndex? _source;

    private ExtractUse(string? path, Digest digest, FileMemory files, string indexFolder, bool tellsCut)
    {
        _path = path;
        Digest = digest;
        _files = files;
        _tellsCut = tellsCut;
        _index = Path.Combine(indexFolder, digest.ToString()[..NameDigits] + ".db");
    }

    /// <summary>Digest of the extract; empty without one.</summary>
    public Digest Digest { get; }

    /// <summary>False when there is no map at all.</summary>
    public bool Exists => _path is not null;

    /// <summary>The extract at <paramref name="path"/>, whose digest is found out; null for none.</summary>
    /// <param name="path">Absolute path of the extract, or null.</param>
    /// <param name="files">Knows its digest.</param>
    /// <param name="indexFolder">Absolute folder of the indexes of this checkout.</param>
    /// <param name="tellsCut">Whether elements that the border of the extract cuts are worth a warning.</param>
    /// <exception cref="NuTonicException">NT8015: it cannot be read.</exception>
    public static ExtractUse Of(string? path, FileMemory files, string indexFolder, bool tellsCut) =>
        new(path, path is null ? default : files.DigestOf(path), files, indexFolder, tellsCut);

    /// <summary>Elements that touch a box in degrees, by id; none without a map. Safe for several threads.</summary>
    /// <exception cref="NuTonicException">NT1200 to NT1214, NT1216: the extract or its index.</exception>
    public ImmutableArray<OsmElement> Query(Extent boxWgs84, CancellationToken cancellation) =>
        _path is null ? [] : Source(_path, cancellation).Query(boxWgs84);

    /// <summary>
    /// The warning of elements that the border of the extract cuts (NT1215), for the record of the data set; null when
    /// there are none, nobody wants to hear of it, or no index tells.
    /// </summary>
    public Diagnostic? Cut()
    {
        lock (_gate)
        {
            if (_path is null || !_tellsCut)
            {
                return null;
            }

            _source ??= OsmIndex.TryOpen(_index);
            return _source is null ? null : CutOf(_path, _source);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _source?.Dispose();

    private OsmIndex Source(string path, CancellationToken cancellation)
    {
        lock (_gate)
        {
            return _source ??= Open(path, cancellation);
        }
    }

    private OsmIndex Open(string path, CancellationToken cancellation)
    {
        OsmIndex index = OsmIndex.Open(path, _index, () => CheckUnchanged(path), cancellation);
        IndexFolder.Touch(_index, TimeProvider.System);
        IndexFolder.Prune(_index);
        return index;
    }

    private static Diagnostic? CutOf(string path, OsmIndex index) => index.Statistics is { Cut: > 0 } statistics
        ? Diagnostic.Create(
            Errors.OsmElementsCut, new SourceLocation(path), path, statistics.Cut, statistics.Incomplete)
        : null;

    // The index is named after the digest: made from other content it would be wrong in every later build.
    private void CheckUnchanged(string path)
    {
        if (_files.DigestOf(path) != Digest)
        {
            throw new NuTonicException(Errors.OsmExtractChanged, new SourceLocation(path), path);
        }
    }
}
