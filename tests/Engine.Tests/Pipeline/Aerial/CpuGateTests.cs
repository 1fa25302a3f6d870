using NuTonic.Engine.Pipeline.Aerial;

namespace NuTonic.Engine.Tests.Pipeline.Aerial;

public sealed class CpuGateTests
{
    [Fact]
    public void Outside_WhileWaiting_LetsAnotherThreadCompute()
    {
        using CpuGate gate = new(1);
        int computed = 0;
        CancellationToken cancellation = TestContext.Current.CancellationToken;

        int waited = gate.Inside(
            () => gate.Outside(() =>
            {
                Thread other = new(() => computed = gate.Inside(() => 7, cancellation));
                other.Start();
                other.Join();
                return computed;
            }),
            cancellation);

        Assert.Equal(7, waited);
        Assert.Equal(8, gate.Inside(() => 8, cancellation));
    }

    [Fact]
    public void Outside_WaitFails_TheGateStaysUsable()
    {
        using CpuGate gate = new(1);
        CancellationToken cancellation = TestContext.Current.CancellationToken;

        Assert.Throws<TimeoutException>(() =>
            gate.Inside(() => gate.Outside<int>(() => throw new TimeoutException()), cancellation));

        Assert.Equal(8, gate.Inside(() => 8, cancellation));
    }
}
