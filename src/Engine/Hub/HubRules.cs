using System.Text;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Hub;

/// <summary>What the Hub refuses, and what makes repositories hard to use, found before anything is sent.</summary>
/// <seealso href="https://huggingface.co/docs/hub/storage-limits">Hub: storage limits</seealso>
internal static class HubRules
{
    /// <summary>Most entries of a folder: files and folders directly in it.</summary>
    public const int FolderEntries = 10_000;

    /// <summary>Most files of a repository.</summary>
    public const int Files = 100_000;

    /// <summary>Most bytes of a file.</summary>
    public const long FileBytes = 50_000_000_000;

    private const int LongestPath = 1024;
    private const int LongestName = 255;

    /// <summary>Checks names and sizes of the files that are to be sent.</summary>
    /// <exception cref="NuTonicException">NT6407, NT6408.</exception>
    public static void CheckFiles(IEnumerable<HubFile> files)
    {
        foreach (HubFile file in files)
        {
            string? wrong = file.Path == PublishedList.Path
                ? "the list of published files has this name"
                : WhatIsWrongWith(file.Path);
            if (wrong is not null)
            {
                throw new NuTonicException(Errors.HubNameForbidden, null, file.Path, wrong);
            }

            if (file.Size > FileBytes)
            {
                throw new NuTonicException(Errors.HubFileTooLarge, null, file.Path, file.Size, FileBytes);
            }
        }
    }

    /// <summary>Checks how many files and entries of folders there are.</summary>
    /// <param name="paths">All files that are going to be in the repository, once each.</param>
    /// <exception cref="NuTonicException">NT6405, NT6406.</exception>
    public static void CheckCounts(IReadOnlyCollection<string> paths)
    {
        if (paths.Count > Files)
        {
            throw new NuTonicException(Errors.HubTooManyFiles, null, paths.Count, Files);
        }

        Dictionary<string, HashSet<string>> folders = new(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            for (string entry = path; entry.Length > 0;)
            {
                int slash = entry.LastIndexOf('/');
                string folder = slash < 0 ? "" : entry[..slash];
                if (!folders.TryGetValue(folder, out HashSet<string>? entries))
                {
                    folders[folder] = entries = new HashSet<string>(StringComparer.Ordinal);
                }

                if (!entries.Add(entry[(slash + 1)..]))
                {
                    break; // Then all above it is counted, too.
                }

                entry = folder;
            }
        }

        foreach ((string folder, HashSet<string> entries) in folders.OrderBy(
            folder => folder.Key, StringComparer.Ordinal))
        {
            if (entries.Count > FolderEntries)
            {
                throw new NuTonicException(Errors.HubFolderTooFull, null, folder, entries.Count, FolderEntries);
            }
        }
    }

    /// <summary>Why <paramref name="path"/> cannot be in a repository; null when it can.</summary>
    public static string? WhatIsWrongWith(string path)
    {
        if (path.Length == 0 || Encoding.UTF8.GetByteCount(path) > LongestPath)
        {
            return "it is empty or too long";
        }

        if (path.Any(
            character => char.IsControl(character) || character is '\\' or '\uFFFD' || char.IsSurrogate(character)))
        {
            return "it has a character that is not allowed";
        }

        foreach (string name in path.Split('/'))
        {
            if (name.Length == 0 || name.Trim() != name || Encoding.UTF8.GetByteCount(name) > LongestName)
            {
                return "a name in it is empty, too long, or begins or ends with a space";
            }

            // Files of git, and of the Hub's own tools.
            if (name[0] == '.')
            {
                return "a name in it begins with a point";
            }
        }

        return null;
    }
}
