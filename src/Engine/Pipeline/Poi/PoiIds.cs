using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>
/// Finds folders that claim the same id: their files would have the same names. Ids are compared without case, because
/// on some systems such file names are one.
/// </summary>
internal static class PoiIds
{
    /// <summary>
    /// The folders in the same order; those that share an id carry the error that says so. Folders that have an error
    /// already are left as they are.
    /// </summary>
    /// <param name="folders">The POIs.</param>
    /// <param name="known">Summaries of folders whose poi.json is unchanged: it is not read again.</param>
    /// <param name="threads">At least 1.</param>
    public static ImmutableArray<UnitEntry> MarkConflicts(
        ImmutableArray<UnitEntry> folders, UnitSummaries known, int threads)
    {
        string?[] ids = new string?[folders.Length];
        Parallel.For(
            0,
            folders.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            poi => ids[poi] = folders[poi].Conflict is not null ? null
                : known[poi] is { } summary ? PoiSummary.UnpackId(summary)
                : Read(folders[poi]));
        Dictionary<string, int> first = new(folders.Length, StringComparer.OrdinalIgnoreCase);
        ImmutableArray<UnitEntry>.Builder? marked = null;
        for (int poi = 0; poi < ids.Length; poi++)
        {
            if (ids[poi] is { } id && !first.TryAdd(PoiIdRules.Comparable(id), poi))
            {
                marked ??= folders.ToBuilder();
                int before = first[PoiIdRules.Comparable(id)];
                UnitEntry other = folders[before];
                marked[poi] = folders[poi] with { Conflict = Conflict(id, folders[poi], other) };
                if (marked[before].Conflict is null)
                {
                    marked[before] = other with { Conflict = Conflict(id, other, folders[poi]) };
                }
            }
        }

        return marked?.ToImmutable() ?? folders;
    }

    // Null when poi.json is bad: building the POI says what is wrong with it.
    private static string? Read(UnitEntry folder)
    {
        try
        {
            return PoiDocument.Read(Path.Combine(folder.FolderPath, PoiDocument.FileName)).PoiId ?? folder.Folder;
        }
        catch (NuTonicException)
        {
            return null;
        }
    }

    private static Diagnostic Conflict(string id, UnitEntry folder, UnitEntry other) => Diagnostic.Create(
        Errors.PoiIdDuplicate,
        new SourceLocation(Path.Combine(folder.FolderPath, PoiDocument.FileName)),
        id,
        folder.FolderPath,
        other.FolderPath);
}
