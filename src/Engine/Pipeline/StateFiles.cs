using System.Text;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
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

    /// <summary>The state in the folder that <see cref="FolderOf"/> named.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="mend">True leaves out for good what is damaged; else every build would find it again.</param>
    /// <param name="report">Hears of damage.</param>
    public static BuildState LoadState(string folder, bool mend, Action<Diagnostic> report)
    {
        bool isDamaged = false;
        BuildState state = BuildState.Load(StateIn(folder), warning =>
        {
            isDamaged = true;
            report(warning);
        });
        if (mend
            && isDamaged
            && state.UnitNames.Select(state.Find).FirstOrDefault(unit => unit is not null) is { } unit)
        {
            // Any write cuts the damaged end off.
            state.Put(unit);
        }

        return state;
    }

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
