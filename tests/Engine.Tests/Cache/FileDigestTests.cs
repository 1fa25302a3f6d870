using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Tests.Cache;

public sealed class FileDigestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData((1 << 20) - 1)]
    [InlineData((1 << 20) + 1)]
    [InlineData((3 << 20) + 7)]
    public void Compute_AnySize_IsTheDigestOfTheContent(int size)
    {
        byte[] content = new byte[size];
        for (int i = 0; i < size; i++)
        {
            content[i] = (byte)(i * 31 / 7);
        }

        string path = _folder.File("file");
        File.WriteAllBytes(path, content);
        FileStamp.TryRead(path, out FileStamp stamp, out _);

        Assert.Equal((Digest.Of(content), stamp, true), FileDigest.Compute(path));
    }

    [Fact]
    public void Compute_ChangedOnce_ReadsAgainAndIsUnstable()
    {
        string path = _folder.File("file");
        File.WriteAllText(path, "old");
        int reads = 0;

        (Digest digest, FileStamp before, bool stable) = FileDigest.Compute(path, () =>
        {
            if (++reads == 1)
            {
                File.AppendAllText(path, " and new");
            }
        });

        Assert.Equal(Digest.Of("old and new"u8), digest);
        Assert.Equal(11, before.Size);
        Assert.False(stable);
        Assert.Equal(2, reads);
    }

    [Fact]
    public void Compute_ChangedTwice_Refuses()
    {
        string path = _folder.File("file");
        File.WriteAllText(path, "old");

        var thrown = Assert.Throws<NuTonicException>(
            () => FileDigest.Compute(path, () => File.AppendAllText(path, "more")));

        Assert.Equal("NT8016", thrown.Diagnostic.Code);
        Assert.Equal(path, thrown.Diagnostic.Location?.File);
    }

    [Fact]
    public void Compute_MissingFile_IsTyped()
    {
        var thrown = Assert.Throws<NuTonicException>(() => FileDigest.Compute(_folder.File("none")));

        Assert.Equal("NT8015", thrown.Diagnostic.Code);
    }

    public void Dispose() => _folder.Dispose();
}
