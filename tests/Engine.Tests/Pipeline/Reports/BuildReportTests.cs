using System.Text;
using System.Text.Json;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Reports;
using NuTonic.Engine.Tests.Cache;

namespace NuTonic.Engine.Tests.Pipeline.Reports;

public sealed class BuildReportTests : IDisposable
{
    private static readonly BuildReport Report = new()
    {
        Target = "Build",
        Kinds = [new KindCounts("tile/chip", 3, 1, 5) { CostMicroseconds = 1_500_000 }],
        SourceBytesRead = 1000,
        CacheBytesRead = 200,
        OutputBytesWritten = 3000,
        CacheBytesWritten = 400,
        CacheBytes = 5000,
        IsCacheEstimate = false,
        Errors = 0,
        Seconds = 2.5,
        Threads = 2,
    };

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File(BuildReportFile.RelativePath);

    [Fact]
    public void Write_Report_HasCountsRateBytesAndTimes()
    {
        Write(Report);

        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path));
        JsonElement json = document.RootElement;
        Assert.Equal(3, json.GetProperty("built").GetInt32());
        Assert.Equal(0.25, json.GetProperty("hit_rate").GetDouble());
        Assert.Equal(3000, json.GetProperty("bytes").GetProperty("written_data_set").GetInt64());
        Assert.Equal(1.5, json.GetProperty("steps").GetProperty("tile/chip").GetProperty("seconds").GetDouble());
    }

    [Fact]
    public void Write_OwnFile_IsReplacedAndRemoved()
    {
        Write(Report);
        Write(Report with { Target = "Rebuild" });
        Assert.Contains("Rebuild", File.ReadAllText(Path), StringComparison.Ordinal);

        new BuildReportFile(_folder.Root).Remove();

        Assert.False(File.Exists(Path));
    }

    [Fact]
    public void Write_ForeignFile_IsLeftWithAWarning()
    {
        Directory.CreateDirectory(_folder.File("meta"));
        File.WriteAllText(Path, "{\"mine\": 1}");

        List<Diagnostic> warnings = Write(Report);
        new BuildReportFile(_folder.Root).Remove();

        Assert.Equal("NT7302", Assert.Single(warnings).Code);
        Assert.Equal("{\"mine\": 1}", File.ReadAllText(Path));
    }

    [Fact]
    public void Lines_SomethingDone_ShowStepsAndTotals()
    {
        string text = string.Join('\n', BuildSummary.Lines(Report));

        Assert.Contains("  tile/chip      3           1           5  1.50 s", text, StringComparison.Ordinal);
        Assert.Contains(
            "  hit rate 25.0 %, read 1.2 kB, wrote 3.0 kB of data set and 400 bytes of cache, cache has 5.0 "
            + "kB, 2.50 s on 2 threads",
            text,
            StringComparison.Ordinal);
        Assert.Empty(BuildSummary.Lines(Report with { Kinds = [new KindCounts("tile/chip", 0, 0, 5)] }));
    }

    [Fact]
    public void History_ManyBuilds_KeepsTheLatestInOrder()
    {
        BuildHistory history = new(_folder.Root);
        for (int i = 0; i < 700; i++)
        {
            history.Add(Entry(i));
        }

        Assert.Equal(Enumerable.Range(680, 20).Select(i => (long)i), history.Latest(20).Select(entry => entry.Built));
        Assert.InRange(new FileInfo(_folder.File("history.jsonl")).Length, 1, BuildHistory.LongBytes);
    }

    [Fact]
    public void History_TornAndDamagedLines_AreSkipped()
    {
        BuildHistory history = new(_folder.Root);
        history.Add(Entry(1));
        File.AppendAllText(_folder.File("history.jsonl"), "{\"at\":\"nonsense\"}\n[]\n{\"at\":\"2031-0", Encoding.UTF8);

        history.Add(Entry(2));

        Assert.Equal([Entry(1), Entry(2)], history.Latest(20));
    }

    public void Dispose() => _folder.Dispose();

    private static HistoryEntry Entry(long built) => new(
        new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero), "Build", "done", built, 0, 0, 1, 2, 0.5);

    private List<Diagnostic> Write(BuildReport report)
    {
        List<Diagnostic> warnings = [];
        new BuildReportFile(_folder.Root).Write(report, warnings.Add);
        return warnings;
    }
}
