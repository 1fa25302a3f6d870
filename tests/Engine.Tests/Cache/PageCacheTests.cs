using Microsoft.Win32.SafeHandles;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Tests.Cache;

public sealed class PageCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(0, 3 << 20)]
    [InlineData(5000, 100_000)]
    [InlineData(0, 0)]
    [InlineData(2 << 20, 9 << 20)]
    public void Advice_OfAnyRange_LeavesTheBytes(long offset, long length)
    {
        byte[] content = Sample.Bytes(3 << 20, seed: 4);
        string path = _folder.File("long");
        using (SafeFileHandle file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite))
        {
            RandomAccess.Write(file, content, 0);
            PageCache.BeginWrite(file, offset, length);
            PageCache.Drop(file, offset, length);
            RandomAccess.FlushToDisk(file);
            PageCache.Drop(file, offset, length);

            byte[] read = new byte[content.Length];
            Assert.Equal(content.Length, RandomAccess.Read(file, read, 0));
            Assert.Equal(content, read);
        }

        Assert.Equal(content, File.ReadAllBytes(path));
    }

    public void Dispose() => _folder.Dispose();
}
