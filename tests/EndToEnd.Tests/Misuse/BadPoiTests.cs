using System.Text.Json.Nodes;

namespace NuTonic.EndToEnd.Tests.Misuse;

/// <summary>
/// Bad POI folders beside a good one: each gives its own error, and the good one is published all the same.
/// </summary>
public sealed class BadPoiTests
{
    [Fact]
    public void Build_EveryBadDocument_TypedErrorAndOthersPublished()
    {
        using PoiScene scene = new();
        List<(string Code, string Place)> expected = [];
        void Spoil(string name, string code, Action<JsonObject> edit)
        {
            scene.Copy(name);
            scene.EditDocument(name, edit);
            expected.Add((code, $"{name}/poi.json("));
        }

        void Box(string name, string code, params double[] box) => Spoil(
            name,
            code,
            document => document["bbox_wgs84"] = new JsonArray([.. box.Select(value => JsonValue.Create(value))]));

        void Text(string name, string code, string text, string place)
        {
            File.WriteAllText(Path.Combine(scene.Copy(name), "poi.json"), text);
            expected.Add((code, name + place));
        }

        File.Delete(Path.Combine(scene.Copy("poi_missing"), "poi.json"));
        expected.Add(("NT1001", "poi_missing/poi.json"));
        Text("poi_not_json", "NT1002", "{\n  \"poi_id\": oops\n}", "/poi.json(2,");
        Text("poi_empty", "NT1002", "", "/poi.json");
        Spoil("poi_no_latitude", "NT1005", document => document.Remove("latitude"));
        Spoil("poi_text_latitude", "NT1006", document => document["latitude"] = "north");
        Spoil("poi_latitude", "NT1009", document => document["latitude"] = 95.5);
        Spoil("poi_longitude", "NT1010", document => document["longitude"] = 190);
        Spoil("poi_arctic", "NT1011", document => document["latitude"] = 85);
        Spoil("poi_antarctic", "NT1011", document => document["latitude"] = -81);
        Box("poi_box_empty", "NT1012", 7.5, 47, 7.5, 47.1);
        Box("poi_box_inverted", "NT1013", 7.5, 47.1, 7.6, 47);
        Box("poi_box_antimeridian", "NT1014", 179.9, 47, -179.9, 47.1);
        Spoil("poi_id_path", "NT1015", document => document["poi_id"] = "../up");
        Spoil("poi_id_long", "NT1016", document => document["poi_id"] = new string('x', 101));
        Spoil("poi_id_reserved", "NT1017", document => document["poi_id"] = "NUL");

        BuildRun run = scene.Space.Build();

        PoiScene.AssertFailedCleanly(run);
        Assert.All(expected, error => PoiScene.AssertError(run, error.Code, error.Place));
        Assert.Equal(expected.Count, Count(run.Output));
        Assert.True(scene.Chips(PoiScene.Good) > 0, run.Output);
        Assert.Equal(scene.Chips(PoiScene.Good), Directory.GetFiles(Path.Combine(scene.Space.Out, "images")).Length);
    }

    [Fact]
    public void Build_TwoFoldersWithOneId_BothFailAndNameEachOther()
    {
        using PoiScene scene = new();
        scene.Copy("poi_a");
        scene.Copy("poi_b");
        scene.EditDocument("poi_a", document => document["poi_id"] = "poi_same");
        scene.EditDocument("poi_b", document => document["poi_id"] = "POI_SAME");

        BuildRun run = scene.Space.Build();

        PoiScene.AssertFailedCleanly(run);
        PoiScene.AssertError(run, "NT1033", "poi_a/poi.json");
        PoiScene.AssertError(run, "NT1033", "poi_b/poi.json");
        Assert.Contains(
            $"'{scene.Folder("poi_a")}' and '{scene.Folder("poi_b")}'", run.Output, StringComparison.Ordinal);
        Assert.True(scene.Chips(PoiScene.Good) > 0, run.Output);
        Assert.Equal(0, scene.Chips("poi_same") + scene.Chips("POI_SAME"));
    }

    [Fact]
    public void Build_CopyOfABuiltFolder_BothFailUntilItsIdIsChanged()
    {
        using PoiScene scene = new();
        Assert.Equal(0, scene.Space.Build().ExitCode);
        scene.Copy("poi_copy");
        scene.EditDocument("poi_copy", document => document["poi_id"] = PoiScene.Good);

        BuildRun twice = scene.Space.Build();
        scene.EditDocument("poi_copy", document => document["poi_id"] = "poi_copy");
        BuildRun mended = scene.Space.Build();

        PoiScene.AssertFailedCleanly(twice);
        PoiScene.AssertError(twice, "NT1033", $"{PoiScene.Good}/poi.json");
        PoiScene.AssertError(twice, "NT1033", "poi_copy/poi.json");
        Assert.True(mended.ExitCode == 0, mended.Output);
        Assert.Equal(scene.Chips(PoiScene.Good), scene.Chips("poi_copy"));
    }

    [Fact]
    public void Build_PoiWithoutTiles_WarnsWithTheReason()
    {
        using PoiScene scene = new();
        scene.Copy("poi_small");
        scene.EditDocument("poi_small", document =>
        {
            double[] box = [.. document["bbox_wgs84"]!.AsArray().Select(value => value!.GetValue<double>())];
            document["bbox_wgs84"] = new JsonArray(box[0], box[1], box[0] + 0.001, box[1] + 0.001);
        });
        scene.Copy("poi_elsewhere");
        scene.EditDocument("poi_elsewhere", document =>
        {
            double[] box = [.. document["bbox_wgs84"]!.AsArray().Select(value => value!.GetValue<double>())];
            document["bbox_wgs84"] = new JsonArray(box[0] + 0.1, box[1], box[2] + 0.1, box[3]);
            document["longitude"] = document["longitude"]!.GetValue<double>() + 0.1;
        });

        BuildRun run = scene.Space.Build();

        Assert.True(run.ExitCode == 0, run.Output);
        AssertWarning(run, "poi_small", "too small");
        AssertWarning(run, "poi_elsewhere", "overlap the box");
        AssertWarning(run, "poi_elsewhere", "red.tif");
    }

    private static void AssertWarning(BuildRun run, string poi, string part) => Assert.True(
        run.Output.Split('\n').Any(line => line.Contains("warning NT3010:", StringComparison.Ordinal)
            && line.Contains(poi, StringComparison.Ordinal) && line.Contains(part, StringComparison.Ordinal)),
        $"no warning NT3010 about '{poi}' with '{part}' in:\n{run.Output}");

    // Every error is printed where it happens, with the number of a project before it, and in MSBuild's summary.
    private static int Count(string output) => output.Split('\n')
        .Where(line => line.Contains("error NT", StringComparison.Ordinal))
        .Select(line => line[line.IndexOf('/', StringComparison.Ordinal)..].Trim())
        .Distinct()
        .Count();
}
