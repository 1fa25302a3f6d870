using NuTonic.Fixtures;

namespace NuTonic.EndToEnd.Tests.Misuse;

/// <summary>Damaged and unsupported rasters as the red band of a POI.</summary>
public sealed class BadRasterTests
{
    private static readonly TimeSpan PatiencePerRaster = TimeSpan.FromSeconds(2);

    [Fact]
    public void Build_EveryBadRaster_SaidSoInTime()
    {
        using PoiScene scene = new();
        string[] rasters = Directory.GetFiles(SharedFolder.Path("data/conformance/bad"));
        Array.Sort(rasters, StringComparer.Ordinal);
        for (int i = 0; i < rasters.Length; i++)
        {
            Replace(scene, FormattableString.Invariant($"poi_bad{i:D2}"), rasters[i]);
        }

        long started = Environment.TickCount64;
        BuildRun run = scene.Space.Build();
        TimeSpan elapsed = TimeSpan.FromMilliseconds(Environment.TickCount64 - started);

        PoiScene.AssertFailedCleanly(run);
        for (int i = 0; i < rasters.Length; i++)
        {
            string place = FormattableString.Invariant($"poi_bad{i:D2}/");
            // This one lies on another continent: its damaged pixels are never asked for.
            string expected = Path.GetFileName(rasters[i]) == "rio_corrupt.tif" ? "warning NT3010" : "error NT2";
            Assert.True(
                run.Output.Split('\n').Any(line => line.Contains(expected, StringComparison.Ordinal)
                    && line.Contains(place, StringComparison.Ordinal)),
                $"no {expected} for {rasters[i]} ({place}) in:\n{run.Output}");
        }

        Assert.True(scene.Chips(PoiScene.Good) > 0, run.Output);
        Assert.Equal(scene.Chips(PoiScene.Good), Directory.GetFiles(Path.Combine(scene.Space.Out, "images")).Length);
        Assert.True(elapsed < rasters.Length * PatiencePerRaster, $"took {elapsed}");
    }

    [Fact]
    public void Build_UnsupportedOrMissingRasters_NamesWhatIsWrong()
    {
        using PoiScene scene = new();
        Replace(scene, "poi_zstd", SharedFolder.Path("data/conformance/tiff/int16_zstd.tif"));
        Replace(scene, "poi_lzma", SharedFolder.Path("data/conformance/tiff/pillow_hopper_lzma.tif"));
        Replace(scene, "poi_oldjpeg", SharedFolder.Path("data/conformance/tiff/pillow_old-style-jpeg-compression.tif"));
        Replace(scene, "poi_plain", SharedFolder.Path("data/conformance/tiff/rgb-3c-16b.tiff"));
        Replace(scene, "poi_text", typeof(BadRasterTests).Assembly.Location);
        scene.Copy("poi_cut");
        string cut = scene.Band("poi_cut", "red");
        File.WriteAllBytes(cut, File.ReadAllBytes(cut)[..3000]);
        scene.Copy("poi_noband");
        File.Delete(scene.Band("poi_noband", "green"));
        File.Delete(Path.Combine(scene.Copy("poi_nolabel"), "label.tif"));
        Preview(scene, "poi_preview");

        BuildRun run = scene.Space.Build();

        PoiScene.AssertFailedCleanly(run);
        AssertLine(run, "NT2104", "poi_zstd", "ZSTD");
        AssertLine(run, "NT2104", "poi_lzma", "LZMA");
        AssertLine(run, "NT2104", "poi_oldjpeg", "JPEG");
        AssertLine(run, "NT2003", "poi_plain", "georeference");
        AssertLine(run, "NT2101", "poi_text", "red.tif");
        AssertLine(run, "NT210", "poi_cut", "red.tif");
        AssertLine(run, "NT1030", "poi_noband", "red, green and blue");
        AssertLine(run, "NT1032", "poi_nolabel", "label.tif");
        AssertLine(run, "NT1031", "poi_preview", "georeference");
        Assert.True(scene.Chips(PoiScene.Good) > 0, run.Output);
    }

    private static void Replace(PoiScene scene, string name, string raster)
    {
        scene.Copy(name);
        File.Copy(raster, scene.Band(name, "red"), overwrite: true);
    }

    private static void Preview(PoiScene scene, string name)
    {
        scene.Copy(name);
        string item = Path.GetDirectoryName(scene.Band(name, "red"))!;
        foreach (string file in Directory.GetFiles(item))
        {
            File.Delete(file);
        }

        File.WriteAllBytes(Path.Combine(item, "visual.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
    }

    private static void AssertLine(BuildRun run, string code, string poi, string part) => Assert.True(
        run.Output.Split('\n').Any(line => line.Contains("error " + code, StringComparison.Ordinal)
            && line.Contains(poi, StringComparison.Ordinal)
            && line.Contains(part, StringComparison.OrdinalIgnoreCase)),
        $"no error {code} about '{poi}' with '{part}' in:\n{run.Output}");
}
