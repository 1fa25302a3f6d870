namespace NuTonic.Fixtures;

/// <summary>A new empty folder that is removed with its content when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private static int _counter;

    public TemporaryFolder()
    {
        Path = System.IO.Path.Combine(
            System.IO.Path.GetTempPath(),
            FormattableString.Invariant($"nutonic-test-{Environment.ProcessId}-{Interlocked.Increment(ref _counter)}"));
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
