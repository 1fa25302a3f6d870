namespace NuTonic.Tasks;

/// <summary>
/// Makes SIGTERM stop a task in order: MSBuild neither cancels its tasks then nor exits with a failure, which a
/// scheduler would read as success. The process end waits for the task's clean-up and gets the exit code of a
/// terminated process.
/// </summary>
internal sealed class TerminationGuard : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ManualResetEventSlim _finished = new();
    private readonly CancellationTokenSource _cancellation;
    private readonly int _exitCode;

    public TerminationGuard(CancellationTokenSource cancellation, int exitCode)
    {
        _cancellation = cancellation;
        _exitCode = exitCode;
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        // Not disposed: a handler that runs right now still waits on it.
        _finished.Set();
    }

    private void OnProcessExit(object? sender, EventArgs e)
    {
        _cancellation.Cancel();
        _finished.Wait(Patience);
        Environment.ExitCode = _exitCode;
    }
}
