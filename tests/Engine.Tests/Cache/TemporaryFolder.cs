using System.Globalization;

namespace NuTonic.Engine.Tests.Cache;

/// <summary>A folder of one test's own, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private static int _counter;

    public TemporaryFolder()
    {
        int number = Interlocked.Increment(ref _counter);
        string name = string.Create(CultureInfo.InvariantCulture, $"nutonic-cache-{Environment.ProcessId}-{number}");
        Root = Path.Combine(Path.GetTempPath(), name);
        if (Directory.Exists(Root))
        {
            Directory.Delete(Root, recursive: true);
        }

        Directory.CreateDirectory(Root);
    }

    public string Root { get; }

    public string File(string name) => Path.Combine(Root, name);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
