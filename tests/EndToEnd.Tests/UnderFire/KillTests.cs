using System.Diagnostics;
using NuTonic.Engine.Cache;

namespace NuTonic.EndToEnd.Tests.UnderFire;

/// <summary>
/// Builds killed at random moments, in the midst of a change of options more often than not: the next build ends with
/// the bytes of a clean one, and computes nothing again but a bounded tail.
/// </summary>
public sealed class KillTests
{
    private const int KilledExitCode = 137;

    // What a kill may cost: the results that wait for the index's next transaction, each of them a row at least, and
    // one more for each thread that had finished one and not yet put it.
    private static readonly int LongestTail = CacheIndex.BatchRows + Environment.ProcessorCount;

    private static readonly string[][] Variants =
    [
        [],
        ["Stride=12"],
        ["OutputSize=32"],
        ["Poi=poi_0000*"],
        ["MinClassFraction=0.2", "WriteBboxOverlays=true"],
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Kill_AtRandomMoments_TheNextBuildEqualsACleanOne(bool cacheElsewhere)
    {
        using TemporaryCache? elsewhere = cacheElsewhere ? new TemporaryCache() : null;
        using HostSpace space = new();
        space.Cache = elsewhere?.Path ?? space.Cache;
        SortedDictionary<string, string>[] clean = [.. Variants.Select(options => space.CleanFiles(options))];
        int seed = LongRun.Seed();
        Random random = new(seed);
        TimeSpan longest = Time(space);
        int wanted = LongRun.Pick(7, 100);
        for (int round = 1, killed = 0; killed < wanted && round < 10 * wanted; round++)
        {
            if (random.Next(3) == 0)
            {
                space.Wipe();
            }

            int variant = random.Next(Variants.Length);
            BuildRun cut = space.Kill(random.NextDouble() * longest, Variants[variant]);
            killed += cut.ExitCode == KilledExitCode ? 1 : 0;
            int next = random.Next(2) == 0 ? variant : random.Next(Variants.Length);
            BuildRun run = space.Build(Variants[next]);

            string where =
                $"NUTONIC_SEED={seed}, round {round}, variant {variant} then {next}:\n{cut.Output}\n--\n{run.Output}";
            Assert.True(run.ExitCode == 0, where);
            Assert.True(run.Warnings.All(code => code == "NT7002"), where);
            Assert.True(clean[next].SequenceEqual(space.Files()), where);
            Assert.True(variant != next || TailRebuilt(cut, run) <= LongestTail, where);
            if (round % 3 == 0)
            {
                space.Build(Variants[next]).AssertCounts(0, 0, run.Built + run.FromCache + run.UpToDate);
            }
        }
    }

    [Fact]
    public void Kill_RealBuilds_TheNextBuildEqualsACleanOne()
    {
        int seed = LongRun.Seed();
        Random random = new(seed);
        using BuildSpace space = new(("SamplePois", "4"), ("SampleKm", "1.5"), ("Stride", "16"));
        space.Build("-p:Poi=poi_0000");
        Stopwatch watch = Stopwatch.StartNew();
        BuildRun clean = space.Build("-p:DatasetDir=clean", "-p:CacheDir=clean-cache");
        TimeSpan longest = watch.Elapsed;
        Assert.True(clean.ExitCode == 0, clean.Output);
        for (int round = 1; round <= LongRun.Pick(2, 8); round++)
        {
            using Process process = space.Start();
            Thread.Sleep(random.NextDouble() * longest);
            process.Kill();
            BuildRun cut = BuildRun.WaitFor(process, TimeSpan.FromMinutes(2));
            BuildRun run = space.Build();

            string where = $"NUTONIC_SEED={seed}, round {round}:\n{cut.Output}\n--\n{run.Output}";
            Assert.True(run.ExitCode == 0 && run.Warnings.All(code => code == "NT7002"), where);
            Assert.True(TailRebuilt(cut, run) <= LongestTail, where);
            Assert.Equal(Snapshot.Of(space.Combine("clean")), space.Files());
            foreach (string folder in (string[])["out", "cache"])
            {
                Directory.Delete(space.Combine(folder), recursive: true);
            }
        }
    }

    // How far back in the order of finished nodes the next build had to begin.
    private static int TailRebuilt(BuildRun killed, BuildRun next)
    {
        string[] finished =
        [
            .. killed.Output.Split('\n')
                .Select(line => line.Split(": built (", 2))
                .Where(parts => parts.Length == 2)
                .Select(parts => parts[0].Trim()),
        ];
        HashSet<string> again = [.. next.BuiltNodes];
        int first = Array.FindIndex(finished, again.Contains);
        return first < 0 ? 0 : finished.Length - first;
    }

    private static TimeSpan Time(HostSpace space)
    {
        Stopwatch watch = Stopwatch.StartNew();
        BuildRun run = space.Build();
        Assert.True(run.ExitCode == 0, run.Output);
        return watch.Elapsed;
    }

    /// <summary>A cache folder on another file system than the data set.</summary>
    private sealed class TemporaryCache : IDisposable
    {
        private const string Memory = "/dev/shm";

        public TemporaryCache()
        {
            Assert.SkipUnless(Directory.Exists(Memory), "no second file system: /dev/shm is missing");
            Path = Directory.CreateDirectory(
                FormattableString.Invariant($"{Memory}/nutonic-test-{Environment.ProcessId}")).FullName;
        }

        public string Path { get; }

        public void Dispose()
        {
            if (Directory.Exists(Path))
            {
                Directory.Delete(Path, recursive: true);
            }
        }
    }
}
