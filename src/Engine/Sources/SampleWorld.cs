using System.Globalization;

namespace NuTonic.Engine.Sources;

/// <summary>
/// A made-up world of POI folders, drawn from noise: the same options give the same bytes on any machine.
/// </summary>
internal static class SampleWorld
{
    /// <summary>Changes whenever the same options give other bytes.</summary>
    public const int Version = 1;

    /// <summary>
    /// Makes sure that <paramref name="root"/> (absolute path) holds the world of <paramref name="options"/>: returns
    /// at once when it does, otherwise replaces the folder. One caller at a time.
    /// </summary>
    public static void Ensure(string root, SampleOptions options)
    {
        if (IsIntact(root, options))
        {
            return;
        }

        new SampleFolder(root, Heading(options)).Replace(fresh => Generate(fresh, options));
    }

    /// <summary>True when <paramref name="root"/> holds the whole world of <paramref name="options"/>.</summary>
    public static bool IsIntact(string root, SampleOptions options) =>
        new SampleFolder(root, Heading(options)).IsIntact(1);

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

        new SampleFolder(root, Heading(options)).WriteManifest();
    }

    private static string Heading(SampleOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"nutonic sample world {Version} pois={options.Pois} seed={options.Seed} km={options.BoxKm:R}");
}
