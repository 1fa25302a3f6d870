using System.Text.Json;

namespace NuTonic.EndToEnd.Tests;

/// <summary>
/// <c>ExplainFile</c> tells programs what <c>-t:Explain</c> tells people; <c>ExplainTarget</c> tells all about a node.
/// </summary>
public sealed class ExplainFileTests : IDisposable
{
    private const string Tile = "poi_0001/r00000_c00000";

    private readonly BuiltSpace _built = new(World.NewSpace());

    [Fact]
    public void ExplainFile_OptionChanged_HasOneObjectForEachNodeInOrderAndTheForecast()
    {
        BuildRun run = Explain("-p:OutputSize=48");

        JsonElement[] nodes = Nodes();
        string[] units = [.. nodes.Select(node => node.GetProperty("unit").GetString()!).Distinct()];
        Assert.Equal(["poi_0000", "poi_0000_g001", "poi_0001", "dataset"], units);
        JsonElement chip = nodes.First(node => node.GetProperty("kind").GetString() == "tile/chip");
        Assert.Equal("build", chip.GetProperty("verdict").GetString());
        Assert.Equal(
            """[{"field":"OutputSize","kind":"option","old":"32","new":"48"}]""",
            chip.GetProperty("reasons").GetRawText());
        JsonElement end = Lines()[^1];
        Assert.Equal(nodes.Length, end.GetProperty("totals").GetProperty("build").GetInt32());
        JsonElement forecast = end.GetProperty("forecast");
        Assert.True(forecast.GetProperty("bytes").GetInt64() > 10_000);
        Assert.True(forecast.GetProperty("seconds").GetDouble() > 0);
        JsonElement rows = forecast.GetProperty("kinds")
            .EnumerateArray()
            .Single(kind => kind.GetProperty("kind").GetString() == "tile/rows");
        Assert.Equal(27, rows.GetProperty("maybe").GetInt32());
        Assert.Contains("tile/rows", run.Output, StringComparison.Ordinal);
        byte[] first = File.ReadAllBytes(_built.Space.Combine("explain.jsonl"));
        Explain("-p:OutputSize=48", "-p:Parallelism=7");
        Assert.Equal(
            Text(first)[..Text(first).LastIndexOf("{\"totals", StringComparison.Ordinal)],
            Text(File.ReadAllBytes(_built.Space.Combine("explain.jsonl")))[
                ..Text(first).LastIndexOf("{\"totals", StringComparison.Ordinal)]);
    }

    [Fact]
    public void Reasons_SourceChanged_NameTheFileForEveryNodeBelow()
    {
        RasterEdit.Map(
            _built.Space.Combine("pois/poi_0001/label.tif"),
            (row, column, value) => row < 24 && column < 24 ? (ushort)((value + 3) % 9) : value);

        Explain();

        JsonElement windows = Nodes().Single(node => node.GetProperty("node").GetString() == "windows");
        JsonElement reason = Assert.Single(windows.GetProperty("reasons").EnumerateArray());
        Assert.Equal(
            ("file", "label.tif"), (reason.GetProperty("kind").GetString(), reason.GetProperty("file").GetString()));
        BuildRun build = _built.Space.Build();
        Assert.Contains($"{Tile}/label: built (label window ", build.Output, StringComparison.Ordinal);
        Assert.Contains(" because of label.tif)", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ExplainTarget_Tile_ShowsSourcesInputsOptionsOutputsAndVerdict()
    {
        BuildRun run = _built.Space.Build("-t:Explain", $"-p:ExplainTarget={Tile}", "-p:OutputSize=48");

        Assert.Equal(0, run.ExitCode);
        foreach (string expected in (string[])
        [
            "poi_0001: source files",
            "label.tif, sha256 ",
            "read by poi_0001/windows",
            $"{Tile}/chip: would be built (OutputSize 32 -> 48)",
            "option OutputSize = 48",
            $"output {_built.Space.Combine("out/images/poi_0001_r00000_c00000.png")}, sha256 ",
            "to build, in the cache, last used ",
            $"{Tile}/rows: would be built (if r00000_c00000/label comes out different)",
        ])
        {
            Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("c00032", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("poi_0000", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("poi_0001/r00000_c0000/chip", "poi_0001/r00000_c00000/chip")]
    [InlineData("poi_001", "poi_0001")]
    public void ExplainTarget_Unknown_IsAnErrorWithTheNearestName(string target, string nearest)
    {
        BuildRun run = _built.Space.Build("-t:Explain", "-p:ExplainTarget=" + target);

        Assert.Equal(["NT7303"], run.Errors);
        Assert.Contains(nearest, run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _built.Dispose();

    private static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);

    private BuildRun Explain(params string[] arguments)
    {
        BuildRun run = _built.Space.Build(["-t:Explain", "-p:ExplainFile=explain.jsonl", .. arguments]);
        Assert.True(run.ExitCode == 0, run.Output);
        return run;
    }

    private JsonElement[] Nodes() => Lines()[..^1];

    private JsonElement[] Lines() => [.. File.ReadAllLines(_built.Space.Combine("explain.jsonl")).Select(line =>
    {
        using JsonDocument document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    })];
}
