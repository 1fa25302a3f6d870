using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Sources;

/// <summary>Finds the rasters of an item folder.</summary>
internal static class Imagery
{
    private const string Thumbnail = "thumbnail";

    private static readonly string[] PreviewFiles = ["visual.tif", "visual.tiff", "visual-cog.tif"];
    private static readonly string[] SceneClassFiles = ["scl.tif", "SCL.tif"];
    private static readonly string[] Pictures = [".jpg", ".jpeg", ".png"];
    private static readonly string[] Rasters = [".tif", ".tiff"];

    /// <summary>
    /// Paths of red, green and blue relative to the POI folder: three bands, or when one of them is absent three times
    /// the same preview. Empty files do not count.
    /// </summary>
    /// <param name="view">The POI folder.</param>
    /// <param name="item">Item folder, relative to it.</param>
    /// <exception cref="NuTonicException">NT1030, NT1031, and those of <see cref="FolderView"/>.</exception>
    public static (string Red, string Green, string Blue) Find(FolderView view, string item)
    {
        string? red = FindBand(view, item, "red");
        string? green = FindBand(view, item, "green");
        string? blue = FindBand(view, item, "blue");
        if (red is not null && green is not null && blue is not null)
        {
            return (red, green, blue);
        }

        string preview = FindPreview(view, item);
        return (preview, preview, preview);
    }

    /// <summary>
    /// Path of the item's scene classification relative to the POI folder; null when there is none. An empty file does
    /// not count.
    /// </summary>
    /// <param name="view">The POI folder.</param>
    /// <param name="item">Item folder, relative to it.</param>
    /// <exception cref="NuTonicException">Those of <see cref="FolderView"/>.</exception>
    public static string? FindSceneClasses(FolderView view, string item) =>
        SceneClassFiles.Select(name => $"{item}/{name}").FirstOrDefault(path => view.HasFile(path));

    private static string? FindBand(FolderView view, string item, string band)
    {
        string plain = $"{item}/{band}.tif";
        if (view.HasFile(plain))
        {
            return plain;
        }

        string longer = $"{item}/{band}.tiff";
        if (view.HasFile(longer))
        {
            return longer;
        }

        string upper = $"{item}/{band.ToUpperInvariant()}.tif";
        return view.HasFile(upper) ? upper : null;
    }

    private static string FindPreview(FolderView view, string item)
    {
        string[] names = view.Names(item, wantsFolders: false);
        IEnumerable<string> candidates = PreviewFiles.Intersect(names, StringComparer.Ordinal)
            .Concat(names.Where(name => name.Contains("visual", StringComparison.Ordinal) && Has(name, Rasters)));
        string? found = FirstFile(view, item, candidates);
        if (found is not null)
        {
            return found;
        }

        // The reference tries pictures before the other *visual* rasters, but then fails on them.
        IEnumerable<string> pictures = names.Where(name => Has(name, Pictures) && IsPreviewName(name));
        if (FirstFile(view, item, pictures) is { } picture)
        {
            string path = view.FullPath(picture);
            throw new NuTonicException(Errors.PlainPicturePreview, new SourceLocation(path), path);
        }

        const string Wanted = "red, green and blue (.tif or .tiff each), else visual.tif, visual.tiff, visual-cog.tif "
            + "or *visual*.tif";
        string folder = view.FullPath(item);
        throw new NuTonicException(Errors.ImageryMissing, new SourceLocation(folder), folder, Wanted);
    }

    private static string? FirstFile(FolderView view, string item, IEnumerable<string> names) =>
        names.Select(name => $"{item}/{name}").FirstOrDefault(path => view.HasFile(path));

    private static bool Has(string name, string[] extensions) =>
        extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    private static bool IsPreviewName(string name) =>
        name.Contains("visual", StringComparison.Ordinal) || Path.GetFileNameWithoutExtension(name) == Thumbnail;
}
