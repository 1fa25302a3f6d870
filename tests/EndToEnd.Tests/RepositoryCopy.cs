using NuTonic.Fixtures;

namespace NuTonic.EndToEnd.Tests;

/// <summary>Copies of the repository as a clone has it: sources, nothing compiled.</summary>
internal static class RepositoryCopy
{
    /// <summary>A new copy in a folder of its own.</summary>
    public static TemporaryFolder Create()
    {
        TemporaryFolder copy = new();
        foreach (string folder in (string[])["src", "build"])
        {
            FolderCopy.Copy(Path.Combine(RepositoryRoot.Path, folder), copy.Combine(folder), "bin", "obj");
        }

        foreach (string file in (string[])
            ["Directory.Build.props", "Directory.Packages.props", "global.json", "BannedSymbols.txt", ".editorconfig"])
        {
            File.Copy(Path.Combine(RepositoryRoot.Path, file), copy.Combine(file));
        }

        return copy;
    }
}
