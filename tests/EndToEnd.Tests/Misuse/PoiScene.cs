using System.Text.Json.Nodes;
using NuTonic.Engine.Sources;

namespace NuTonic.EndToEnd.Tests.Misuse;

/// <summary>A build space with a POI root "poi": one good POI, and copies of it to spoil.</summary>
internal sealed class PoiScene : IDisposable
{
    /// <summary>The POI that must be built whatever the others hold.</summary>
    public const string Good = "poi_0000";

    public PoiScene(params (string Name, string Value)[] properties)
    {
        Space = new BuildSpace([("PoiRoot", "poi"), .. properties]);
        SampleWorld.Generate(Space.Combine("sample"), new SampleOptions(Pois: 1, BoxKm: 1));
        Directory.CreateDirectory(Root);
        Directory.Move(Space.Combine("sample", Good), Folder(Good));
    }

    public BuildSpace Space { get; }

    public string Root => Space.Combine("poi");

    /// <summary>Absolute folder of a POI.</summary>
    public string Folder(string name) => Path.Combine(Root, name);

    /// <summary>Adds a copy of the good POI with an id of its own; returns its folder.</summary>
    public string Copy(string name)
    {
        CopyFolder(Folder(Good), Folder(name));
        EditDocument(name, document => document["poi_id"] = name);
        return Folder(name);
    }

    /// <summary>Changes poi.json of a POI.</summary>
    public void EditDocument(string name, Action<JsonObject> edit)
    {
        string path = Path.Combine(Folder(name), "poi.json");
        JsonObject document = JsonNode.Parse(File.ReadAllBytes(path))!.AsObject();
        edit(document);
        File.WriteAllText(path, document.ToJsonString());
    }

    /// <summary>Absolute path of the file of a band, "red", "green" or "blue".</summary>
    public string Band(string name, string band) =>
        Directory.GetFiles(Folder(name), band + ".tif", SearchOption.AllDirectories).Single();

    /// <summary>Published chips of a POI.</summary>
    public int Chips(string poiId)
    {
        string images = Path.Combine(Space.Out, "images");
        return Directory.Exists(images) ? Directory.GetFiles(images, poiId + "_r*.png").Length : 0;
    }

    /// <summary>Asserts that a failed build told it in errors of its own, one of them exactly this one.</summary>
    public static void AssertError(BuildRun run, string code, string place)
    {
        string[] lines =
        [
            .. run.Output.Split('\n').Where(line => line.Contains($"error {code}:", StringComparison.Ordinal)),
        ];
        Assert.True(
            lines.Any(line => line.Contains(place, StringComparison.Ordinal)),
            $"no error {code} at '{place}' in:\n{run.Output}");
    }

    /// <summary>Asserts a failure that shows no stack trace and no error without a code of ours.</summary>
    public static void AssertFailedCleanly(BuildRun run)
    {
        Assert.True(run.ExitCode == 1, run.Output);
        Assert.DoesNotContain("   at NuTonic.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception: ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error MSB", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => Space.Dispose();

    private static void CopyFolder(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
