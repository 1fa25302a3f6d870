using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Sources;

/// <summary>Finds the files of a POI folder.</summary>
internal static class PoiFolder
{
    private const string LabelFile = "label.tif";
    private const string StillFolder = "mapbox";

    /// <summary>The files that the data set is built from. Reads names and sizes, no content.</summary>
    /// <param name="folderPath">Absolute path of the POI folder; the folder above it is the POI root.</param>
    /// <param name="document">What its poi.json says.</param>
    /// <param name="options">How to choose.</param>
    /// <param name="report">Receives warnings.</param>
    /// <exception cref="NuTonicException">NT1001: no poi.json; NT1023-NT1026: a link or an entry that cannot be used;
    /// NT1027: the named item is absent; NT1030, NT1031: no imagery; NT1032: no label.</exception>
    public static PoiSources Discover(
        string folderPath, PoiDocument document, PoiFolderOptions options, Action<Diagnostic> report)
    {
        FolderView view = View(folderPath, options);
        RequireDocument(view);
        string item = ItemFolder.Choose(view, document.StacItemId, options.ItemMatch, report);
        (string red, string green, string blue) = Imagery.Find(view, item);
        return new PoiSources
        {
            IsPreview = red == green,
            Red = red,
            Green = green,
            Blue = blue,
            Label = FindLabel(view, options.NeedsLabel),
            SceneClasses = options.TakesSceneClasses ? Imagery.FindSceneClasses(view, item) : null,
            Still = FindStill(view),
            Probes = view.Probes,
        };
    }

    /// <summary>Returns when the folder may be read; call it before anything in it is.</summary>
    /// <exception cref="NuTonicException">NT1023-NT1025: it is a link that is not followed.</exception>
    public static void CheckLink(string folderPath, PoiFolderOptions options) => View(folderPath, options).Look("");

    private static FolderView View(string folderPath, PoiFolderOptions options)
    {
        string folder = Path.TrimEndingDirectorySeparator(folderPath);
        string root = Path.GetDirectoryName(folder) ?? folder;
        return new FolderView(folder, new LinkGuard(root, options.AllowExternalLinks));
    }

    private static void RequireDocument(FolderView view)
    {
        if (view.Look("") != FileKind.Directory || view.Look(PoiDocument.FileName) != FileKind.File)
        {
            string path = view.FullPath(PoiDocument.FileName);
            throw new NuTonicException(Errors.PoiDocumentMissing, new SourceLocation(path), path);
        }
    }

    private static string? FindLabel(FolderView view, bool isNeeded)
    {
        if (view.HasFile(LabelFile, noteAbsence: true))
        {
            return LabelFile;
        }

        string path = view.FullPath(LabelFile);
        return isNeeded ? throw new NuTonicException(Errors.LabelMissing, new SourceLocation(path), path) : null;
    }

    private static string? FindStill(FolderView view)
    {
        if (view.Look(StillFolder, noteAbsence: true) != FileKind.Directory)
        {
            return null;
        }

        return view.Names(StillFolder, wantsFolders: false)
            .Where(name => name.EndsWith(".png", StringComparison.Ordinal))
            .Select(name => $"{StillFolder}/{name}")
            .FirstOrDefault(path => view.HasFile(path));
    }
}
