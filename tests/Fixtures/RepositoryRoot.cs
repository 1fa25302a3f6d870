namespace NuTonic.Fixtures;

/// <summary>The folder of NuTonic.sln above the test assembly.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "NuTonic.sln")))
        {
            folder = Directory.GetParent(folder)?.FullName
                ?? throw new InvalidOperationException("NuTonic.sln is not above the test assembly");
        }

        return folder;
    }
}
