namespace NuTonic.Tasks.Tests;

public sealed class TerminationGuardTests
{
    // The process's end itself is tested end to end: SIGTERM during a build.
    [Fact]
    public void Dispose_WithoutTermination_CancelsNothing()
    {
        using CancellationTokenSource cancellation = new();
        int exitCode = Environment.ExitCode;

        new TerminationGuard(cancellation, 143).Dispose();

        Assert.False(cancellation.IsCancellationRequested);
        Assert.Equal(exitCode, Environment.ExitCode);
    }
}
