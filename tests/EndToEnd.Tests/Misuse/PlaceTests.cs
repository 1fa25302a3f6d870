using NuTonic.EndToEnd.Tests.UnderFire;

namespace NuTonic.EndToEnd.Tests.Misuse;

/// <summary>Folders that are not what a build needs them to be.</summary>
public sealed class PlaceTests
{
    [Theory]
    [InlineData("nowhere", "NT1018")]
    [InlineData("file", "NT1019")]
    [InlineData("empty", "NT1021")]
    public void Build_BadPoiRoot_TypedError(string root, string code)
    {
        using BuildSpace space = new(("PoiRoot", root));
        space.Write("file", "no folder");
        Directory.CreateDirectory(space.Combine("empty"));

        BuildRun run = space.Build();

        PoiScene.AssertFailedCleanly(run);
        PoiScene.AssertError(run, code, space.Combine(root));
    }

    [Theory]
    [InlineData("DatasetDir", "file/out")]
    [InlineData("DatasetDir", "file")]
    [InlineData("CacheDir", "file")]
    public void Build_FileWhereAFolderBelongs_TypedError(string option, string value)
    {
        using BuildSpace space = new((option, value), ("SamplePois", "1"));
        space.Write("file", "no folder");

        BuildRun run = space.Build();

        PoiScene.AssertFailedCleanly(run);
        Assert.All(run.Errors, code => Assert.StartsWith("NT8", code, StringComparison.Ordinal));
        Assert.Contains(space.Combine("file"), run.Output, StringComparison.Ordinal);
        Assert.Equal("no folder", File.ReadAllText(space.Combine("file")));
    }

    [Fact]
    public void Build_FileNamedImages_TypedErrorThenGoesOn()
    {
        using BuildSpace space = new(("SamplePois", "1"));
        space.Write("out/images", "no folder");

        BuildRun blocked = space.Build();
        File.Delete(space.Combine("out", "images"));
        BuildRun free = space.Build();

        PoiScene.AssertFailedCleanly(blocked);
        PoiScene.AssertError(blocked, "NT8012", Path.Combine(space.Out, "images"));
        Assert.True(free.ExitCode == 0, free.Output);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(space.Out, "images")));
    }

    [Fact]
    public void Build_LinkedPoiFolder_FollowedOnlyWhenAllowed()
    {
        using PoiScene scene = new();
        string outside = scene.Space.Combine("outside");
        Directory.Move(scene.Copy("poi_linked"), outside);
        Directory.CreateSymbolicLink(scene.Folder("poi_linked"), outside);

        BuildRun refused = scene.Space.Build();
        BuildRun allowed = scene.Space.Build("-p:AllowExternalLinks=true");

        PoiScene.AssertFailedCleanly(refused);
        PoiScene.AssertError(refused, "NT1023", "poi_linked");
        Assert.True(allowed.ExitCode == 0, allowed.Output);
        Assert.True(scene.Chips("poi_linked") > 0);
    }

    [Fact]
    public void Build_DiskFull_TypedErrorThenEqualsACleanBuild()
    {
        using BuildSpace space = new(("SamplePois", "2"), ("OutputSize", "256"));
        using Mount disk = new(space.Combine("disk"), "size=512k");

        BuildRun full = space.Build("-p:DatasetDir=disk/out");
        disk.Remount("size=64m");
        BuildRun roomy = space.Build("-p:DatasetDir=disk/out");
        BuildRun clean = space.Build("-p:CacheDir=cache2");

        PoiScene.AssertFailedCleanly(full);
        Assert.Contains("NT8010", full.Errors);
        Assert.True(roomy.ExitCode == 0 && clean.ExitCode == 0, roomy.Output + clean.Output);
        Assert.Equal(space.Files(), Snapshot.Of(space.Combine("disk", "out")));
    }

    [Fact]
    public void Build_ReadOnlyDisk_TypedError()
    {
        using BuildSpace space = new(("SamplePois", "1"));
        using Mount disk = new(space.Combine("disk"), "size=1m,ro");

        BuildRun run = space.Build("-p:DatasetDir=disk/out");

        PoiScene.AssertFailedCleanly(run);
        Assert.All(run.Errors, code => Assert.StartsWith("NT8", code, StringComparison.Ordinal));
        Assert.Contains(space.Combine("disk"), run.Output, StringComparison.Ordinal);
    }
}
