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
    /// <param name="places">Their ids by position; null for those that cannot be told.</param>
    public static ImmutableArray<UnitEntry> MarkConflicts(ImmutableArray<UnitEntry> folders, PoiPlace?[] places)
    {
        Dictionary<string, int> first = new(folders.Length, StringComparer.OrdinalIgnoreCase);
        ImmutableArray<UnitEntry>.Builder? marked = null;
        for (int poi = 0; poi < places.Length; poi++)
        {
            if (places[poi]?.PoiId is { } id && !first.TryAdd(PoiIdRules.Comparable(id), poi))
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

    private static Diagnostic Conflict(string id, UnitEntry folder, UnitEntry other) => Diagnostic.Create(
        Errors.PoiIdDuplicate,
        new SourceLocation(Path.Combine(folder.FolderPath, PoiDocument.FileName)),
        id,
        folder.FolderPath,
        other.FolderPath);
}
