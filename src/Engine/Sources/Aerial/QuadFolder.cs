using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Sources.Aerial;

/// <summary>Lists the GeoTIFF files of a folder and the folders below it.</summary>
internal sealed class QuadFolder
{
    private const int MaxDepth = 32;

    private readonly string _root;
    private readonly LinkGuard _links;
    private readonly List<QuadFile> _files = [];

    private QuadFolder(string root, bool allowExternalLinks)
    {
        _root = Path.TrimEndingDirectorySeparator(root);
        _links = new LinkGuard(_root, allowExternalLinks);
    }

    /// <summary>
    /// All .tif and .tiff files, by name in ordinal order. Names that start with a dot are left out; links are followed
    /// where <see cref="LinkGuard"/> lets them, and one that leads nowhere is an error, because quads may be behind it.
    /// </summary>
    /// <param name="root">Absolute path of the imagery folder.</param>
    /// <param name="allowExternalLinks">Whether links may lead out of <paramref name="root"/>.</param>
    /// <exception cref="NuTonicException">NT1100-NT1103: the folder gives nothing; NT1104, NT1105: a name;
    /// NT1023-NT1026: a link, or something that cannot be read.</exception>
    public static ImmutableArray<QuadFile> List(string root, bool allowExternalLinks)
    {
        var folder = new QuadFolder(root, allowExternalLinks);
        folder.RequireFolder();
        folder.Walk("", [RealPath.Of(folder._root) ?? folder._root]);
        if (folder._files.Count == 0)
        {
            throw new NuTonicException(Errors.ImageryRootEmpty, new SourceLocation(folder._root), folder._root);
        }

        return folder.Unique();
    }

    private void RequireFolder()
    {
        FileStamp.TryRead(_root, out _, out FileKind kind);
        if (kind == FileKind.Directory)
        {
            return;
        }

        throw LinkFailure.Find(_root, kind) ?? new NuTonicException(
            kind == FileKind.Missing ? Errors.ImageryRootMissing : Errors.ImageryRootNotAFolder,
            new SourceLocation(_root),
            _root);
    }

    /// <summary>Takes what is in a folder.</summary>
    /// <param name="relative">Path below the root with '/' at its end; "" is the root.</param>
    /// <param name="chain">Real paths of the root and of what links on the way here lead to: a link to one of them, or
    /// to a folder above one, would lead back here.</param>
    private void Walk(string relative, ImmutableArray<string> chain)
    {
        if (relative.AsSpan().Count('/') > MaxDepth)
        {
            throw new NuTonicException(
                Errors.ImageryRootTooDeep, new SourceLocation(FullPath(relative)), FullPath(relative), MaxDepth);
        }

        foreach ((string name, bool isFolder) in Entries(relative))
        {
            string path = relative + name;
            if (isFolder)
            {
                Walk(path + '/', Follow(path, relative, chain));
            }
            else if (IsRaster(name))
            {
                RequireFile(path);
                _files.Add(new QuadFile(QuadNameRules.Check(FullPath(path)), path));
            }
            else if (LinkFailure.IsDangling(FullPath(path)))
            {
                _links.Check(FullPath(path), FileKind.Missing);
            }
        }
    }

    private FolderEntry[] Entries(string relative)
    {
        try
        {
            return [.. FolderEntries.Of(FullPath(relative)).OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw SourceFailure.NotReadable(FullPath(relative), failure);
        }
    }

    private ImmutableArray<string> Follow(string path, string parent, ImmutableArray<string> chain)
    {
        string full = FullPath(path);
        if (RealPath.Target(full) is not { } target)
        {
            return chain;
        }

        _links.Check(full, FileKind.Directory);
        string real = RealPath.Of(full) ?? full;
        string here = RealPath.Of(FullPath(parent)) ?? FullPath(parent);
        bool isLoop = chain.Append(here)
            .Any(above => (above + '/').StartsWith(real.TrimEnd('/') + '/', StringComparison.Ordinal));
        return isLoop
            ? throw new NuTonicException(Errors.LinkLoop, new SourceLocation(full), full, target)
            : chain.Add(real);
    }

    private void RequireFile(string path)
    {
        string full = FullPath(path);
        FileStamp.TryRead(full, out _, out FileKind kind);
        _links.Check(full, kind);
        if (kind != FileKind.File)
        {
            throw SourceFailure.NotOrdinary(full);
        }
    }

    private ImmutableArray<QuadFile> Unique()
    {
        Dictionary<string, QuadFile> byName = new(StringComparer.OrdinalIgnoreCase);
        foreach (QuadFile file in _files)
        {
            if (!byName.TryAdd(PoiIdRules.Comparable(file.Name), file))
            {
                string other = FullPath(byName[PoiIdRules.Comparable(file.Name)].RelativePath);
                string path = FullPath(file.RelativePath);
                throw new NuTonicException(Errors.QuadNameDuplicate, new SourceLocation(path), file.Name, path, other);
            }
        }

        return [.. _files.OrderBy(file => file.Name, StringComparer.Ordinal)];
    }

    private string FullPath(string relative) => Path.Combine(_root, relative.TrimEnd('/'));

    private static bool IsRaster(string name) =>
        name.EndsWith(".tif", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".tiff", StringComparison.OrdinalIgnoreCase);
}
