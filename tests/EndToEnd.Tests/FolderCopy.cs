namespace NuTonic.EndToEnd.Tests;

/// <summary>Copies folders.</summary>
internal static class FolderCopy
{
    /// <summary>
    /// Copies all files below <paramref name="source"/>; folders of the names in
    /// <paramref name="without"/> are left out.
    /// </summary>
    public static void Copy(string source, string target, params string[] without)
    {
        Directory.CreateDirectory(target);
        foreach (string file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        foreach (string folder in Directory.EnumerateDirectories(source))
        {
            if (!without.Contains(Path.GetFileName(folder), StringComparer.Ordinal))
            {
                Copy(folder, Path.Combine(target, Path.GetFileName(folder)), without);
            }
        }
    }
}
