using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline;
using NuTonic.Engine.Pipeline.Fetch;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Pipeline.Poi;

namespace NuTonic.Engine.Tests.Pipeline.Poi;

/// <summary>POIs that a stage in front of the build could not fetch.</summary>
public sealed class UnfetchedTests : IDisposable
{
    private static readonly ErrorDescriptor Unreachable = new("NT1999", Severity.Error, "'{0}' was not fetched.");

    private readonly DatasetScene _scene = new();

    [Fact]
    public void Build_FolderDoesNotExist_FailsAloneAndAssemblesNothing()
    {
        (RecordingLog log, _) = Run(BuildMode.Build, "poi_0000_x");

        Assert.Equal(["NT1999", "NT7013"], log.Codes);
        Assert.Contains("'poi_0000_x'", log.Errors.Single().Message, StringComparison.Ordinal);
        Assert.Equal(["poi_0000", "poi_0000_g001"], Units());
        Assert.DoesNotContain(
            _scene.Files().Keys, path => path is "README.md" || path.StartsWith("data/", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_RootDoesNotExist_FailsWithTheReasonOfEachPoi()
    {
        Directory.Delete(_scene.Pois, recursive: true);

        (RecordingLog log, _) = Run(BuildMode.Build, "poi_0", "poi_1");

        Assert.Equal(2, log.Errors.Length);
        Assert.Equal(["NT1999", "NT7013"], log.Codes);
    }

    [Fact]
    public void Build_PoiOfAnEarlierBuild_LeavesTheDataSetAsItWas()
    {
        _scene.Build();
        SortedDictionary<string, string> before = _scene.Files();
        Directory.Delete(Path.Combine(_scene.Pois, "poi_0000_g001"), recursive: true);

        (RecordingLog log, _) = Run(BuildMode.Build, "poi_0000_g001");

        Assert.Equal(["NT1999", "NT7013"], log.Codes);
        Assert.Equal(before, _scene.Files());
        Assert.Equal(["dataset", "poi_0000", "poi_0000_g001"], Units());
    }

    [Fact]
    public void Build_FolderIsThereAndUpToDate_FailsAllTheSame()
    {
        _scene.Build();
        SortedDictionary<string, string> before = _scene.Files();

        (RecordingLog log, _) = Run(BuildMode.Build, "poi_0000_g001");

        Assert.Equal(["NT1999", "NT7013"], log.Codes);
        Assert.Equal(before, _scene.Files());
    }

    [Fact]
    public void Build_PatternLeavesThePoiOut_Succeeds()
    {
        (RecordingLog log, _) = Run(BuildMode.Build, ["poi_9"], ("Poi", "poi_0000"));

        Assert.Empty(log.Diagnostics);
    }

    [Fact]
    public void DryRun_NothingFetchedYet_SaysHowManyAndFailsNot()
    {
        Directory.Delete(_scene.Pois, recursive: true);

        (RecordingLog log, PoiContext build) = Run(BuildMode.DryRun, "poi_0", "poi_1");

        Assert.Empty(log.Diagnostics);
        Assert.Equal(["not fetched yet: 2 POIs"], build.Notes.Forecast);
        Assert.Contains("poi_0/windows: would be built (its sources are not fetched yet)", log.Details);
        Assert.True(build.Services.Counts.Built > 2);
    }

    [Fact]
    public void DryRun_OnePoiNotFetched_TellsTheOthersAndRemovesNothing()
    {
        _scene.Build();
        Directory.Delete(Path.Combine(_scene.Pois, "poi_0000_g001"), recursive: true);

        (RecordingLog log, PoiContext build) = Run(BuildMode.DryRun, "poi_0000_g001");

        Assert.Empty(log.Diagnostics);
        Assert.Equal(["not fetched yet: 1 POI"], build.Notes.Forecast);
        Assert.DoesNotContain(log.Details, line => line.Contains("removed", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Details, line => line.StartsWith("poi_0000/", StringComparison.Ordinal));
    }

    public void Dispose() => _scene.Dispose();

    private string[] Units()
    {
        using BuildState state = StateFiles.LoadState(
            _scene.OutState, mend: false, error => Assert.Fail(error.Message));
        return [.. state.UnitNames.Order(StringComparer.Ordinal)];
    }

    private (RecordingLog Log, PoiContext Build) Run(BuildMode mode, params string[] unfetched) =>
        Run(mode, unfetched, []);

    private (RecordingLog Log, PoiContext Build) Run(
        BuildMode mode, string[] unfetched, params (string Name, string Value)[] options)
    {
        RecordingLog log = new();
        DatasetRequest request = _scene.Request(options);
        OptionSet set = OptionSet.Parse(request.Options, request.Locate, log.Report)!;
        BuildOptions build = BuildOptions.From(set, request.ProjectFolder);
        using BuildState state = StateFiles.LoadState(_scene.OutState, mend: mode != BuildMode.DryRun, log.Report);
        using CacheUse cache = CacheUse.Open(build, mode, _scene.OutState, log.Report);
        BuildServices services = new(
            cache.Cache,
            cache.Cache,
            new OutputFolder(_scene.Out, log.Report),
            state,
            new BuildListener(log, mode, observer: null, meter: null),
            new BuildCounts(),
            mode);
        SourceFolder sources = new(_scene.Pois)
        {
            Unfetched = unfetched.ToImmutableDictionary(
                name => name, name => Diagnostic.Create(Unreachable, null, name)),
        };
        PoiSetup setup = new(StepOptions.From(set, request.Locate));
        using PoiContext context = (PoiContext)setup.Create(build, services, sources, _scene.State);

        new DatasetBuild(context, context.Begin(), context.Begin().List()).Run(TestContext.Current.CancellationToken);
        return (log, context);
    }
}
