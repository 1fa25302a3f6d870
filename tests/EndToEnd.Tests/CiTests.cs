using System.Diagnostics;
using System.Text.RegularExpressions;
using NuTonic.Fixtures;

namespace NuTonic.EndToEnd.Tests;

/// <summary>What docs/ci.md and the pipelines tell people to do works, in a clone at another path.</summary>
public sealed partial class CiTests : IDisposable
{
    private const string Tools = "-t:BuildTools";
    private const string Explain = "-t:Explain";
    private const string Build = "-p:CacheMaxSize=3GB";
    private const string Question = "-question";
    private const string Gate = "-question -p:QuestionAcceptsCache=true";
    private const string Rebuild = "-t:Rebuild";
    private const string Prune = "-t:PruneCache";
    private const string PruneToLimits = "-t:PruneCache -p:CacheMaxSize=3GB -p:CacheMaxAge=30d";
    private const string Export = "-t:ExportCache -p:File=dataset-cache.tar";
    private const string Import = "-t:ImportCache -p:File=dataset-cache.tar";
    private const string Verify = "-t:Verify";
    private const string Reproduce = "-t:VerifyReproducible";

    // They need servers: the tests in Network, PublishTests and those of the client's policy run them.
    private static readonly string[] WithServers =
        ["-p:Offline=true", "-p:Refresh=stale -p:RefreshAge=30d", "-t:Publish -p:HubRepo=org/name"];

    private static readonly string[] Pipelines = [".github/workflows/dataset.yml", "azure-pipelines.yml"];

    private readonly BuiltSpace _built = new(World.NewSpace());

    [Fact]
    public void Documents_EveryCommand_IsRunByTheseTests()
    {
        string[] run =
        [
            Tools, Explain, Build, Question, Gate, Rebuild, Prune, PruneToLimits, Export, Import, Verify, Reproduce,
            .. WithServers,
        ];
        IEnumerable<string> told = Pipelines.Append("docs/ci.md")
            .Select(file => File.ReadAllText(Path.Combine(RepositoryRoot.Path, file)))
            .SelectMany(text => Command().Matches(text))
            .Select(match => match.Value);

        Assert.Equal(
            run.Select(arguments => "dotnet build dataset.proj " + arguments).Order(StringComparer.Ordinal),
            told.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Pipelines_AreYaml()
    {
        foreach (string file in Pipelines)
        {
            ProcessStartInfo start = new("python3", ["-c", "import sys, yaml; yaml.safe_load(open(sys.argv[1]))", file])
            {
                WorkingDirectory = RepositoryRoot.Path,
                RedirectStandardError = true,
            };
            using Process? python = StartOrNull(start);
            Assert.SkipWhen(python is null, "python3 is not installed");
            string errors = python!.StandardError.ReadToEnd();
            python.WaitForExit();
            Assert.SkipWhen(errors.Contains("No module named", StringComparison.Ordinal), "python3 has no yaml");
            Assert.True(python.ExitCode == 0, errors);
        }
    }

    [Fact]
    public void FreshClone_CacheRestored_BuildsNothingAndPassesEveryStep()
    {
        using BuildSpace clone = Clone();

        Passes(clone, Tools);
        Passes(clone, Gate);
        Fails(clone, Question);
        Assert.Contains(
            "/chip: would come from the cache (new)", Passes(clone, Explain).Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(clone.Out));
        Passes(clone, Build).AssertCounts(0, _built.Nodes.Length, 0);
        Passes(clone, Question);

        Assert.Equal(_built.Contents, clone.Files());
        Passes(clone, Export);
        Passes(clone, PruneToLimits);
        Passes(clone, Prune);
        Passes(clone, Import);
        Passes(clone, Rebuild).AssertCounts(_built.Nodes.Length, 0, 0);
        Passes(clone, Verify);
        Passes(clone, Reproduce);
        Assert.Equal(_built.Contents, clone.Files());
        Passes(clone, Question);
    }

    [Fact]
    public void FreshClone_PoiChanged_FailsTheGateAndBuildsItsNodesOnly()
    {
        using BuildSpace clone = Clone();
        RasterEdit.Map(
            clone.Combine("pois/poi_0001/label.tif"),
            (row, column, value) => row < 24 && column < 24 ? (ushort)((value + 3) % 9) : value);

        BuildRun gate = Fails(clone, Gate);
        BuildRun run = Passes(clone, Build);

        Assert.Contains("first of them: ", gate.Output, StringComparison.Ordinal);
        Assert.Contains("poi_0001/windows: would be built", gate.Output, StringComparison.Ordinal);
        string[] others = [.. run.BuiltNodes.Where(node => !node.StartsWith("poi_0001/", StringComparison.Ordinal))];
        Assert.Equal(
            ["dataset/card", "dataset/" + Path.GetFileNameWithoutExtension(_built.SplitOf("poi_0001"))], others);
        Assert.Contains("poi_0001/windows", run.BuiltNodes);
        Assert.True(run.Built < _built.Nodes.Length / 2, run.Output);
        run.AssertCounts(run.Built, _built.Nodes.Length - run.Built, 0);
    }

    [Fact]
    public void FreshClone_OptionChanged_FailsTheGate()
    {
        using BuildSpace clone = Clone();

        Fails(clone, Gate + " -p:DatasetName=Other");
        Fails(clone, Gate + " -p:OutputSize=48");
    }

    [Fact]
    public void OutputsAndStateRestored_ToTheSamePath_PassTheQuestion()
    {
        foreach (string folder in (string[])["out", "pois", "obj/nutonic/builds"])
        {
            string path = _built.Space.Combine(folder);
            FolderCopy.Copy(path, path + "-saved");
            Directory.Delete(path, recursive: true);
            Directory.Move(path + "-saved", path);
        }

        Directory.Delete(_built.Space.Combine("cache"), recursive: true);

        Passes(_built.Space, Question);
        Fails(_built.Space, Question + " -p:OutputSize=48");
    }

    public void Dispose() => _built.Dispose();

    private static Process? StartOrNull(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static BuildRun Passes(BuildSpace space, string arguments)
    {
        BuildRun run = space.Build(arguments.Split(' '));
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Empty(run.Warnings);
        return run;
    }

    private static BuildRun Fails(BuildSpace space, string arguments)
    {
        BuildRun run = space.Build(arguments.Split(' '));
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["NT7012"], run.Errors);
        return run;
    }

    private BuildSpace Clone()
    {
        BuildSpace clone = World.NewSpace();
        FolderCopy.Copy(_built.Space.Combine("cache", "v1"), clone.Combine("cache", "v1"));
        return clone;
    }

    [GeneratedRegex(@"dotnet build dataset\.proj(?: -[\w:=.,/-]+)*")]
    private static partial Regex Command();
}
