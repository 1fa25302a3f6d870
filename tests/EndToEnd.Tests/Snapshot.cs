using System.Security.Cryptography;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Pipeline.Reports;

namespace NuTonic.EndToEnd.Tests;

/// <summary>What is in a folder: contents, and which file on the disk holds them since when.</summary>
internal static class Snapshot
{
    /// <summary>
    /// SHA-256 by relative path; empty when the folder is missing. The report of the build is left out: it is the one
    /// file that two builds of a data set do not agree on.
    /// </summary>
    public static SortedDictionary<string, string> Of(string folder)
    {
        SortedDictionary<string, string> files =
            Collect(folder, path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
        files.Remove(BuildReportFile.RelativePath);
        return files;
    }

    /// <summary>Inode, size, time of the last write and of the last change, by relative path.</summary>
    public static SortedDictionary<string, FileStamp> Stamps(string folder) => Collect(folder, Stamp);

    /// <summary>
    /// Asserts that every file below <paramref name="folder"/> with the content of <paramref name="contents"/> is still
    /// the file of <paramref name="stamps"/>: the same inode, not written since.
    /// </summary>
    public static void AssertUnchangedAreUntouched(
        string folder, SortedDictionary<string, string> contents, SortedDictionary<string, FileStamp> stamps)
    {
        foreach ((string path, string digest) in Of(folder))
        {
            if (contents.GetValueOrDefault(path) == digest)
            {
                Assert.True(Stamp(Path.Combine(folder, path)) == stamps[path], $"{path} was touched");
            }
        }
    }

    private static SortedDictionary<string, T> Collect<T>(string folder, Func<string, T> select)
    {
        SortedDictionary<string, T> files = new(StringComparer.Ordinal);
        if (Directory.Exists(folder))
        {
            foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                files[Path.GetRelativePath(folder, path)] = select(path);
            }
        }

        return files;
    }

    private static FileStamp Stamp(string path)
    {
        Assert.True(FileStamp.TryRead(path, out FileStamp stamp, out _), path);
        return stamp;
    }
}
