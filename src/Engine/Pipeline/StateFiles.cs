using System.Text;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Pipeline;

/// <summary>Where a checkout keeps what it remembers of one output folder.</summary>
internal static class StateFiles
{
    private const int FolderDigits = 16;

    /// <summary>
    /// Folder of one output folder's files, by whatever path that is reached; its name is hashed because the output
    /// folder may be anywhere.
    /// </summary>
    public static string FolderOf(string stateFolder, string datasetDir) => Path.Combine(
        stateFolder,
        "builds",
        Digest.Of(Encoding.UTF8.GetBytes(RealPath.Of(datasetDir) ?? datasetDir)).ToString()[..FolderDigits]);

    /// <summary>Lock of the build that writes to the output folder.</summary>
    public static string LockIn(string folder) => Path.Combine(folder, "build.lock");

    /// <summary>Record of the last build.</summary>
    public static string StateIn(string folder) => Path.Combine(folder, "state.log");

    /// <summary>Layouts of the split files.</summary>
    public static string PartsIn(string folder) => Path.Combine(folder, "parts");

    /// <summary>What a build computes that may not go into the cache; gone with the build.</summary>
    public static string ScratchIn(string folder) => Path.Combine(folder, "scratch");

    /// <summary>Removes what a build computed beside a read-only cache.</summary>
    public static void RemoveScratch(string scratch)
    {
        try
        {
            if (Directory.Exists(scratch))
            {
                Directory.Delete(scratch, recursive: true);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(scratch, failure);
        }
    }
}
