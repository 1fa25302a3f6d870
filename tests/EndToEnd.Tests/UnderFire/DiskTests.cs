using System.Diagnostics;

namespace NuTonic.EndToEnd.Tests.UnderFire;

/// <summary>
/// Disks that run full or turn read-only, folders of another user: a typed error, and the next build goes on.
/// </summary>
public sealed class DiskTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // One that neither root nor the owner of the test's folder is.
    private static readonly string[] AsNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];

    [Theory]
    [InlineData("out")]
    [InlineData("cache")]
    [InlineData("obj")]
    public void Build_DiskFull_TypedErrorAndTheNextBuildGoesOn(string folder)
    {
        using HostSpace space = new();
        using Mount disk = new(space.Combine(folder), "size=256k");

        BuildRun full = space.Build();
        string[] partly = [.. space.Files().Keys.Where(path => !path.StartsWith(".nutonic", StringComparison.Ordinal))];
        SortedDictionary<string, string> published = space.Files();
        disk.Remount("size=64m");
        BuildRun roomy = space.Build();
        SortedDictionary<string, string> clean = space.CleanFiles();

        Assert.True(full.ExitCode == 1 && roomy.ExitCode == 0, full.Output + roomy.Output);
        Assert.All(full.Errors, code => Assert.Contains(code, (string[])["NT8010", "NT7011"]));
        Assert.All(partly, path => Assert.Equal(clean[path], published[path]));
        Assert.Empty(roomy.Warnings.Except(["NT7002"]));
        Assert.Equal(clean, space.Files());
    }

    [Theory]
    [InlineData("out")]
    [InlineData("cache")]
    [InlineData("obj")]
    public void Build_DiskFullToTheLastByte_NothingIsLost(string folder)
    {
        using HostSpace space = new();
        using Mount disk = new(space.Combine(folder), "size=64m");
        BuildRun first = space.Build();
        disk.Fill("big");

        BuildRun second = space.Build();

        File.Delete(space.Combine(folder, "big"));
        BuildRun third = space.Build();
        third.AssertCounts(0, 0, first.Built + first.FromCache);
        if (folder == "obj")
        {
            // The lock of the record names its holder.
            Assert.Equal(["NT7011"], second.Errors);
            return;
        }

        // A build that has nothing to do writes no output and does not open the index.
        second.AssertCounts(0, 0, third.UpToDate);
    }

    [Fact]
    public void Build_DiskTurnsReadOnlyInTheMiddle_TypedErrorAndTheNextBuildGoesOn()
    {
        using HostSpace space = new();
        using Mount disk = new(space.Combine("out"), "size=64m");
        using Process process = space.Start("Parallelism=1");
        string start = BuildRun.ReadUntil(process, "/rows: built (", 60);
        bool turned = TryTurnReadOnly(space.Combine("out"));
        BuildRun run = BuildRun.WaitFor(process, Patience, start);
        Assert.SkipUnless(turned, "the file system does not turn read-only while it is in use");
        disk.Remount("rw");

        AssertFailedAndGoesOn(space, run, space.Build());
    }

    [Theory]
    [InlineData("cache/v1/tmp", true)]
    [InlineData("out/images", true)]
    [InlineData("obj/builds", false)]
    public void Build_FolderTurnsImmutableInTheMiddle_TypedErrorAndTheNextBuildGoesOn(string folder, bool fails)
    {
        // Chips that are too large for the index, so that they become files.
        using HostSpace space = new();
        using Process process = space.Start("OutputSize=96", "Stride=12", "Parallelism=1");
        string start = BuildRun.ReadUntil(process, "poi_0000_g001/windows: built (");
        bool turned = ChangeAttribute("+i", space.Combine(folder));
        BuildRun run = BuildRun.WaitFor(process, Patience, start);
        ChangeAttribute("-i", space.Combine(folder));
        Assert.SkipUnless(turned, "the file system has no immutable folders, or they are not permitted");
        BuildRun next = space.Build("OutputSize=96", "Stride=12");

        Assert.Equal(fails ? 1 : 0, run.ExitCode);
        AssertFailedAndGoesOn(space, run, next, "OutputSize=96", "Stride=12");
    }

    [Fact]
    public void Build_ReadOnlyCache_IsUsedForHits()
    {
        using HostSpace space = new();
        using Mount disk = new(space.Combine("cache"), "size=64m");
        BuildRun first = space.Build();
        disk.Remount("ro");
        (space.Out, space.State) = ("out2", "obj2");

        BuildRun hits = space.Build();
        BuildRun more = space.Build("OutputSize=32");

        hits.AssertCounts(0, first.Built + first.FromCache, 0);
        Assert.Empty(hits.Warnings);
        Assert.True(more.ExitCode == 0 && more.Built > 0, more.Output);
        Assert.Equal(["NT8017"], more.Warnings);
        Assert.Equal(space.CleanFiles("OutputSize=32"), space.Files());
        Assert.False(
            Directory.EnumerateDirectories(space.Combine("obj2"), "scratch", SearchOption.AllDirectories).Any());
    }

    [Fact]
    public void Build_CacheOfAnotherUser_IsUsedForHits()
    {
        using HostSpace space = new();
        BuildRun first = space.Build();
        Own(space, "out2", "obj2");
        (space.Out, space.State) = ("out2/out", "obj2/obj");

        BuildRun hits = space.Build();

        hits.AssertCounts(0, first.Built + first.FromCache, 0);
        Assert.Equal(Snapshot.Of(space.Combine("out")), space.Files());
    }

    [Fact]
    public void Build_FoldersOfAnotherUser_TypedErrorAndNothingChanges()
    {
        using HostSpace space = new();
        space.Build();
        SortedDictionary<string, string> before = space.Files();
        Own(space, "obj2");
        space.State = "obj2/obj";

        BuildRun refused = space.Build("OutputSize=32");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("NT8011", refused.Errors);
        Assert.All(refused.Errors, code => Assert.StartsWith("NT8", code, StringComparison.Ordinal));
        Assert.Equal(before, space.Files());
        space.Launcher = [];
        space.State = "obj";
        Assert.Equal(0, space.Build("OutputSize=32").ExitCode);
        Assert.Equal(space.CleanFiles("OutputSize=32"), space.Files());
    }

    private static void AssertFailedAndGoesOn(HostSpace space, BuildRun run, BuildRun next, params string[] options)
    {
        Assert.True(run.ExitCode is 0 or 1 && next.ExitCode == 0, run.Output + next.Output);
        Assert.Equal(run.ExitCode == 1, run.Errors.Length > 0);
        Assert.DoesNotContain("Unhandled", run.Output, StringComparison.Ordinal);
        Assert.Empty(next.Warnings);
        Assert.Equal(space.CleanFiles(options), space.Files());
    }

    private static bool ChangeAttribute(string change, string path)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/chattr"), "needs chattr");
        using Process process = Process.Start(new ProcessStartInfo("/usr/bin/chattr", [change, path])
        {
            RedirectStandardError = true,
        })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    // Has the next builds run by a user who owns these folders and nothing else.
    private static void Own(HostSpace space, params string[] folders)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/setpriv"),
            "needs root and setpriv");
        foreach (string folder in folders)
        {
            Directory.CreateDirectory(space.Combine(folder));
            using Process chown = Process.Start("chown", ["65534:65534", space.Combine(folder)]);
            chown.WaitForExit();
        }

        space.Launcher = AsNobody;
    }

    private static bool TryTurnReadOnly(string folder)
    {
        // Refused while a file is open for writing: a moment later none may be.
        for (int attempt = 0; attempt < 300; attempt++)
        {
            using Process process = Process.Start(new ProcessStartInfo("mount", ["-o", "remount,ro", folder])
            {
                RedirectStandardError = true,
            })!;
            process.WaitForExit();
            if (process.ExitCode == 0)
            {
                return true;
            }
        }

        return false;
    }
}
