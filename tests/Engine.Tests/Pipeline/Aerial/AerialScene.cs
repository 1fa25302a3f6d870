using System.Security.Cryptography;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline;
using NuTonic.Engine.Pipeline.Reports;
using NuTonic.Engine.Sources.AerialSample;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Pipeline.Aerial;

/// <summary>
/// A checkout that the whole engine builds in this process: one quad of the sample world, patches of 256 px.
/// </summary>
internal sealed class AerialScene : IDisposable
{
    private static readonly Lazy<string> World = new(Draw);

    private readonly TemporaryFolder _folder = new();

    /// <summary>The world that all scenes share; do not write there.</summary>
    public static string WorldFolder => World.Value;

    public string Out => _folder.Combine("out");

    public string CacheFolder => _folder.Combine("cache");

    /// <summary>Builds; errors fail the test.</summary>
    public (DatasetResult Result, RecordingLog Log) Build(params (string Name, string Value)[] options)
    {
        RecordingLog log = new();
        DatasetResult result = Dataset.Build(
            Request(options), rebuild: false, log, TestContext.Current.CancellationToken);
        Assert.True(log.Errors.Length == 0, string.Join('\n', log.Errors.Select(error => error.ToString())));
        return (result, log);
    }

    /// <summary>What a build would be asked for.</summary>
    public DatasetRequest Request(params (string Name, string Value)[] options)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal)
        {
            ["Profile"] = "rsteller",
            ["ImageryRoot"] = Path.Combine(World.Value, AerialWorld.ImageryName),
            ["OsmExtract"] = Path.Combine(World.Value, AerialWorld.MapName),
            ["DatasetDir"] = Out,
            ["CacheDir"] = CacheFolder,
            ["PatchSize"] = "256",
            ["Parallelism"] = "2",
        };
        foreach ((string name, string value) in options)
        {
            values[name] = value;
        }

        return new DatasetRequest(values, _folder.Path, _folder.Combine("obj"), _ => (SourceLocation?)null);
    }

    /// <summary>Digests of the data set by path.</summary>
    public SortedDictionary<string, string> Files()
    {
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories))
        {
            files[Path.GetRelativePath(Out, path)] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
        }

        files.Remove(BuildReportFile.RelativePath);
        return files;
    }

    public void Dispose() => _folder.Dispose();

    private static string Draw()
    {
        string root = Path.Combine(
            Path.GetTempPath(), FormattableString.Invariant($"nutonic-aerial-scene-{Environment.ProcessId}"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, recursive: true);
        AerialWorld.Generate(root, new AerialSampleOptions(Quads: 1));
        return root;
    }
}
