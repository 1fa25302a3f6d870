using NuTonic.Engine.Pipeline.Reports;

namespace NuTonic.Engine.Tests.Pipeline.Reports;

public sealed class ProgressMeterTests
{
    private readonly ListLog _log = new();
    private readonly StoppedClock _clock = new();

    [Fact]
    public void UnitFinished_SteadyRate_ShowsDoneTotalRateAndRemainingTime()
    {
        ProgressMeter meter = new(_log, _clock);
        for (int i = 1; i <= 10; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            meter.NodeFinished();
            meter.UnitFinished(i * 2, 100);
        }

        Assert.Equal("18/100 POIs, 10 nodes, 2.0 POIs/s, 41.0 s left", _log.Live[^1]);
    }

    [Fact]
    public void NodeFinished_ManyAtOnce_ShowsOneLine()
    {
        ProgressMeter meter = new(_log, _clock);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Parallel.For(0, 10_000, _ => meter.NodeFinished());
        meter.End();

        Assert.Equal(2, _log.Live.Count);
        Assert.Equal("", _log.Live[^1]);
    }

    private sealed class StoppedClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
