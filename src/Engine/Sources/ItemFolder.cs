using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Sources;

/// <summary>Chooses the item folder of a POI.</summary>
internal static class ItemFolder
{
    private const string Items = "sentinel-2-l2a";
    private const int ShownNames = 10;

    /// <summary>Path of the item folder, relative to the POI folder.</summary>
    /// <param name="view">The POI folder.</param>
    /// <param name="itemId">What poi.json says; null when nothing.</param>
    /// <param name="match">How <paramref name="itemId"/> selects.</param>
    /// <param name="report">Receives NT1028 and NT1029.</param>
    /// <exception cref="NuTonicException">NT1027, NT1030, and those of <see cref="FolderView"/>.</exception>
    public static string Choose(FolderView view, string? itemId, ItemMatch match, Action<Diagnostic> report)
    {
        if (view.Look(Items) != FileKind.Directory)
        {
            throw NoItem(view);
        }

        if (itemId is not null && match == ItemMatch.Exact)
        {
            return Named(view, itemId);
        }

        string path = $"{Items}/{Listed(view, itemId, match, report)}";
        return view.Look(path) == FileKind.Directory ? path : throw NoItem(view);
    }

    private static string Named(FolderView view, string itemId)
    {
        // One look instead of a list. An id with a separator or of dots only would lead somewhere else.
        bool isName = itemId.AsSpan().IndexOfAny('/', '\\', '\0') < 0 && itemId is not ("." or "..");
        string item = $"{Items}/{itemId}";
        if (isName && view.Look(item) == FileKind.Directory)
        {
            return item;
        }

        string[] names = view.Names(Items, wantsFolders: true);
        string there = names.Length == 0 ? "no folder" : string.Join(", ", names.Take(ShownNames));
        string shown = names.Length > ShownNames ? there + ", ..." : there;
        string path = view.FullPath(Items);
        throw new NuTonicException(Errors.ItemNotFound, new SourceLocation(path), itemId, path, shown);
    }

    private static string Listed(FolderView view, string? itemId, ItemMatch match, Action<Diagnostic> report)
    {
        string[] names = view.Names(Items, wantsFolders: true);
        if (names.Length == 0)
        {
            throw NoItem(view);
        }

        string path = view.FullPath(Items);
        if (itemId is not null)
        {
            string? found = Array.Find(names, name => name.Contains(itemId, StringComparison.Ordinal));
            if (found is null)
            {
                report(Diagnostic.Create(Errors.ItemGuessed, new SourceLocation(path), itemId, path, names[0]));
            }

            return found ?? names[0];
        }

        if (names.Length > 1 && match == ItemMatch.Exact)
        {
            report(Diagnostic.Create(Errors.ItemAmbiguous, new SourceLocation(path), path, names.Length, names[0]));
        }

        return names[0];
    }

    private static NuTonicException NoItem(FolderView view)
    {
        string path = view.FullPath(Items);
        return new NuTonicException(
            Errors.ImageryMissing,
            new SourceLocation(path),
            path,
            "a folder named like the item, with red, green and blue .tif");
    }
}
