using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>
/// Finds folders that claim the same id: their files would have the same names. Ids are compared without case, because
/// on some systems such file names are one.
/// </summary>
/// <param name="state">What the last build knows: a folder whose poi.json is unchanged costs one stat.</param>
internal sealed class PoiIds(BuildState state)
{
    /// <summary>The folders in the same order; those that share an id carry the error that says so.</summary>
    public ImmutableArray<PoiEntry> MarkConflicts(ImmutableArray<PoiEntry> folders)
    {
        Dictionary<string, List<int>> byId = new(folders.Length, StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < folders.Length; i++)
        {
            if (IdOf(folders[i]) is { } id)
            {
                (byId.TryGetValue(id, out List<int>? same) ? same : byId[id] = []).Add(i);
            }
        }

        ImmutableArray<PoiEntry>.Builder marked = folders.ToBuilder();
        foreach ((string id, List<int> same) in byId.Where(entry => entry.Value.Count > 1))
        {
            foreach (int i in same)
            {
                string other = folders[same.First(j => j != i)].FolderPath;
                marked[i] = folders[i] with { Conflict = Conflict(id, folders[i], other) };
            }
        }

        return marked.MoveToImmutable();
    }

    // Null when poi.json is bad: building the POI says what is wrong with it.
    private string? IdOf(PoiEntry folder)
    {
        string path = Path.Combine(folder.FolderPath, PoiDocument.FileName);
        if (state.Find(folder.UnitName) is { } last
            && last.Probes.FirstOrDefault(probe => probe.Path == PoiDocument.FileName) is { Racy: false } known
            && FileStamp.TryRead(path, out FileStamp stamp, out FileKind kind)
            && kind == known.Kind && stamp == known.Stamp)
        {
            return PoiSummary.UnpackId(last.Payload.Span);
        }

        try
        {
            return PoiDocument.Read(path).PoiId ?? folder.FolderName;
        }
        catch (NuTonicException)
        {
            return null;
        }
    }

    private static Diagnostic Conflict(string id, PoiEntry folder, string other) => Diagnostic.Create(
        Errors.PoiIdDuplicate,
        new SourceLocation(Path.Combine(folder.FolderPath, PoiDocument.FileName)),
        id,
        folder.FolderPath,
        other);
}
