using System.Text.Json;

namespace NuTonic.EndToEnd.Tests.Aerial;

/// <summary>What a new glossary, a new quad and an emptied cache rebuild.</summary>
public sealed class AerialInputTests : IDisposable
{
    private readonly AerialSpace _space = new();

    public void Dispose() => _space.Dispose();

    [Fact]
    public void Build_GlossaryOfOneTagChanged_ChangesTheFactsAndCaptionsThatUseIt()
    {
        _space.Space.Write("tags.tsv", "barrier\thedge\thedge\trow of bushes\n");
        BuildRun first = _space.BuildWell("-p:TagGlossary=tags.tsv");
        SortedDictionary<string, int> all = AerialSpace.Kinds(first.BuiltNodes);
        Dictionary<string, string> before = Facts();
        _space.Space.Write(
            "tags.tsv", "barrier\thedge\thedge\trow of bushes\nleisure\tpitch\tplaying field\tground for games\n");

        BuildRun run = _space.BuildWell("-p:TagGlossary=tags.tsv");

        Dictionary<string, string> after = Facts();
        string[] changed = [.. before.Keys.Where(patch => before[patch] != after[patch]).Order(StringComparer.Ordinal)];
        Assert.NotEmpty(changed);
        Assert.All(changed, patch => Assert.Contains("playing field", after[patch], StringComparison.Ordinal));
        SortedDictionary<string, int> kinds = AerialSpace.Kinds(run.BuiltNodes);

        // The whole glossary is an input of all facts; those that come out the same end there.
        Assert.Equal(all["facts"], kinds["facts"]);
        Assert.Equal(changed, PatchesOf(run, "caption"));
        Assert.Empty(PatchesOf(run, "revision1").Except(changed));
        Assert.InRange(changed.Length, 1, all["caption"] - 1);
        Assert.False(kinds.ContainsKey("image"), run.Output);
        Assert.False(kinds.ContainsKey("patches"), run.Output);
    }

    [Fact]
    public void Build_QuadThatWasNeverBuilt_AddsItsPatchesAndItsShardsOnly()
    {
        string away = _space.Space.Combine("away");
        Directory.CreateDirectory(away);
        string quad = _space.Quads[^1];
        string path = _space.Space.Combine(AerialSpace.Imagery, quad + ".tif");
        File.Move(path, Path.Combine(away, quad + ".tif"));
        BuildRun first = _space.BuildWell("-p:ShardSize=8");
        SortedDictionary<string, string> before = Shards();
        Dictionary<string, string[]> samplesBefore = before.Keys.ToDictionary(shard => shard, SamplesOf);
        File.Move(Path.Combine(away, quad + ".tif"), path);

        BuildRun run = _space.BuildWell("-p:ShardSize=8");

        // The older neighbour is read again, because it leaves shared ground to the new quad; nothing is made of it.
        Assert.All(
            run.BuiltNodes.Where(
                node => !node.StartsWith("dataset/", StringComparison.Ordinal)
                    && !node.EndsWith("/patches", StringComparison.Ordinal)),
            node => Assert.StartsWith(quad + "/", node, StringComparison.Ordinal));
        SortedDictionary<string, string> after = Shards();
        foreach ((string shard, string digest) in after)
        {
            string[] lost = [.. samplesBefore.GetValueOrDefault(shard, []).Except(SamplesOf(shard))];
            string[] gained = [.. SamplesOf(shard).Except(samplesBefore.GetValueOrDefault(shard, []))];
            Assert.Equal(lost.Length + gained.Length > 0, digest != before.GetValueOrDefault(shard));

            // What is new to a shard is of the new quad, or came from a shard that was split:
            // these are as small as they can be.
            Assert.Empty(
                gained.Except(PatchesOf(run, "sample")).Except(samplesBefore.Values.SelectMany(samples => samples)));
        }

        Assert.True(first.Built > run.Built);
    }

    [Fact]
    public void PruneCache_ToNothing_LeavesABuildThatWorks()
    {
        BuildRun first = _space.BuildWell("-p:ShardIndex=true");
        SortedDictionary<string, string> files = _space.Space.Files();

        BuildRun prune = _space.Build("-t:PruneCache", "-p:ShardIndex=true", "-p:CacheMaxSize=1KiB");

        Assert.True(prune.ExitCode == 0, prune.Output);
        Assert.Matches(@"removed [1-9]\d* results, [1-9]\d* contents", prune.Output);
        _space.BuildWell("-p:ShardIndex=true").AssertCounts(0, 0, first.Built);

        // Its parts are neither in the cache nor anywhere else.
        File.Delete(Path.Combine(_space.Space.Out, "JPG", "train-000000.tar"));
        BuildRun again = _space.BuildWell("-p:ShardIndex=true");

        Assert.True(again.Built > 0, again.Output);
        Assert.Equal(files, _space.Space.Files());
    }

    private static string[] PatchesOf(BuildRun run, string step) =>
    [
        .. run.BuiltNodes.Where(node => node.EndsWith("/" + step, StringComparison.Ordinal))
            .Select(node => node.Split('/')[1])
            .Order(StringComparer.Ordinal),
    ];

    private Dictionary<string, string> Facts() => Directory
        .EnumerateFiles(Path.Combine(_space.Space.Out, "meta"), "facts-*.jsonl").SelectMany(File.ReadLines)
        .ToDictionary(line => JsonDocument.Parse(line).RootElement.GetProperty("patch_id").GetRawText());

    private SortedDictionary<string, string> Shards()
    {
        SortedDictionary<string, string> shards = new(StringComparer.Ordinal);
        foreach ((string path, string digest) in _space.Space.Files())
        {
            if (path.EndsWith(".tar", StringComparison.Ordinal))
            {
                shards[Path.GetFileNameWithoutExtension(path)] = digest;
            }
        }

        return shards;
    }

    private string[] SamplesOf(string shard) => [.. File
        .ReadLines(Path.Combine(
            _space.Space.Out, "meta", shard.Replace("train-", "samples-", StringComparison.Ordinal) + ".jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("patch_id").GetRawText())];
}
