using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Reports;

namespace NuTonic.Engine.Tests.Pipeline.Reports;

public sealed class ForecastTests
{
    private readonly BuildCounts _counts = new();
    private readonly KindCost[] _costs = [Cost("chip", 500_000)];

    [Fact]
    public void Of_NodesToBuild_TakesMeanSizeAndCostOfTheKind()
    {
        KindTally chip = _counts.Of("chip");
        chip.AddSized(100);
        chip.AddSized(300);
        chip.Add(Verdict.Built);
        chip.AddWaitingReport();
        chip.AddWaiting(3);

        Forecast forecast = Forecast.Of(_counts.ByKind(), _costs, threads: 2);

        KindForecast kind = Assert.Single(forecast.Kinds);
        Assert.Equal((1, 3), (kind.Build, kind.Maybe));
        Assert.Equal((800, 2.0), (kind.Bytes, kind.Seconds));
        Assert.Equal((800, 1.0), (forecast.Bytes, forecast.Seconds));
    }

    [Fact]
    public void Of_NothingKnown_SaysUnknown()
    {
        _counts.Add("rows", Verdict.Built);

        Forecast forecast = Forecast.Of(_counts.ByKind(), _costs, threads: 1);

        Assert.Null(forecast.Bytes);
        Assert.Null(forecast.Seconds);
        Assert.EndsWith("unknown  unknown", ForecastTable.Lines(forecast).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AllFromTheCache_CountsTheBytesOfTheOutputs()
    {
        _counts.Add("rows", Verdict.FromCache);
        _counts.Of("rows").AddCachedBytes(70);

        Forecast forecast = Forecast.Of(_counts.ByKind(), _costs, threads: 1);

        Assert.Equal((70, 0.0), (forecast.Bytes, forecast.Seconds));
    }

    [Fact]
    public void Lines_NothingToDo_AreNone()
    {
        _counts.Add("chip", Verdict.UpToDate);

        Assert.Empty(ForecastTable.Lines(Forecast.Of(_counts.ByKind(), _costs, threads: 1)));
    }

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(999, "999 bytes")]
    [InlineData(4096, "4.1 kB")]
    [InlineData(999_700, "1.0 MB")]
    [InlineData(123_456_789, "123 MB")]
    public void Bytes_Amount_IsShort(long bytes, string expected) => Assert.Equal(expected, Amounts.Bytes(bytes));

    [Theory]
    [InlineData(0.034, "0.03 s")]
    [InlineData(12.44, "12.4 s")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(18_720, "5 h 12 min")]
    public void Seconds_Amount_IsShort(double seconds, string expected) =>
        Assert.Equal(expected, Amounts.Seconds(seconds));

    private static KindCost Cost(string kind, long microseconds)
    {
        KindCost cost = new(kind);
        cost.Add(microseconds);
        return cost;
    }
}
