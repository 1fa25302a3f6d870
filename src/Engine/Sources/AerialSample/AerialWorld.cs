using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>
/// A made-up world of aerial pictures and the map that they were painted from: the same options give the same bytes on any
/// machine. Its manifest (<c>sample.txt</c>) is a line with generator version and options, then "size path" of every file,
/// by ordinal path.
/// </summary>
internal static class AerialWorld
{
    /// <summary>Changes whenever the same options give other bytes.</summary>
    public const int Version = 1;

    /// <summary>The folder of the pictures.</summary>
    public const string ImageryName = "imagery";

    /// <summary>The extract of the map.</summary>
    public const string MapName = "map.osm";

    private const string ManifestName = "sample.txt";

    /// <summary>
    /// Makes sure that <paramref name="root"/> (absolute path) holds the world of <paramref name="options"/>: returns at
    /// once when it does, otherwise replaces the folder. One caller at a time.
    /// </summary>
    public static void Ensure(string root, AerialSampleOptions options)
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
    public static bool IsIntact(string root, AerialSampleOptions options)
    {
        string manifest = Path.Combine(root, ManifestName);
        if (!File.Exists(manifest))
        {
            return false;
        }

        string[] lines = File.ReadAllLines(manifest);
        return lines.Length == options.Quads + 3 && lines[0] == Heading(options) && lines[^1] == "end"
            && lines[1..^1].All(line => HasItsSize(root, line));
    }

    /// <summary>Writes the world into the new folder <paramref name="root"/> (absolute path).</summary>
    public static void Generate(string root, AerialSampleOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Quads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.SidePx, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(options.SidePx % 2, 0);
        Directory.CreateDirectory(Path.Combine(root, ImageryName));
        AerialQuad[] quads = [.. Enumerable.Range(0, options.Quads).Select(index => AerialQuad.At(index, options.SidePx))];
        using (FileStream map = File.Create(Path.Combine(root, MapName)))
        {
            IEnumerable<(int Column, int Row)> cells = quads.SelectMany(quad => MapFrame.Cells(quad.Grid)).Distinct().Order();
            OsmXmlWriter.Write(map, [.. cells], cell => MapDrawing.Draw(options.Seed, cell.Column, cell.Row));
        }

        ulong seed = SampleHash.Mix((ulong)options.Seed);
        var textures = new PaintTextures(seed);
        foreach (AerialQuad quad in quads)
        {
            ImmutableArray<OsmElement> elements =
                [.. MapFrame.Cells(quad.Grid).SelectMany(cell => MapDrawing.Draw(options.Seed, cell.Column, cell.Row).ToElements())];
            QuadWriter.Write(PathOf(root, quad), quad, new MapPainter(elements, quad.Grid, textures, seed));
        }

        File.WriteAllText(Path.Combine(root, ManifestName), Manifest(root, options));
    }

    /// <summary>Writes pictures of any map, such as a real extract, into <paramref name="folder"/> (absolute path).</summary>
    /// <returns>Absolute paths, from the north-west; none when there is nothing to be seen.</returns>
    public static ImmutableArray<string> PaintOver(
        IReadOnlyList<OsmElement> elements, string folder, AerialPaintOptions options)
    {
        Directory.CreateDirectory(folder);
        ulong seed = SampleHash.Mix((ulong)options.Seed);
        var textures = new PaintTextures(seed);
        var paths = ImmutableArray.CreateBuilder<string>();
        foreach (AerialQuad quad in AerialCover.Of(elements, options))
        {
            paths.Add(Path.Combine(folder, quad.Name + ".tif"));
            QuadWriter.Write(paths[^1], quad, new MapPainter(elements, quad.Grid, textures, seed));
        }

        return paths.ToImmutable();
    }

    private static string PathOf(string root, AerialQuad quad) => Path.Combine(root, ImageryName, quad.Name + ".tif");

    private static string Manifest(string root, AerialSampleOptions options)
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

    private static string Heading(AerialSampleOptions options) => string.Create(
        CultureInfo.InvariantCulture, $"nutonic aerial sample {Version} quads={options.Quads} seed={options.Seed} side={options.SidePx}");

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
