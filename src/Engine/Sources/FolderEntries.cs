using System.IO.Enumeration;

namespace NuTonic.Engine.Sources;

/// <summary>Lists a folder with no call to the system per entry, links apart.</summary>
internal static class FolderEntries
{
    private static readonly EnumerationOptions All = new()
    {
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
        MatchType = MatchType.Simple,
        RecurseSubdirectories = false,
    };

    /// <summary>
    /// Names in <paramref name="path"/> and whether each leads to a folder, in no order. Names that start with a dot
    /// are left out: systems and tools put such files beside the user's (<c>._visual.tif</c>,
    /// <c>.ipynb_checkpoints</c>), and they would sort first.
    /// </summary>
    public static IEnumerable<FolderEntry> Of(string path) =>
        new FileSystemEnumerable<FolderEntry>(
            path, (ref FileSystemEntry entry) => new FolderEntry(entry.FileName.ToString(), entry.IsDirectory), All)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.FileName.StartsWith('.'),
        };
}
