using NuTonic.Engine.Cache;

namespace NuTonic.EndToEnd.Tests;

/// <summary>
/// A <see cref="BuildSpace"/> that was built once: a test changes something and says what the next build may do.
/// </summary>
internal sealed class BuiltSpace : IDisposable
{
    private readonly BuildRun _first;
    private readonly SortedDictionary<string, string> _contents;
    private readonly SortedDictionary<string, FileStamp> _stamps;

    /// <summary>Builds <paramref name="space"/>, which this object then owns.</summary>
    public BuiltSpace(BuildSpace space)
    {
        Space = space;
        _first = space.Build();
        _first.AssertCounts(_first.BuiltNodes.Length, 0, 0);
        _contents = space.Files();
        _stamps = Snapshot.Stamps(space.Out);
    }

    public BuildSpace Space { get; }

    /// <summary>Every node of the data set, "unit/node".</summary>
    public string[] Nodes => _first.BuiltNodes;

    /// <summary>Digests of the data set as first built, by relative path.</summary>
    public SortedDictionary<string, string> Contents => _contents;

    /// <summary>
    /// Builds again and asserts what was done: exactly the nodes that <paramref name="rebuilt"/> and the split files
    /// whose bytes differ now; files with unchanged bytes were not touched;
    /// and the build after that finds nothing to do.
    /// </summary>
    /// <param name="rebuilt">Picks from <see cref="Nodes"/>, but for the split nodes.</param>
    /// <param name="arguments">Of the build.</param>
    public BuildRun AssertRebuilds(Func<string, bool> rebuilt, params string[] arguments)
    {
        BuildRun run = Space.Build(arguments);
        string[] expected = [.. Nodes.Where(node => IsSplit(node) ? IsChanged(SplitFile(node)) : rebuilt(node))];
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(expected, run.BuiltNodes);
        Assert.Empty(run.CachedNodes);
        run.AssertCounts(expected.Length, 0, Nodes.Length - expected.Length);
        AssertSettled(arguments);
        return run;
    }

    /// <summary>Asserts that unchanged files are untouched and that one more build has nothing to do.</summary>
    public void AssertSettled(params string[] arguments)
    {
        Snapshot.AssertUnchangedAreUntouched(Space.Out, _contents, _stamps);
        AssertNothingToDo(arguments);
    }

    /// <summary>Asserts that a build neither builds nor restores nor touches anything.</summary>
    public BuildRun AssertNothingToDo(params string[] arguments)
    {
        SortedDictionary<string, FileStamp> before = Snapshot.Stamps(Space.Out);
        BuildRun run = Space.Build(arguments);
        run.AssertCounts(0, 0, run.UpToDate);
        Assert.True(run.UpToDate > 0, run.Output);
        Assert.Equal(before, Snapshot.Stamps(Space.Out));
        return run;
    }

    /// <summary>Asserts that the data set has the bytes of the first build.</summary>
    public void AssertAsFirstBuilt() => Assert.Equal(_contents, Space.Files());

    /// <summary>
    /// True when a file of the data set has other bytes than after the first build, is new or is gone.
    /// </summary>
    public bool IsChanged(string path) => Space.Files().GetValueOrDefault(path) != _contents.GetValueOrDefault(path);

    /// <summary>Path of the split file that holds the rows of <paramref name="poi"/>.</summary>
    public string SplitOf(string poi) => _contents.Keys.Single(path =>
        path.StartsWith("data/", StringComparison.Ordinal)
        && File.ReadAllText(Path.Combine(Space.Out, path)).Contains($"images/{poi}_r", StringComparison.Ordinal));

    public void Dispose() => Space.Dispose();

    private static bool IsSplit(string node) => node is "dataset/train" or "dataset/validation" or "dataset/test";

    private static string SplitFile(string node) => $"data/{Path.GetFileName(node)}.jsonl";
}
