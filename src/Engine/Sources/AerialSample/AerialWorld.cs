using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>
/// A made-up world of aerial pictures and the map that they were painted from: the same options give
/// the same bytes on any machine.
/// </summary>
internal static class AerialWorld
{
    /// <summary>Changes whenever the same options give other bytes.</summary>
    public const int Version = 1;

    /// <summary>The folder of the pictures.</summary>
    public const string ImageryName = "imagery";

    /// <summary>The extract of the map.</summary>
    public const string MapName = "map.osm";

    /// <summary>
    /// Makes sure that <paramref name="root"/> (absolute path) holds the world of <paramref name="options"/>: returns
    /// at once when it does, otherwise replaces the folder. One caller at a time.
    /// </summary>
    public static void Ensure(string root, AerialSampleOptions options)
    {
        if (IsIntact(root, options))
        {
            return;
        }

        new SampleFolder(root, Heading(options)).Replace(fresh => Generate(fresh, options));
    }

    /// <summary>True when <paramref name="root"/> holds the whole world of <paramref name="options"/>.</summary>
    public static bool IsIntact(string root, AerialSampleOptions options) =>
        new SampleFolder(root, Heading(options)).IsIntact(options.Quads + 1);

    /// <summary>Writes the world into the new folder <paramref name="root"/> (absolute path).</summary>
    public static void Generate(string root, AerialSampleOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Quads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.SidePx, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(options.SidePx % 2, 0);
        Directory.CreateDirectory(Path.Combine(root, ImageryName));
        AerialQuad[] quads =
        [
            .. Enumerable.Range(0, options.Quads).Select(index => AerialQuad.At(index, options.SidePx)),
        ];
        using (FileStream map = File.Create(Path.Combine(root, MapName)))
        {
            IEnumerable<(int Column, int Row)> cells = quads.SelectMany(quad => MapFrame.Cells(quad.Grid))
                .Distinct()
                .Order();
            OsmXmlWriter.Write(map, [.. cells], cell => MapDrawing.Draw(options.Seed, cell.Column, cell.Row));
        }

        ulong seed = SampleHash.Mix((ulong)options.Seed);
        var textures = new PaintTextures(seed);
        foreach (AerialQuad quad in quads)
        {
            ImmutableArray<OsmElement> elements =
            [
                .. MapFrame.Cells(quad.Grid)
                    .SelectMany(cell => MapDrawing.Draw(options.Seed, cell.Column, cell.Row).ToElements()),
            ];
            QuadWriter.Write(PathOf(root, quad), quad, new MapPainter(elements, quad.Grid, textures, seed));
        }

        new SampleFolder(root, Heading(options)).WriteManifest();
    }

    /// <summary>
    /// Writes pictures of any map, such as a real extract, into <paramref name="folder"/> (absolute path).
    /// </summary>
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

    private static string Heading(AerialSampleOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"nutonic aerial sample {Version} quads={options.Quads} seed={options.Seed} side={options.SidePx}");
}
