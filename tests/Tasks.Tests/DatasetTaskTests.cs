using System.Globalization;
using Microsoft.Build.Framework;

namespace NuTonic.Tasks.Tests;

public sealed class DatasetTaskTests : IDisposable
{
    private readonly TaskSpace _space = new();

    public void Dispose() => _space.Dispose();

    [Fact]
    public void Build_Twice_SecondIsUpToDate()
    {
        BuildDataset first = _space.Task<BuildDataset>();
        bool firstResult = first.Execute();
        TextEngine firstEngine = _space.Engine;
        BuildDataset second = _space.Task<BuildDataset>();
        bool secondResult = second.Execute();

        Assert.True(firstResult && secondResult, string.Join('\n', firstEngine.Lines.Concat(_space.Engine.Lines)));
        Assert.True(first.Built > 0);
        Assert.Equal((0, 0), (second.Built, second.FromCache));
        Assert.True(second.UpToDate >= first.Built);
        Assert.Contains(
            firstEngine.Lines,
            line => line.StartsWith("High: ", StringComparison.Ordinal)
                && line.Contains(" built, ", StringComparison.Ordinal));
        Assert.Contains(
            firstEngine.Lines,
            line => line.StartsWith("Normal: poi_", StringComparison.Ordinal)
                && line.Contains("/chip: built (", StringComparison.Ordinal));
        Assert.DoesNotContain(_space.Engine.Lines, line => line.StartsWith("Normal: poi_", StringComparison.Ordinal));
        Assert.NotEmpty(_space.Published());
    }

    [Fact]
    public void Build_Report_IsAnOutputAndOneStructuredEvent()
    {
        BuildDataset task = _space.Task<BuildDataset>();

        task.Execute();

        Assert.Equal(_space.Out, task.Report!.ItemSpec);
        Assert.Equal(task.Built, int.Parse(task.Report.GetMetadata("Built"), CultureInfo.InvariantCulture));
        Assert.NotEqual("0", task.Report.GetMetadata("tile_chip_built"));
        ExtendedBuildMessageEventArgs structured = Assert.Single(_space.Engine.Events);
        Assert.Equal("nutonic.build", structured.ExtendedType);
        Assert.Equal(task.Report.GetMetadata("Built"), structured.ExtendedMetadata!["Built"]);
        Assert.Contains("tile/chip seconds", structured.ExtendedMetadata.Keys);
    }

    [Fact]
    public void Stats_AfterBuilds_ShowsOneLineForEach()
    {
        _space.Task<DatasetStats>().Execute();
        Assert.Contains(
            _space.Engine.Lines, line => line.EndsWith("no build of this checkout yet", StringComparison.Ordinal));
        _space.Task<BuildDataset>().Execute();
        _space.Task<BuildDataset>().Execute();

        bool result = _space.Task<DatasetStats>().Execute();

        Assert.True(result);
        Assert.Equal(3, _space.Engine.Lines.Length);
        Assert.Matches(
            @"High:   \d{4}-\d\d-\d\d \d\d:\d\d:\d\d +Build +done +0 +0 +[1-9]\d* +- ", _space.Engine.Lines[2]);
    }

    [Fact]
    public void Explain_ChangedOption_NamesOldAndNewValueAndChangesNothing()
    {
        _space.Task<BuildDataset>().Execute();
        string[] before = _space.Published();

        bool result = _space.Task<ExplainDataset>(("OutputSize", "24")).Execute();

        Assert.True(result);
        Assert.Contains(
            _space.Engine.Lines,
            line => line.Contains("/chip: would be built (OutputSize 16 -> 24", StringComparison.Ordinal));
        Assert.Equal(before, _space.Published());
    }

    [Fact]
    public void Clean_AfterABuild_RemovesWhatWasPublishedOnly()
    {
        _space.Task<BuildDataset>().Execute();
        string own = Path.Combine(_space.Out, "notes.txt");
        File.WriteAllText(own, "mine");

        bool result = _space.Task<CleanDataset>().Execute();

        Assert.True(result);
        Assert.Equal([own], _space.Published());
    }

    [Fact]
    public void FailIfNotIncremental_OutOfDate_ErrorAndNothingBuilt()
    {
        BuildDataset task = _space.Task<BuildDataset>();
        task.FailIfNotIncremental = true;

        bool result = task.Execute();

        Assert.False(result);
        Assert.StartsWith("error NT7012", Assert.Single(_space.Engine.Errors), StringComparison.Ordinal);
        Assert.Empty(_space.Published());
    }

    [Fact]
    public void FailIfNotIncremental_UpToDate_Succeeds()
    {
        _space.Task<BuildDataset>().Execute();
        BuildDataset task = _space.Task<BuildDataset>();
        task.FailIfNotIncremental = true;

        Assert.True(task.Execute(), string.Join('\n', _space.Engine.Lines));
    }

    [Fact]
    public void Cancel_BeforeExecute_FailsWithNT9005()
    {
        BuildDataset task = _space.Task<BuildDataset>();
        task.Cancel();

        bool result = task.Execute();

        Assert.False(result);
        Assert.StartsWith("error NT9005", Assert.Single(_space.Engine.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain(_space.Published(), path => path.EndsWith(".jsonl", StringComparison.Ordinal));
    }

    [Fact]
    public void Execute_UnknownGlobalProperties_WarnsWithSuggestion()
    {
        BuildDataset task = _space.Task<BuildDataset>(("OutputSize", "0"));
        _space.Engine.GlobalProperties["OutputSise"] = "256";
        _space.Engine.GlobalProperties["Wholly"] = "1";
        _space.Engine.GlobalProperties["Configuration"] = "Release";
        _space.Engine.GlobalProperties["stride"] = "64";

        task.Execute();

        Assert.Equal(2, _space.Engine.Warnings.Length);
        Assert.Contains("NT9003", _space.Engine.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("'OutputSize'", _space.Engine.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("NT9004", _space.Engine.Warnings[1], StringComparison.Ordinal);
        Assert.Contains("'Wholly'", _space.Engine.Warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_BadOptionOfTheCommandLine_ErrorWithoutPlace()
    {
        BuildDataset task = _space.Task<BuildDataset>(("OutputSize", "0"));
        _space.Engine.GlobalProperties["OutputSize"] = "0";

        bool result = task.Execute();

        Assert.False(result);
        Assert.StartsWith(
            "error NT9001 (0,0): OutputSize='0'", Assert.Single(_space.Engine.Errors), StringComparison.Ordinal);
        Assert.Empty(_space.Published());
    }
}
