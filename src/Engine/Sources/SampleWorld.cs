using System.Globalization;
using System.Text;

namespace NuTonic.Engine.Sources;

/// <summary>
/// A made-up world of POI folders, drawn from noise: the same options give the same bytes on any machine. Its manifest
/// (<c>sample.txt</c>) is a line with generator version and options, then "size path" of every file, by ordinal path.
/// </summary>
internal static class SampleWorld
{
    /// <summary>Changes whenever the same options give other bytes.</summary>
    public const int Version = 1;

    private const string ManifestName = "sample.txt";

    /// <summary>
    /// Makes sure that <paramref name="root"/> (absolute path) holds the world of <paramref name="options"/>: returns at
    /// once when it does, otherwise replaces the folder. One caller at a time.
    /// </summary>
    public static void Ensure(string root, SampleOptions options)
    {
        if (IsIntact(root, options))
        {
            return;
        }

        // Always the same name: what a killed process left of it goes now.
        string fresh = root + ".tmp";
        DeleteFolder(fresh);
        Generate(fresh, options);
        DeleteFolder(root);
        Directory.Move(fresh, root);
    }

    /// <summary>True when <paramref name="root"/> holds the whole world of <paramref name="options"/>.</summary>
    public static bool IsIntact(string root, SampleOptions options)
    {
        string manifest = Path.Combine(root, ManifestName);
        if (!File.Exists(manifest))
        {
            return false;
        }

        string[] lines = File.ReadAllLines(manifest);
        return lines.Length > 2 && lines[0] == Heading(options) && lines[^1] == "end"
            && lines[1..^1].All(line => HasItsSize(root, line));
    }

    /// <summary>Writes the world into the new folder <paramref name="root"/> (absolute path).</summary>
    public static void Generate(string root, SampleOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Pois, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.BoxKm);
        Directory.CreateDirectory(root);
        for (int i = 0; i < options.Pois; i++)
        {
            SamplePoiWriter.Write(root, SamplePoi.Create(options, i));
        }

        File.WriteAllText(Path.Combine(root, ManifestName), Manifest(root, options));
    }

    private static string Manifest(string root, SampleOptions options)
    {
        var text = new StringBuilder(Heading(options));
        foreach (string path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal))
        {
            long length = new FileInfo(Path.Combine(root, path)).Length;
            text.Append(CultureInfo.InvariantCulture, $"\n{length} {path}");
        }

        return text.Append("\nend\n").ToString();
    }

    private static bool HasItsSize(string root, string line)
    {
        int space = line.IndexOf(' ', StringComparison.Ordinal);
        var file = new FileInfo(Path.Combine(root, line[(space + 1)..]));
        return space > 0 && file.Exists
            && long.TryParse(line.AsSpan(0, space), CultureInfo.InvariantCulture, out long length)
            && file.Length == length;
    }

    private static string Heading(SampleOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"nutonic sample world {Version} pois={options.Pois} seed={options.Seed} km={options.BoxKm:R}");

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
