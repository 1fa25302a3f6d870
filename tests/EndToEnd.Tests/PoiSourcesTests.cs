using System.Text.Json.Nodes;

namespace NuTonic.EndToEnd.Tests;

/// <summary>
/// Sources that poi.json names: sidecars, ledger and card say them, and a changed one touches nothing else.
/// </summary>
public sealed class PoiSourcesTests
{
    private const string Ledger = "meta/sources.jsonl";

    private const string Scene =
        """{"role": "imagery", "title": "Sentinel-2 L2A", "item": "S2A_1", "datetime": "2024-05-06T10:00:00Z","""
        + """ "cloud_cover": 3.5, "license": "Copernicus terms","""
        + """ "attribution": "Contains modified Copernicus Sentinel data 2024"}""";

    private const string Labels = """{"role": "labels", "title": "World cover", "license": "CC-BY-4.0"}""";

    [Fact]
    public void SourcesAdded_RebuildSidecarsLedgerAndCard()
    {
        using BuiltSpace built = new(World.NewSpace());
        Describe(built.Space, "poi_0001", Scene, Labels);

        BuildRun run = built.Space.Build();

        Assert.Equal(
            RowsOf(built, "poi_0001")
                .Concat(["poi_0001/sources", "dataset/sources", "dataset/card"])
                .Order(StringComparer.Ordinal),
            run.BuiltNodes);
        Assert.Empty(run.CachedNodes);
        built.AssertSettled();
        JsonObject sidecar = JsonNode.Parse(Read(built.Space, "metadata/poi_0001_r00000_c00000.json"))!.AsObject();
        Assert.Equal("sources", sidecar.Last().Key);
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse($"[{Scene}, {Labels}]"), sidecar["sources"]), sidecar.ToJsonString());
        string[] lines = Read(built.Space, Ledger).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["Sentinel-2 L2A", "World cover"], lines.Select(line => (string?)JsonNode.Parse(line)!["title"]));
        Assert.All(lines, line => Assert.StartsWith("{\"poi_id\":\"poi_0001\",", line, StringComparison.Ordinal));
        string card = Read(built.Space, "README.md");
        Assert.Contains(
            "| Sentinel-2 L2A | Copernicus terms | Contains modified Copernicus Sentinel data 2024 |",
            card,
            StringComparison.Ordinal);
        Assert.Contains("| Sentinel-2 L2A | imagery | 1 | 2024-05-06 |", card, StringComparison.Ordinal);
        Assert.Contains("label.tif", card, StringComparison.Ordinal);
    }

    [Fact]
    public void OneSourceChanged_RebuildsThatPoisSidecarsItsFragmentLedgerAndCard()
    {
        using BuiltSpace built = new(DescribedSpace());
        string path = Document(built.Space, "poi_0001");
        File.WriteAllText(
            path,
            File.ReadAllText(path).Replace("\"cloud_cover\": 3.5", "\"cloud_cover\": 4", StringComparison.Ordinal));

        built.AssertRebuilds(node =>
            node is "poi_0001/sources" or "dataset/sources" or "dataset/card"
            || RowsOf(built, "poi_0001").Contains(node));

        Assert.True(built.IsChanged(Ledger));
        Assert.False(built.IsChanged(built.SplitOf("poi_0001")));
        Assert.Contains("\"cloud_cover\":4,", Read(built.Space, Ledger), StringComparison.Ordinal);
    }

    [Fact]
    public void SourceWithTheSameLine_InOtherWords_RebuildsNothing()
    {
        using BuiltSpace built = new(DescribedSpace());
        string path = Document(built.Space, "poi_0001");
        File.WriteAllText(
            path,
            File.ReadAllText(path)
                .Replace("\"cloud_cover\": 3.5", "\"unknown\": 1, \"cloud_cover\": 3.50", StringComparison.Ordinal));

        built.Space.Build().AssertCounts(0, 0, built.Nodes.Length);
    }

    [Fact]
    public void EveryPoiNamesItsSources_CardHasThemInsteadOfTheGeneralOnes()
    {
        using BuildSpace space = DescribedSpace();

        space.Build();

        string card = Read(space, "README.md");
        Assert.Contains("| Sentinel-2 L2A | imagery | 3 | 2024-05-06 |", card, StringComparison.Ordinal);
        Assert.Contains("| World cover | CC-BY-4.0 | none |", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Land-cover label rasters (`label.tif`", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Copernicus Sentinel-2 imagery", card, StringComparison.Ordinal);
        Assert.Equal(
            ["poi_0000", "poi_0000", "poi_0000_g001", "poi_0000_g001", "poi_0001", "poi_0001"],
            Read(space, Ledger)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => (string?)JsonNode.Parse(line)!["poi_id"]));
    }

    [Fact]
    public void LastSourceRemoved_LedgerGoes()
    {
        using BuiltSpace built = new(World.NewSpace());
        string before = File.ReadAllText(Document(built.Space, "poi_0001"));
        Describe(built.Space, "poi_0001", Scene);
        built.Space.Build();
        Assert.Contains(Ledger, built.Space.Files().Keys);
        File.WriteAllText(Document(built.Space, "poi_0001"), before);

        BuildRun run = built.Space.Build();

        Assert.Empty(run.BuiltNodes);
        built.AssertAsFirstBuilt();
    }

    [Fact]
    public void LedgerDeleted_ComesBack()
    {
        using BuiltSpace built = new(DescribedSpace());
        File.Delete(built.Space.Combine("out", Ledger));

        BuildRun run = built.Space.Build();

        Assert.Equal(["dataset/sources"], run.BuiltNodes.Concat(run.CachedNodes));
        built.AssertAsFirstBuilt();
    }

    [Fact]
    public void LedgerDeletedAndCacheGone_IsMadeAgain()
    {
        using BuiltSpace built = new(DescribedSpace());
        File.Delete(built.Space.Combine("out", Ledger));
        Directory.Delete(built.Space.Combine("cache"), recursive: true);

        BuildRun run = built.Space.Build();

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain(run.BuiltNodes, node => node.EndsWith("/chip", StringComparison.Ordinal));
        built.AssertAsFirstBuilt();
    }

    [Fact]
    public void Reference_SidecarsHaveTheReferencesKeysOnly()
    {
        using BuiltSpace plain = new(World.NewSpace(("Compat", "reference")));
        Describe(plain.Space, "poi_0001", Scene, Labels);

        BuildRun run = plain.Space.Build();

        Assert.Equal(["dataset/card", "dataset/sources", "poi_0001/sources"], run.BuiltNodes);
        Assert.DoesNotContain(
            plain.Contents.Keys,
            path => path.StartsWith("metadata/", StringComparison.Ordinal) && plain.IsChanged(path));
    }

    [Fact]
    public void SignedAddress_FailsThePoiAndIsNowhere()
    {
        using BuildSpace space = World.NewSpace();
        Describe(
            space,
            "poi_0001",
            """{"role": "still", "title": "Map", "href": "https://example.org/a.png?access_token=hidden123"}""");

        BuildRun run = space.Build();

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["NT1042"], run.Errors);
        Assert.DoesNotContain("hidden123", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_SourceChanged_NamesTheField()
    {
        using BuiltSpace built = new(DescribedSpace());
        string path = Document(built.Space, "poi_0001");
        File.WriteAllText(path, File.ReadAllText(path).Replace("S2A_1", "S2B_2", StringComparison.Ordinal));

        BuildRun run = built.Space.Build("-t:Explain");

        Assert.Contains(
            "poi_0001/sources: would be built (poi.json sources 0 item S2A_1 -> S2B_2)",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains("dataset/sources: would be built", run.Output, StringComparison.Ordinal);
    }

    private static BuildSpace DescribedSpace()
    {
        BuildSpace space = World.NewSpace();
        foreach (string poi in (string[])["poi_0000", "poi_0000_g001", "poi_0001"])
        {
            Describe(space, poi, Scene, Labels);
        }

        return space;
    }

    private static void Describe(BuildSpace space, string poi, params string[] sources)
    {
        string path = Document(space, poi);
        string text = File.ReadAllText(path);
        Assert.Contains("\"poi_id\"", text, StringComparison.Ordinal);
        File.WriteAllText(
            path,
            text.Replace(
                "\"poi_id\"", $"\"sources\": [{string.Join(", ", sources)}], \"poi_id\"", StringComparison.Ordinal));
    }

    private static string Document(BuildSpace space, string poi) => space.Combine(World.Folder, poi, "poi.json");

    private static string Read(BuildSpace space, string path) => File.ReadAllText(space.Combine("out", path));

    private static IEnumerable<string> RowsOf(BuiltSpace built, string poi) => built.Nodes.Where(node =>
        node.StartsWith(poi + "/r", StringComparison.Ordinal) && node.EndsWith("/rows", StringComparison.Ordinal));
}
