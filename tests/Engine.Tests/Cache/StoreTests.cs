using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Tests.Cache;

/// <summary>What every store must do, whatever it keeps its entries in.</summary>
public abstract class StoreTests
{
    private protected abstract IContentStore Contents { get; }

    private protected abstract IActionCache Actions { get; }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(CacheDirectory.InlineBytes - 1)]
    [InlineData(CacheDirectory.InlineBytes)]
    [InlineData(CacheDirectory.InlineBytes + 1)]
    [InlineData(100_000)]
    public void TryRead_AfterPut_GivesTheContent(int size)
    {
        byte[] content = Sample.Bytes(size, seed: 1);

        Digest digest = Contents.Put(content);

        Assert.Equal(Digest.Of(content), digest);
        Assert.True(Contents.Contains(digest));
        Assert.True(Contents.TryRead(digest, out byte[]? read));
        Assert.Equal(content, read);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(10_000)]
    public void Put_Twice_IsTheSame(int size)
    {
        byte[] content = Sample.Bytes(size, seed: 2);

        Digest first = Contents.Put(content);
        Digest second = Contents.Put(content);

        Assert.Equal(first, second);
        Assert.True(Contents.TryRead(first, out byte[]? read));
        Assert.Equal(content, read);
    }

    [Fact]
    public void TryRead_ReaderChangesItsBytes_StoreKeepsItsOwn()
    {
        byte[] content = Sample.Bytes(100, seed: 3);
        Digest digest = Contents.Put(content);
        Assert.True(Contents.TryRead(digest, out byte[]? first));

        first[0] ^= 1;

        Assert.True(Contents.TryRead(digest, out byte[]? second));
        Assert.Equal(content, second);
    }

    [Fact]
    public void Lookups_NeverPut_Miss()
    {
        Digest unknown = Digest.Of("unknown"u8);

        Assert.False(Contents.Contains(unknown));
        Assert.False(Contents.TryRead(unknown, out byte[]? content));
        Assert.Null(content);
        Assert.False(Actions.TryGet(unknown, out ActionRecord? record));
        Assert.Null(record);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(100_000, 300)]
    public void TryGet_AfterPut_GivesTheRecord(int resultBytes, int contents)
    {
        ActionRecord record = Sample.Record("tile/chip é", resultBytes, contents);

        Actions.Put(record);

        Assert.True(Actions.TryGet(record.Key, out ActionRecord? read));
        Sample.AssertSame(record, read);
    }

    [Fact]
    public void Put_SameKeyAgain_Replaces()
    {
        ActionRecord record = Sample.Record("kind", 10, 1);
        ActionRecord later = record with { Result = Sample.Bytes(20, seed: 9), CostMicroseconds = 7 };

        Actions.Put(record);
        Actions.Put(later);

        Assert.True(Actions.TryGet(record.Key, out ActionRecord? read));
        Sample.AssertSame(later, read);
    }

    [Fact]
    public void Put_KeyOfOtherMaterial_IsRefused()
    {
        ActionRecord record = Sample.Record("kind", 10, 1) with { KeyMaterial = new byte[3] };

        Assert.Throws<ArgumentException>(() => Actions.Put(record));
        Assert.False(Actions.TryGet(record.Key, out _));
    }

    [Fact]
    public void PutAndRead_FromManyThreads_AllFound()
    {
        const int Count = 600; // more than two batches of the index

        Parallel.For(0, Count, i =>
        {
            byte[] content = Sample.Bytes(i % 10 == 0 ? 5000 : 50, seed: i % 300);
            Digest digest = Contents.Put(content);
            Actions.Put(Sample.Record($"kind {i}", 30, 2));
            Assert.True(Contents.TryRead(digest, out byte[]? read));
            Assert.Equal(content, read);
        });

        for (int i = 0; i < Count; i++)
        {
            Assert.True(Actions.TryGet(Sample.Record($"kind {i}", 30, 2).Key, out _));
        }
    }
}
