using System.Security.Cryptography;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline;
using NuTonic.Engine.Pipeline.Reports;
using NuTonic.Engine.Sources;
using NuTonic.Engine.Tests.Cache;

namespace NuTonic.Engine.Tests.Pipeline;

/// <summary>
/// A checkout that the whole engine builds in this process: two small POIs of four tiles each, one of them with a
/// still, and contents both inside the cache's index and in files of their own.
/// </summary>
internal sealed class DatasetScene : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DatasetScene()
    {
        SampleWorld.Generate(Pois, new SampleOptions(Pois: 2, Seed: 1, BoxKm: 1));
    }

    public string Pois => _folder.File("pois");

    public string Out => _folder.File("out");

    public string CacheFolder => _folder.File("cache");

    public string State => _folder.File("obj");

    public string Index => Path.Combine(CacheFolder, "v1", "index.db");

    /// <summary>Folder of the state of <see cref="Out"/>.</summary>
    public string OutState => StateFiles.FolderOf(State, Out);

    /// <summary>Builds; errors fail the test.</summary>
    public (DatasetResult Result, RecordingLog Log) Build(params (string Name, string Value)[] options)
    {
        RecordingLog log = new();
        DatasetResult result = Dataset.Build(
            Request(options), rebuild: false, log, TestContext.Current.CancellationToken);
        Assert.True(log.Errors.Length == 0, string.Join('\n', log.Errors.Select(error => error.ToString())));
        return (result, log);
    }

    public RecordingLog Verify(bool repair = false)
    {
        RecordingLog log = new();
        Dataset.Verify(
            Request(("Repair", repair ? "true" : "false")), log, TestContext.Current.CancellationToken);
        return log;
    }

    public RecordingLog VerifyReproducible()
    {
        RecordingLog log = new();
        Dataset.VerifyReproducible(Request(), log, TestContext.Current.CancellationToken);
        return log;
    }

    /// <summary>Asserts that a check finds nothing.</summary>
    public void AssertSound()
    {
        RecordingLog log = Verify();
        Assert.Empty(log.Diagnostics);
        Assert.Contains("; 0 damaged", log.Summaries[0], StringComparison.Ordinal);
    }

    /// <summary>As <see cref="AssertSound"/>, where files that no row names are expected.</summary>
    public void AssertSoundWithOrphans()
    {
        RecordingLog log = Verify();
        Assert.Empty(log.Diagnostics);
        Assert.Equal(2, log.Summaries.Length);
    }

    /// <summary>Digests of the data set by path.</summary>
    public SortedDictionary<string, string> Files() => Snapshot(Out);

    /// <summary>Digests of everything the scene stores: data set, cache and state.</summary>
    public SortedDictionary<string, string> Everything() => Snapshot(_folder.File(""));

    /// <summary>Changes the record of one published file.</summary>
    public void AlterRecord(string path, Func<OutputRecord, OutputRecord> alter)
    {
        using BuildState state = StateFiles.LoadState(
            OutState, mend: false, diagnostic => Assert.Fail(diagnostic.Message));
        UnitRecord unit = state.UnitNames.Select(state.Find)
            .Single(unit => unit!.Nodes.Any(node => node.Outputs.Any(output => output.Path == path)))!;
        state.Put(unit with
        {
            Nodes = [.. unit.Nodes.Select(node => node with
            {
                Outputs = [.. node.Outputs.Select(output => output.Path == path ? alter(output) : output)],
            })],
        });
    }

    /// <summary>
    /// Flips a byte of a published file and makes its record trust the result, as if the disk had done it.
    /// </summary>
    public void Rot(string path)
    {
        string file = Path.Combine(Out, path);
        byte[] bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.True(FileStamp.TryRead(file, out FileStamp stamp, out _));
        AlterRecord(path, output => output with { Stamp = stamp, Racy = false });
    }

    /// <summary>Files of contents in the cache, in order.</summary>
    public string[] ContentFiles() =>
    [
        .. Directory.GetFiles(Path.Combine(CacheFolder, "v1", "cas"), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose() => _folder.Dispose();

    public DatasetRequest Request(params (string Name, string Value)[] options)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal)
        {
            ["PoiRoot"] = Pois,
            ["DatasetDir"] = Out,
            ["CacheDir"] = CacheFolder,
            ["NativeTile"] = "64",
            ["Stride"] = "64",
            ["OutputSize"] = "64",
            ["Parallelism"] = "2",
        };
        foreach ((string name, string value) in options)
        {
            values[name] = value;
        }

        return new DatasetRequest(values, _folder.File(""), State, _ => (SourceLocation?)null);
    }

    private static SortedDictionary<string, string> Snapshot(string folder)
    {
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        if (Directory.Exists(folder))
        {
            foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                files[Path.GetRelativePath(folder, path)] = Convert.ToHexStringLower(
                    SHA256.HashData(File.ReadAllBytes(path)));
            }
        }

        // The report of a build is no part of the data set: two builds of one data set differ in it.
        files.Remove(BuildReportFile.RelativePath);
        return files;
    }
}
