using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using NuTonic.Fixtures;

namespace NuTonic.Tasks.Tests;

/// <summary>A folder in which tasks build a sample world of one small POI.</summary>
internal sealed class TaskSpace : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TextEngine Engine { get; private set; } = new();

    public string Out => _folder.Combine("out");

    /// <summary>Sets a task up with small sample options, some of them replaced, and an engine of its own.</summary>
    public T Task<T>(params (string Name, string Value)[] options)
        where T : DatasetTask, new()
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal)
        {
            ["SamplePois"] = "1",
            ["SampleKm"] = "1",
            ["NativeTile"] = "64",
            ["Stride"] = "64",
            ["OutputSize"] = "16",
        };
        foreach ((string name, string value) in options)
        {
            values[name] = value;
        }

        Engine = new TextEngine();
        return new T
        {
            BuildEngine = Engine,
            ProjectFile = _folder.Combine("dataset.proj"),
            StateFolder = _folder.Combine("obj"),
            Options = [.. values.Select(value => (ITaskItem)new TaskItem(
                value.Key, new Dictionary<string, string> { ["Value"] = value.Value }))],
        };
    }

    public string[] Published() =>
        Directory.Exists(Out) ? Directory.GetFiles(Out, "*", SearchOption.AllDirectories) : [];

    public void Dispose() => _folder.Dispose();
}
