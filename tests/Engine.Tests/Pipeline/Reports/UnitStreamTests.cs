using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Reports;

namespace NuTonic.Engine.Tests.Pipeline.Reports;

public sealed class UnitStreamTests
{
    private readonly List<string> _told = [];
    private readonly UnitStream _stream;

    public UnitStreamTests() => _stream = new UnitStream((unit, reports) =>
        _told.Add($"{unit}: {string.Join(' ', reports.Select(report => report.Node))}"));

    [Fact]
    public void UnitFinished_OutOfOrder_TellsInOrderAndNodesByName()
    {
        _stream.Begin(["a", "b", "c"]);
        Report("c", "x");
        Report("b", "z");
        Report("b", "y");

        _stream.UnitFinished("c", hasFailed: false);
        _stream.UnitFinished("b", hasFailed: true);
        Assert.Empty(_told);
        _stream.UnitFinished("a", hasFailed: false);

        Assert.Equal(["a: ", "b: y z", "c: x"], _told);
    }

    [Fact]
    public void End_UnitsThatAreNotListed_ComeLastByName()
    {
        _stream.Begin(["a"]);
        Report("removed", null);
        Report("dataset", "card");
        _stream.UnitFinished("a", hasFailed: false);

        _stream.End();

        Assert.Equal(["a: ", "dataset: card", "removed: "], _told);
    }

    [Fact]
    public void UnitForeseen_OutOfOrder_TellsInOrderWithTheSharedReports()
    {
        _stream.Begin(["a", "b", "c"]);
        NodeReport[] shared =
        [
            new("", "tiles", "k", Verdict.Built, Reason.New), new("", "windows", "k", Verdict.Built, Reason.New),
        ];
        Report("b", "z");

        _stream.UnitForeseen("c", shared);
        _stream.UnitFinished("b", hasFailed: false);
        _stream.UnitForeseen("a", shared);
        _stream.End();

        Assert.Equal(["a: tiles windows", "b: z", "c: tiles windows"], _told);
    }

    private void Report(string unit, string? node) =>
        _stream.NodeFinished(new NodeReport(unit, node, "k", Verdict.Built, Reason.New));
}
