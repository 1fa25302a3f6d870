namespace NuTonic.EndToEnd.Tests;

/// <summary>A changed option rebuilds the nodes that depend on it and no other.</summary>
public sealed class OptionChangeTests : IDisposable
{
    private readonly BuiltSpace _built = new(World.NewSpace());

    [Fact]
    public void OutputSize_RebuildsChipsMasksAndRowsButWarpsNothing()
    {
        _built.AssertRebuilds(
            node => IsTile(node) || node is "dataset/settings" or "dataset/card", "-p:OutputSize=48");
    }

    [Fact]
    public void MinClassFraction_RebuildsRowsOnly()
    {
        _built.AssertRebuilds(
            node => IsRows(node) || node is "dataset/settings" or "dataset/card", "-p:MinClassFraction=0.3");

        Assert.True(_built.IsChanged(_built.SplitOf("poi_0000")));
        AssertImagesAreTheSame();
    }

    [Fact]
    public void Grounding_RebuildsRowsOnly()
    {
        _built.AssertRebuilds(
            node => IsRows(node) || node is "dataset/settings" or "dataset/card", "-p:Grounding=false");

        AssertImagesAreTheSame();
    }

    [Fact]
    public void OptionsTwiceThenPoiJson_PoiJsonIsReadAgain()
    {
        _built.Space.Build("-p:Grounding=false");
        string path = _built.Space.Combine(World.Folder, "poi_0000", "poi.json");
        File.WriteAllText(
            path, File.ReadAllText(path).Replace("\"address\": \"", "\"address\": \"Near ", StringComparison.Ordinal));

        BuildRun run = _built.Space.Build("-p:PerClassRows=false");

        Assert.Contains("poi_0000/overview", run.BuiltNodes);
        using BuildSpace clean = World.NewSpace();
        File.Copy(path, clean.Combine(World.Folder, "poi_0000", "poi.json"), overwrite: true);
        clean.Build("-p:PerClassRows=false");
        Assert.Equal(clean.Files(), _built.Space.Files());
    }

    [Fact]
    public void PromptOfTiles_RebuildsTheRowsOfTilesOnly()
    {
        ReplacePrompt("ground_all.txt");

        _built.AssertRebuilds(
            node => IsRows(node) || node is "dataset/settings" or "dataset/card", "-p:PromptDir=prompts");

        AssertImagesAreTheSame();
    }

    [Fact]
    public void PromptOfOverviews_RebuildsTheOverviewsOnly()
    {
        ReplacePrompt("overview.txt");

        _built.AssertRebuilds(
            node => node is "poi_0000/overview" or "dataset/settings" or "dataset/card", "-p:PromptDir=prompts");
    }

    [Fact]
    public void PromptThatNoRowUses_RebuildsNoRow()
    {
        ReplacePrompt("ground_class_capped.txt");

        BuildRun run = _built.Space.Build("-p:PromptDir=prompts");

        Assert.DoesNotContain(run.BuiltNodes, IsRows);
        _built.AssertSettled("-p:PromptDir=prompts");
    }

    [Fact]
    public void PromptEditedInPlace_RebuildsTheRowsThatUseIt()
    {
        ReplacePrompt("overview.txt");
        _built.Space.Build("-p:PromptDir=prompts");
        string path = _built.Space.Combine("prompts", "overview.txt");
        File.WriteAllText(
            path, File.ReadAllText(path).Replace("in the middle", "at the centre", StringComparison.Ordinal));

        BuildRun run = _built.Space.Build("-p:PromptDir=prompts");

        string split = "dataset/" + Path.GetFileNameWithoutExtension(_built.SplitOf("poi_0000"));
        Assert.Equal(
            new[] { "poi_0000/overview", "dataset/settings", "dataset/card", split }.Order(StringComparer.Ordinal),
            run.BuiltNodes);
    }

    [Fact]
    public void HalfTheStride_BuildsNewTilesOnly()
    {
        using BuiltSpace coarse = new(World.NewSpace(("Stride", "64")));
        string project = coarse.Space.Combine("dataset.proj");
        string[] before = [.. coarse.Nodes.Where(IsTile)];
        File.WriteAllText(
            project, File.ReadAllText(project).Replace("<Stride>64<", "<Stride>32<", StringComparison.Ordinal));

        BuildRun run = coarse.Space.Build();

        string[] newTiles = [.. run.BuiltNodes.Where(IsTile)];
        Assert.Equal(_built.Nodes.Where(IsTile).Except(before), newTiles);
        Assert.Equal(
            _built.Nodes.Where(node => !IsTile(node) && node is not "poi_0000/still" and not "poi_0000/overview"
                && !IsUnchangedSplit(coarse, node)),
            run.BuiltNodes.Except(newTiles));
        Assert.Equal(before.Length + 2, run.UpToDate - coarse.Nodes.Count(node => IsUnchangedSplit(coarse, node)));
        coarse.AssertSettled();
        Assert.Equal(_built.Contents, coarse.Space.Files());
    }

    public void Dispose() => _built.Dispose();

    private static bool IsUnchangedSplit(BuiltSpace space, string node) =>
        node is "dataset/train" or "dataset/validation" or "dataset/test"
        && !space.IsChanged($"data/{Path.GetFileName(node)}.jsonl");

    private static bool IsTile(string node) => node.Contains("/r0", StringComparison.Ordinal);

    private static bool IsRows(string node) => node.EndsWith("/rows", StringComparison.Ordinal);

    // Asks in other words: every sentence of the file gets a longer start.
    private void ReplacePrompt(string name)
    {
        string text = File.ReadAllText(Path.Combine(
            NuTonic.Fixtures.RepositoryRoot.Path, "src", "Engine", "Rows", "Prompts", name));
        string[] lines = text.Split('\n');
        int question = Array.IndexOf(lines, "[question]");
        lines[question + 1] = "Now look in the middle too. " + lines[question + 1];
        for (int i = question + 2; lines[i].Length > 0; i++)
        {
            lines[i] = "Now look in the middle too. " + lines[i];
        }

        _built.Space.Write("prompts/" + name, string.Join('\n', lines));
    }

    private void AssertImagesAreTheSame()
    {
        Assert.DoesNotContain(_built.Contents.Keys, path =>
            path.EndsWith(".png", StringComparison.Ordinal) && _built.IsChanged(path));
    }
}
