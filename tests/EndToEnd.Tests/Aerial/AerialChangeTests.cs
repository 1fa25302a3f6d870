using System.Globalization;
using System.Text.RegularExpressions;

namespace NuTonic.EndToEnd.Tests.Aerial;

/// <summary>What a change rebuilds, node by node, with the templates as captioner.</summary>
public sealed partial class AerialChangeTests : IDisposable
{
    private static readonly string[] AfterOptions = ["card", "settings"];

    private readonly AerialSpace _space = new();
    private readonly BuildRun _first;
    private readonly SortedDictionary<string, int> _kinds;

    public AerialChangeTests()
    {
        _first = _space.BuildWell();
        _kinds = AerialSpace.Kinds(_first.BuiltNodes);
    }

    public void Dispose() => _space.Dispose();

    [Fact]
    public void Build_NothingChanged_DoesNothing()
    {
        SortedDictionary<string, string> files = _space.Space.Files();

        _space.BuildWell().AssertCounts(0, 0, _first.Built);
        _space.BuildWell().AssertCounts(0, 0, _first.Built);

        Assert.Equal(files, _space.Space.Files());
    }

    [Fact]
    public void Build_OtherJpegQuality_MakesPicturesAndShardsButNoCaption()
    {
        BuildRun run = _space.BuildWell("-p:JpegQuality=70");

        AssertKinds(run, ("image", _kinds["image"]), ("train-", 1));
    }

    [Fact]
    public void Build_AnotherRevision_KeepsTheCaptionsThatAreThere()
    {
        BuildRun run = _space.BuildWell("-p:Revisions=2");

        int samples = _kinds["sample"];
        AssertKinds(
            run,
            ("revision", samples),
            ("annotations", samples),
            ("sample", samples),
            ("train-", 1),
            ("shard-table", 1));
        Assert.All(
            run.BuiltNodes.Where(node => node.Contains("/revision", StringComparison.Ordinal)),
            node => Assert.EndsWith("/revision2", node, StringComparison.Ordinal));
    }

    [Fact]
    public void Build_OtherSeed_MakesCaptionsButNoPictureOfWhatHadOne()
    {
        BuildRun run = _space.BuildWell("-p:CaptionSeed=2");

        SortedDictionary<string, int> kinds = AerialSpace.Kinds(run.BuiltNodes);
        Assert.Equal(_kinds["caption"], kinds["caption"]);
        Assert.False(kinds.ContainsKey("image"), run.Output);
        Assert.False(kinds.ContainsKey("facts"), run.Output);
        Assert.False(kinds.ContainsKey("patches"), run.Output);
    }

    [Fact]
    public void Build_ShardIndexAsked_WritesOnlyTheIndex()
    {
        BuildRun run = _space.BuildWell("-p:ShardIndex=true");

        AssertKinds(run, ("shard-index", 1));
    }

    [Fact]
    public void Build_FactCheckSwitched_JudgesCaptionsAgainAndFindsThemTheSame()
    {
        BuildRun run = _space.BuildWell("-p:FactCheck=false");

        AssertKinds(run, ("annotations", _kinds["annotations"]));
    }

    [Fact]
    public void Build_TemplatesOfLinesChanged_LeavesCaptionsOfAreasAlone()
    {
        string name = "aerial_line.txt";
        using (Stream text = typeof(Engine.Pipeline.Dataset).Assembly.GetManifestResourceStream("prompts/" + name)!)
        using (StreamReader reader = new(text))
        {
            _space.Space.Write(
                "prompts/" + name, reader.ReadToEnd().Replace(" runs ", " leads ", StringComparison.Ordinal));
        }

        BuildRun run = _space.BuildWell("-p:PromptDir=prompts");

        SortedDictionary<string, int> kinds = AerialSpace.Kinds(run.BuiltNodes);
        Assert.InRange(kinds["caption"], 1, _kinds["caption"] - 1);
        Assert.InRange(kinds["sample"], 1, kinds["caption"]);
        Assert.False(kinds.ContainsKey("image"), run.Output);
        Assert.False(kinds.ContainsKey("facts"), run.Output);
    }

    [Fact]
    public void Build_OneElementEdited_LooksOnlyAtPatchesThatSeeIt()
    {
        string map = _space.Space.Combine(AerialSpace.Map);
        string text = File.ReadAllText(map);
        string table = File.ReadAllText(Path.Combine(_space.Space.Out, "meta", "samples-000000.jsonl"));
        Match way = FirstWay().Match(table);
        int element = text.IndexOf($"<way id=\"{way.Groups[1].Value}\"", StringComparison.Ordinal);
        int end = text.IndexOf("</way>", element, StringComparison.Ordinal);
        Assert.DoesNotContain("\"operator\"", text[element..end], StringComparison.Ordinal);
        File.WriteAllText(map, text.Insert(end, "<tag k=\"operator\" v=\"Larkfield Trust\"/>\n"));

        BuildRun run = _space.BuildWell();

        SortedDictionary<string, int> kinds = AerialSpace.Kinds(run.BuiltNodes);
        Assert.InRange(kinds["facts"], 1, _kinds["facts"] / 2);
        Assert.InRange(kinds.GetValueOrDefault("caption"), 0, kinds["facts"]);
        Assert.False(kinds.ContainsKey("patches"), run.Output);
        Assert.False(kinds.ContainsKey("image"), run.Output);
        Assert.Equal(_first.Built - run.Built, run.UpToDate);
    }

    [Fact]
    public void Build_QuadRemovedAndPutBack_TouchesItsPatchesAndShardsOnly()
    {
        string quad = _space.Quads[^1];
        string path = _space.Space.Combine(AerialSpace.Imagery, quad + ".tif");
        File.Move(path, path + ".away");
        SortedDictionary<string, string> before = _space.Space.Files();

        BuildRun without = _space.BuildWell();
        File.Move(path + ".away", path);
        BuildRun with = _space.BuildWell();

        // Neighbours gain the ground that only the removed quad gave, and lose it again.
        Assert.Empty(without.BuiltNodes.Where(IsOfPatch).Intersect(_first.BuiltNodes));
        Assert.DoesNotContain(with.BuiltNodes, IsOfPatch);
        Assert.Contains($"{quad}/patches", with.CachedNodes);
        Assert.Equal(before, _space.Space.Files());
    }

    private static bool IsOfPatch(string node) =>
        !node.StartsWith("dataset/", StringComparison.Ordinal) && !node.EndsWith("/patches", StringComparison.Ordinal);

    private static void AssertKinds(BuildRun run, params (string Kind, int Nodes)[] expected)
    {
        SortedDictionary<string, int> kinds = AerialSpace.Kinds(run.BuiltNodes);
        foreach (string kind in AfterOptions)
        {
            Assert.True(kinds.Remove(kind), $"{kind} was not written:\n{run.Output}");
        }

        Assert.Equal(
            expected.Order().Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Kind} {pair.Nodes}")),
            kinds.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value}")).Order());
        Assert.Empty(run.CachedNodes);
    }

    [GeneratedRegex("\"way/([0-9]+)\"")]
    private static partial Regex FirstWay();
}
