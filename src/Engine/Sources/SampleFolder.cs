using System.Globalization;
using System.Text;

namespace NuTonic.Engine.Sources;

/// <summary>
/// A folder that a generator fills, with a manifest (<c>sample.txt</c>): a heading with generator version and options,
/// then "size path" of every file, by ordinal path, then "end".
/// </summary>
/// <param name="root">Absolute path.</param>
/// <param name="heading">First line of the manifest: names everything that the bytes depend on.</param>
internal sealed class SampleFolder(string root, string heading)
{
    private const string ManifestName = "sample.txt";

    /// <summary>
    /// True when the folder has the files that its manifest lists, with their sizes, and at least
    /// <paramref name="files"/> of them, made from the same heading.
    /// </summary>
    public bool IsIntact(int files)
    {
        string manifest = Path.Combine(root, ManifestName);
        if (!File.Exists(manifest))
        {
            return false;
        }

        string[] lines = File.ReadAllLines(manifest);
        return lines.Length >= files + 2 && lines[0] == heading && lines[^1] == "end"
            && lines[1..^1].All(HasItsSize);
    }

    /// <summary>
    /// Replaces the folder by what <paramref name="generate"/> writes into a new one, whose absolute path it is
    /// given. One caller at a time.
    /// </summary>
    public void Replace(Action<string> generate)
    {
        // Always the same name: what a killed process left of it goes now.
        string fresh = root + ".tmp";
        Delete(fresh);
        generate(fresh);
        Delete(root);
        Directory.Move(fresh, root);
    }

    /// <summary>Writes the manifest of the files that are in the folder.</summary>
    public void WriteManifest()
    {
        var text = new StringBuilder(heading);
        foreach (string path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal))
        {
            long length = new FileInfo(Path.Combine(root, path)).Length;
            text.Append(CultureInfo.InvariantCulture, $"\n{length} {path}");
        }

        File.WriteAllText(Path.Combine(root, ManifestName), text.Append("\nend\n").ToString());
    }

    private bool HasItsSize(string line)
    {
        int space = line.IndexOf(' ', StringComparison.Ordinal);
        var file = new FileInfo(Path.Combine(root, line[(space + 1)..]));
        return space > 0 && file.Exists
            && long.TryParse(line.AsSpan(0, space), CultureInfo.InvariantCulture, out long length)
            && file.Length == length;
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
