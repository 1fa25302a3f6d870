using System.Text.Json;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline;
using NuTonic.Engine.Pipeline.Reports;
using NuTonic.Engine.Tests.Cache;

namespace NuTonic.Engine.Tests.Pipeline.Reports;

public sealed class ExplainTests : IDisposable
{
    private static readonly NodeReport Chip = new(
        "poi_0",
        "r0_c0/chip",
        "tile/chip",
        Verdict.Built,
        new Reason([new Cause(CauseKind.Option, "OutputSize", "224", "256")]));

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void ExplainFile_Nodes_AreObjectsInOrderThenTotals()
    {
        string path = _folder.File("sub/explain.jsonl");
        using (ExplainFile file = ExplainFile.Create(path))
        {
            file.Write(
                "poi_0",
                [Chip, new NodeReport("poi_0", "tiles", "tile/chip", Verdict.Built, Reason.Follows("windows", []))
                {
                    IsWaiting = true,
                }]);
            file.Write("old", [new NodeReport("old", null, Removals.Kind, Verdict.Built, Reason.Removed)]);
            Assert.False(File.Exists(path));
            file.Finish(new DatasetResult(3, 0, 7), new Forecast([], 2));
        }

        string[] lines = File.ReadAllLines(path);
        Assert.Equal(
            """{"unit":"poi_0","node":"r0_c0/chip","kind":"tile/chip","verdict":"build","reasons":[{"field":"OutputSize","kind":"option","old":"224","new":"256"}]}""",
            lines[0]);
        Assert.Equal(
            ["build", "maybe", "remove"], lines[..3].Select(line => Parse(line).GetProperty("verdict").GetString()));
        Assert.Equal(7, Parse(lines[^1]).GetProperty("totals").GetProperty("up_to_date").GetInt32());
        Assert.Equal([path], Directory.GetFiles(_folder.File("sub")));
    }

    [Fact]
    public void ExplainFile_NotFinished_LeavesNothing()
    {
        using (ExplainFile file = ExplainFile.Create(_folder.File("explain.jsonl")))
        {
            file.Write("poi_0", [Chip]);
        }

        Assert.Empty(Directory.GetFiles(_folder.Root));
    }

    [Fact]
    public void ExplainFile_PathIsAFolder_IsAnError()
    {
        Directory.CreateDirectory(_folder.File("explain.jsonl"));
        using ExplainFile file = ExplainFile.Create(_folder.File("explain.jsonl"));

        NuTonicException failure = Assert.Throws<NuTonicException>(
            () => file.Finish(new DatasetResult(0, 0, 0), new Forecast([], 1)));

        Assert.Equal("NT7301", failure.Diagnostic.Code);
    }

    [Fact]
    public void ExplainText_ManyNodes_CountsTheRestByKindAndCause()
    {
        ListLog log = new();
        ExplainText text = new(log);
        NodeReport waiting = new("poi_0", "tiles", "tile/chip", Verdict.Built, Reason.Follows("windows", []));
        for (int i = 0; i < ExplainText.MostLines + 1500; i++)
        {
            Reason file = new([new Cause(CauseKind.File, "red", $"{i}", "0") { File = "red.tif", IsHash = true }]);
            text.Show(
                "poi_0",
                i % 3 == 0 ? [Chip] : i % 3 == 1 ? [waiting] : [Chip with { Kind = "poi/windows", Reason = file }]);
        }

        text.Close();

        Assert.Equal(ExplainText.MostLines + 4, log.Lines.Count);
        Assert.Equal(
            [
                "1,500 more nodes: -p:ExplainFile=explain.jsonl writes all of them",
                "  500 poi/windows: would be built (red.tif)",
                "  500 tile/chip: would be built (OutputSize 224 -> 256)",
                "  500 tile/chip: would be built (if windows comes out different)",
            ],
            log.Lines[^4..]);
    }

    [Fact]
    public void ExplainText_FewNodes_HaveALineEach()
    {
        ListLog log = new();
        ExplainText text = new(log);
        text.Show("poi_0", [.. Enumerable.Repeat(Chip, ExplainText.MostLines)]);

        text.Close();

        Assert.Equal(ExplainText.MostLines, log.Lines.Count);
        Assert.Equal("poi_0/r0_c0/chip: would be built (OutputSize 224 -> 256)", log.Lines[0]);
    }

    [Fact]
    public void ExplainText_MoreCausesThanAnybodyReads_AreOneLine()
    {
        ListLog log = new();
        ExplainText text = new(log);
        for (int i = 0; i < ExplainText.MostLines + 5000; i++)
        {
            text.Show(
                "poi_0", [Chip with { Reason = new Reason([new Cause(CauseKind.Option, "Stride", $"{i}", "64")]) }]);
        }

        text.Close();

        Assert.Equal(ExplainText.MostLines + 22, log.Lines.Count);
        Assert.Equal("  4,000 tile/chip: would be built (for other reasons)", log.Lines[^21]);
        Assert.EndsWith(" others", log.Lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("poi_3", true)]
    [InlineData("poi_?", true)]
    [InlineData("poi_3/r1_c2", true)]
    [InlineData("poi_3/*/chip", true)]
    [InlineData("poi_3/r1_c2/chip", true)]
    [InlineData("poi_3/r1_c2/chip/x", false)]
    [InlineData("poi_3/r1", false)]
    [InlineData("poi_30", false)]
    public void NodePattern_Name_MatchesByParts(string pattern, bool expected) =>
        Assert.Equal(expected, new NodePattern(pattern).Matches("poi_3", "r1_c2/chip"));

    public void Dispose() => _folder.Dispose();

    private static JsonElement Parse(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }
}
