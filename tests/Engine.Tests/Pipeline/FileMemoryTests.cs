using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Pipeline;

public sealed class FileMemoryTests : IDisposable
{
    private static readonly DateTime Old = new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();

    private string Source => _folder.Combine("map.osm");

    private string Memory => _folder.Combine("memory");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void DigestOf_FileEdited_IsThatOfItsContent()
    {
        Write("one");
        Assert.Equal(Digest.Of("one"u8), new FileMemory(Memory, remembers: true).DigestOf(Source));
        Write("two");

        Assert.Equal(Digest.Of("two"u8), new FileMemory(Memory, remembers: true).DigestOf(Source));
    }

    [Fact]
    public void DigestOf_MemoryDamagedAnywhere_ReadsTheFileAgain()
    {
        Write("one");
        Remember();
        string file = Assert.Single(Directory.GetFiles(Memory));
        byte[] bytes = File.ReadAllBytes(file);
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 0x55;
            File.WriteAllBytes(file, damaged);

            Assert.Equal(Digest.Of("one"u8), new FileMemory(Memory, remembers: false).DigestOf(Source));
        }
    }

    [Fact]
    public void DigestOf_DryRun_WritesNothing()
    {
        Write("one");

        new FileMemory(Memory, remembers: false).DigestOf(Source);

        Assert.False(Directory.Exists(Memory));
    }

    [Fact]
    public void DigestOf_NoFile_IsATypedError()
    {
        NuTonicException failure = Assert.Throws<NuTonicException>(
            () => new FileMemory(Memory, remembers: true).DigestOf(Source));

        Assert.Equal(Errors.FileUnreadable.Code, failure.Diagnostic.Code);
    }

    private void Write(string text)
    {
        File.WriteAllText(Source, text);
        File.SetLastWriteTimeUtc(Source, Old);
    }

    // A stamp younger than the clock's resolution is not remembered.
    private void Remember()
    {
        for (int i = 0; i < 200 && !Directory.Exists(Memory); i++)
        {
            new FileMemory(Memory, remembers: true).DigestOf(Source);
            Thread.Sleep(20);
        }
    }
}
