using NuTonic.Engine.Cache;

namespace NuTonic.EndToEnd.Tests;

/// <summary>The targets Verify and VerifyReproducible.</summary>
public sealed class VerifyTests : IDisposable
{
    private const string Chip = "images/poi_0001_r00000_c00000.png";

    private readonly BuiltSpace _built = new(World.NewSpace(("OutputSize", "64")));

    [Fact]
    public void Verify_DamageInOutputsAndCache_FailsUntilRepairedAndBuilt()
    {
        BuildRun sound = _built.Space.Build("-t:Verify");
        Assert.Equal((0, 0), (sound.ExitCode, sound.Warnings.Length));
        Assert.Contains("; 0 damaged", sound.Output, StringComparison.Ordinal);
        Damage();
        SortedDictionary<string, string> before = Snapshot.Of(_built.Space.Path);

        BuildRun damaged = _built.Space.Build("-t:Verify");

        Assert.Equal(1, damaged.ExitCode);
        Assert.Equal(["NT8202", "NT8203", "NT8206"], damaged.Warnings);
        Assert.Equal(["NT8200"], damaged.Errors);
        Assert.Contains("warning NT8202: '" + Chip, damaged.Output, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot.Of(_built.Space.Path));

        BuildRun repair = _built.Space.Build("-t:Verify", "-p:Repair=true");

        Assert.Equal((0, 0), (repair.ExitCode, repair.Errors.Length));
        Assert.Contains("5 damaged, dropped", repair.Output, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_built.Space.Out, Chip)));
        BuildRun build = _built.Space.Build();
        Assert.Equal((0, "NT7008"), (build.ExitCode, Assert.Single(build.Warnings)));
        _built.AssertAsFirstBuilt();
        BuildRun again = _built.Space.Build("-t:Verify");
        Assert.Equal((0, 0), (again.ExitCode, again.Warnings.Length));
    }

    [Fact]
    public void VerifyReproducible_CleanBuild_PassesAndLeavesTheDataSetAlone()
    {
        BuildRun run = _built.Space.Build("-t:VerifyReproducible");

        Assert.Equal((0, 0), (run.ExitCode, run.Warnings.Length));
        Assert.Contains(
            FormattableString.Invariant($"compared {_built.Contents.Count} outputs"),
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains("; 0 differ", run.Output, StringComparison.Ordinal);
        _built.AssertSettled();
    }

    public void Dispose() => _built.Dispose();

    // An output that somebody edited, one that is gone, and contents that are cut short, changed and gone.
    private void Damage()
    {
        File.WriteAllText(Path.Combine(_built.Space.Out, Chip), "mine");
        File.Delete(Path.Combine(_built.Space.Out, "README.md"));
        string[] contents = [.. Directory
            .GetFiles(_built.Space.Combine("cache", "v1", "cas"), "*", SearchOption.AllDirectories)
            .Where(path => new FileInfo(path).Length > CacheDirectory.InlineBytes)
            .Order(StringComparer.Ordinal)];
        byte[] bytes = File.ReadAllBytes(contents[0]);
        File.Delete(contents[0]);
        File.WriteAllBytes(contents[0], bytes[..^1]);
        bytes = File.ReadAllBytes(contents[1]);
        bytes[^1] ^= 1;
        File.Delete(contents[1]);
        File.WriteAllBytes(contents[1], bytes);
        File.Delete(contents[2]);
    }
}
