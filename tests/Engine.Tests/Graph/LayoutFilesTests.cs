using NuTonic.Engine.Graph;
using NuTonic.Engine.Tests.Cache;

namespace NuTonic.Engine.Tests.Graph;

public sealed class LayoutFilesTests : IDisposable
{
    private static readonly AssemblyLayout Layout = new(
        GraphScene.DigestOf("file"),
        [GraphScene.DigestOf("a"), GraphScene.DigestOf("b")],
        [3, int.MaxValue],
        [7, uint.MaxValue]);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Find_AfterSave_IsTheSameLayout()
    {
        using LayoutFiles files = new(_folder.File("parts"));
        files.BeginSave("train", Layout);

        AssemblyLayout? found = files.Find("train", Layout.File);

        Assert.Equal(Layout.Parts, found?.Parts);
        Assert.Equal(Layout.Lengths, found?.Lengths);
        Assert.Equal(Layout.Checksums, found?.Checksums);
        Assert.Null(files.Find("train", GraphScene.DigestOf("another file")));
        Assert.Null(files.Find("test", Layout.File));
    }

    [Fact]
    public void Find_BegunBefore_IsTheLayoutThatWasThere()
    {
        using (LayoutFiles files = new(_folder.File("parts")))
        {
            files.BeginSave("train", Layout);
        }

        using LayoutFiles later = new(_folder.File("parts"));
        later.BeginFind(["train", "test"], Task.CompletedTask);

        Assert.Null(later.Find("test", Layout.File));
        Assert.Equal(Layout.Parts, later.Find("train", Layout.File)?.Parts);
        Assert.Equal(Layout.Parts, later.Find("train", Layout.File)?.Parts);
    }

    [Fact]
    public void Find_BegunBeforeAnotherWasSavedOrItWasForgotten_IsWhatHoldsNow()
    {
        AssemblyLayout other = Layout with { File = GraphScene.DigestOf("other file") };
        using LayoutFiles files = new(_folder.File("parts"));
        files.BeginSave("train", Layout);
        files.Flush();
        files.BeginFind(["train"], Task.CompletedTask);
        files.BeginSave("train", other);

        Assert.Null(files.Find("train", Layout.File));
        Assert.NotNull(files.Find("train", other.File));

        files.BeginFind(["train"], Task.CompletedTask);
        files.Forget("train");

        Assert.Null(files.Find("train", other.File));
    }

    [Fact]
    public void Unpack_AnyDamage_IsNoLayout()
    {
        byte[] packed = LayoutFiles.Pack(Layout);
        for (int i = 0; i < packed.Length; i++)
        {
            byte[] damaged = [.. packed];
            damaged[i] ^= 0x40;

            Assert.Null(LayoutFiles.Unpack(damaged));
            Assert.Null(LayoutFiles.Unpack(packed.AsSpan(0, i)));
        }

        Assert.NotNull(LayoutFiles.Unpack(packed));
    }

    [Fact]
    public void Save_FolderIsAFile_IsForgotten()
    {
        File.WriteAllText(_folder.File("parts"), "");
        using LayoutFiles files = new(_folder.File("parts"));

        files.BeginSave("train", Layout);

        Assert.Null(files.Find("train", Layout.File));
    }

    public void Dispose() => _folder.Dispose();
}
