using System.Diagnostics;
using NuTonic.Engine.Sources;
using NuTonic.Fixtures;

namespace NuTonic.EndToEnd.Tests.UnderFire;

/// <summary>
/// A world of about a thousand small nodes, built by <c>NuTonic.BuildHost</c>: the engine in a process of its own,
/// which starts ten times as fast as <c>dotnet build</c> and can be killed by the dozen.
/// </summary>
internal sealed class HostSpace : IDisposable
{
    // Out of its own folder: a run with coverage instruments the copies beside the tests, and what it adds to them
    // wants to write where another user may not.
    internal static readonly string Host = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory,
        "../../../../BuildHost/bin",
        Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "../.."), AppContext.BaseDirectory),
        "NuTonic.BuildHost.dll"));

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();

    /// <summary>Draws the world.</summary>
    /// <param name="pois">Number of POIs.</param>
    public HostSpace(int pois = 3)
    {
        SampleWorld.Generate(Combine("pois"), new SampleOptions(pois, Seed: 1, BoxKm: 0.8));
    }

    /// <summary>The folder of the POIs.</summary>
    public string Pois { get; set; } = "pois";

    /// <summary>The cache's folder.</summary>
    public string Cache { get; set; } = "cache";

    /// <summary>The data set's folder.</summary>
    public string Out { get; set; } = "out";

    /// <summary>The folder of what is remembered between builds.</summary>
    public string State { get; set; } = "obj";

    /// <summary>Program and arguments that the host is started through.</summary>
    public string[] Launcher { get; set; } = [];

    /// <summary>Absolute path of something in the folder.</summary>
    public string Combine(params string[] parts) => _folder.Combine(parts);

    /// <summary>Files of the data set by relative path.</summary>
    public SortedDictionary<string, string> Files() => Snapshot.Of(Combine(Out));

    /// <summary>Builds and waits for the end.</summary>
    public BuildRun Build(params string[] options)
    {
        using Process process = Start(options);
        return BuildRun.WaitFor(process, Patience);
    }

    /// <summary>Starts a build without waiting.</summary>
    public Process Start(params string[] options)
    {
        string[] defaults =
        [
            $"PoiRoot={Combine(Pois)}",
            $"DatasetDir={Combine(Out)}",
            $"CacheDir={Combine(Cache)}",
            "NativeTile=24",
            "Stride=8",
            "OutputSize=24",
        ];
        string[] command =
        [
            .. Launcher,
            "dotnet",
            Host,
            _folder.Path,
            Combine(State),
            .. defaults.Where(
                option => !options.Any(given => given.StartsWith(Name(option), StringComparison.Ordinal))),
            .. options,
        ];
        ProcessStartInfo start = new(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>
    /// Starts a build and kills it, as kill -9 does, so long after its first line; says what it printed.
    /// </summary>
    public BuildRun Kill(TimeSpan after, params string[] options)
    {
        using Process process = Start(options);
        string start = BuildRun.ReadUntil(process, "started");
        using Timer timer = new(_ => Kill(process), null, after, Timeout.InfiniteTimeSpan);
        return BuildRun.WaitFor(process, Patience, start);
    }

    /// <summary>
    /// Bytes of a clean build with <paramref name="options"/>: other folder, other cache, other state.
    /// </summary>
    public SortedDictionary<string, string> CleanFiles(params string[] options)
    {
        (string cache, string output, string state) = (Cache, Out, State);
        (Cache, Out, State) = ("clean/cache", "clean/out", "clean/obj");
        BuildRun run = Build(options);
        Assert.True(run.ExitCode == 0, run.Output);
        SortedDictionary<string, string> files = Files();
        Directory.Delete(Combine("clean"), recursive: true);
        (Cache, Out, State) = (cache, output, state);
        return files;
    }

    /// <summary>Begins anew: no data set, no state, no cache.</summary>
    public void Wipe()
    {
        foreach (string folder in new[] { Out, State, Cache }.Select(folder => Combine(folder)).Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static string Name(string option) => option[..(option.IndexOf('=', StringComparison.Ordinal) + 1)];

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It ended just before.
        }
    }
}
