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
        LayoutFiles files = new(_folder.File("parts"));
        files.Save("train", Layout);

        AssemblyLayout? found = files.Find("train", Layout.File);

        Assert.Equal(Layout.Parts, found?.Parts);
        Assert.Equal(Layout.Lengths, found?.Lengths);
        Assert.Equal(Layout.Checksums, found?.Checksums);
        Assert.Null(files.Find("train", GraphScene.DigestOf("another file")));
        Assert.Null(files.Find("test", Layout.File));
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
        LayoutFiles files = new(_folder.File("parts"));

        files.Save("train", Layout);

        Assert.Null(files.Find("train", Layout.File));
    }

    public void Dispose() => _folder.Dispose();
}
