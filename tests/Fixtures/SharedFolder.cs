namespace NuTonic.Fixtures;

/// <summary>
/// The read-only folder of vectors and real files: <c>NUTONIC_SHARED</c>, or <c>shared</c> beside the repository.
/// </summary>
internal static class SharedFolder
{
    /// <summary>
    /// Absolute path of <paramref name="relativePath"/>; the running test is skipped when the folder is absent.
    /// </summary>
    public static string Path(string relativePath)
    {
        string? root = Root;
        Assert.SkipWhen(root is null, "the shared folder is absent: set NUTONIC_SHARED");
        return System.IO.Path.Combine(root!, relativePath);
    }

    private static string? Root { get; } = Find();

    private static string? Find()
    {
        string? named = Environment.GetEnvironmentVariable("NUTONIC_SHARED");
        if (named is not null)
        {
            return Directory.Exists(named) ? named : null;
        }

        string? candidate = System.IO.Path.Combine(RepositoryRoot.Path, "..", "shared");
        return Directory.Exists(candidate) ? System.IO.Path.GetFullPath(candidate, RepositoryRoot.Path) : null;
    }
}
