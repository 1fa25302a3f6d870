using NuTonic.Engine.Network;

namespace NuTonic.Engine.Tests.Network;

public sealed class RequestPaceTests
{
    private readonly RushedTime _time = new();

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WaitAsync_BucketFull_GoesAtOnceUntilItIsEmpty()
    {
        RequestPace pace = new(TimeSpan.FromSeconds(2), burst: 3, _time);

        double[] waits = [await Wait(pace), await Wait(pace), await Wait(pace), await Wait(pace), await Wait(pace)];

        Assert.Equal([0, 0, 0, 2, 2], waits);
    }

    [Fact]
    public async Task WaitAsync_AfterARest_BucketIsFullButNoFuller()
    {
        RequestPace pace = new(TimeSpan.FromSeconds(2), burst: 2, _time);
        await Wait(pace);
        await Wait(pace);
        _time.Advance(TimeSpan.FromHours(1));

        double[] waits = [await Wait(pace), await Wait(pace), await Wait(pace)];

        Assert.Equal([0, 0, 2], waits);
    }

    [Fact]
    public async Task WaitAsync_NoLimit_NeverWaits()
    {
        RequestPace pace = new(TimeSpan.Zero, burst: 1, _time);

        for (int i = 0; i < 100; i++)
        {
            Assert.Equal(0, await Wait(pace));
        }
    }

    [Fact]
    public async Task WaitAsync_Paused_WaitsForTheEndOfThePause()
    {
        RequestPace pace = new(TimeSpan.FromSeconds(1), burst: 1, _time);
        pace.Pause(TimeSpan.FromSeconds(30));
        pace.Pause(TimeSpan.FromSeconds(5));

        double[] waits = [await Wait(pace), await Wait(pace)];

        Assert.Equal([30, 1], waits);
    }

    private static async Task<double> Wait(RequestPace pace) => (await pace.WaitAsync(Limit)).TotalSeconds;
}
