using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Sources;

/// <summary>Looks at what is in one POI folder and notes what was there.</summary>
/// <param name="folder">Absolute path of the POI folder.</param>
/// <param name="links">Decides which links are followed.</param>
internal sealed class FolderView(string folder, LinkGuard links)
{
    private readonly List<Probe> _probes = new(10);

    /// <summary>What was noted, in the order of looking.</summary>
    public ImmutableArray<Probe> Probes => [.. _probes];

    /// <summary>Absolute path of <paramref name="relative"/>, for messages.</summary>
    public string FullPath(string relative) => Path.Combine(folder, relative);

    /// <summary>
    /// What <paramref name="relative"/> leads to. Notes it when there is something; what is not there is told by the
    /// stamp of its folder, so that is noted only on request.
    /// </summary>
    /// <exception cref="NuTonicException">NT1023-NT1025: a link that is not followed; NT1026: neither file nor folder.
    /// </exception>
    public FileKind Look(string relative, bool noteAbsence = false) => Look(relative, noteAbsence, out _);

    /// <summary>
    /// True when <paramref name="relative"/> is a file with content. Notes as <see cref="Look(string, bool)"/> does:
    /// also an empty file, because its folder does not change when it fills up.
    /// </summary>
    /// <exception cref="NuTonicException">As for <see cref="Look(string, bool)"/>.</exception>
    public bool HasFile(string relative, bool noteAbsence = false) =>
        Look(relative, noteAbsence, out long size) == FileKind.File && size > 0;

    /// <summary>
    /// Names of the folders (or of the other entries) in a folder that was looked at, ordinal. Links that lead nowhere
    /// are among the folders: whoever looks at them gets the error.
    /// </summary>
    /// <exception cref="NuTonicException">NT1026: the folder cannot be listed.</exception>
    public string[] Names(string relative, bool wantsFolders)
    {
        string path = FullPath(relative);
        try
        {
            List<string> names = [];
            foreach ((string name, bool isFolder) in FolderEntries.Of(path))
            {
                // A link that dangles today may be a folder tomorrow, and no stamp of what was looked at would tell.
                if (isFolder == wantsFolders || (wantsFolders && LinkFailure.IsDangling(Path.Combine(path, name))))
                {
                    names.Add(name);
                }
            }

            names.Sort(StringComparer.Ordinal);
            return [.. names];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw SourceFailure.NotReadable(path, failure);
        }
    }

    private FileKind Look(string relative, bool noteAbsence, out long size)
    {
        string path = FullPath(relative);
        FileStamp.TryRead(path, out FileStamp stamp, out FileKind kind);
        links.Check(path, kind);
        if (kind == FileKind.Other)
        {
            throw SourceFailure.NotOrdinary(path);
        }

        if (kind != FileKind.Missing || noteAbsence)
        {
            _probes.Add(new Probe(relative, kind));
        }

        size = stamp.Size;
        return kind;
    }
}
