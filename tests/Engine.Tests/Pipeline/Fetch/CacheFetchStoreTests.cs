using NuTonic.Engine.Cache;
using NuTonic.Engine.Network;
using NuTonic.Engine.Pipeline.Fetch;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Pipeline.Fetch;

/// <summary>What was fetched, kept as actions and contents of a cache.</summary>
public sealed class CacheFetchStoreTests
{
    private static readonly byte[] Asked = "what was asked"u8.ToArray();

    [Fact]
    public void TryGet_AfterPut_GivesContentAndProvenance()
    {
        CacheFetchStore store = new(new MemoryActionCache(), new MemoryContentStore());

        store.Put(Asked, Stored("body"));

        AssertStored(store, "body");
        Assert.False(store.TryGet(Digest.Of("another"u8), out _));
    }

    [Fact]
    public void TryGet_NothingOptionalSaid_GivesNothing()
    {
        CacheFetchStore store = new(new MemoryActionCache(), new MemoryContentStore());
        Provenance bare = new(new Uri("http://host/"), DateTimeOffset.UnixEpoch, 204, null, null, null, 0);

        store.Put(Asked, new StoredFetch(Array.Empty<byte>(), bare));

        Assert.True(store.TryGet(Digest.Of(Asked), out StoredFetch? stored));
        Assert.Equal(bare with { Headers = stored.Provenance.Headers }, stored.Provenance);
        Assert.Empty(stored.Provenance.Headers);
        Assert.Equal(0, stored.Content.Length);
    }

    [Fact]
    public void Put_Again_Replaces()
    {
        CacheFetchStore store = new(new MemoryActionCache(), new MemoryContentStore());
        store.Put(Asked, Stored("old"));

        store.Put(Asked, Stored("new"));

        AssertStored(store, "new");
    }

    [Fact]
    public void TryGet_CacheOpenedAgain_GivesTheSame()
    {
        using TemporaryFolder folder = new();
        string large = new('x', CacheDirectory.InlineBytes + 1);
        using (CacheDirectory cache = CacheDirectory.Open(folder.Combine("cache"), new CacheOptions(), _ => { }))
        {
            new CacheFetchStore(cache, cache).Put(Asked, Stored(large));
        }

        using CacheDirectory again = CacheDirectory.Open(folder.Combine("cache"), new CacheOptions(), _ => { });
        AssertStored(new CacheFetchStore(again, again), large);
    }

    [Fact]
    public void TryGet_ContentLost_IsAMiss()
    {
        MemoryActionCache actions = new();
        new CacheFetchStore(actions, new MemoryContentStore()).Put(Asked, Stored("body"));

        Assert.False(new CacheFetchStore(actions, new MemoryContentStore()).TryGet(Digest.Of(Asked), out _));
    }

    [Fact]
    public void TryGet_ProvenanceOfAnyLength_IsAMissAndNoException()
    {
        MemoryActionCache actions = new();
        MemoryContentStore contents = new();
        CacheFetchStore store = new(actions, contents);
        store.Put(Asked, Stored("body"));
        Assert.True(actions.TryGet(Digest.Of(Asked), out ActionRecord? whole));
        for (int length = 0; length < whole.Result.Length; length++)
        {
            actions.Put(whole with { Result = whole.Result[..length] });

            Assert.False(store.TryGet(Digest.Of(Asked), out _), $"cut to {length} bytes");
        }
    }

    [Fact]
    public void TryGet_ProvenanceWithAnyByteChanged_ThrowsNothing()
    {
        MemoryActionCache actions = new();
        CacheFetchStore store = new(actions, new MemoryContentStore());
        store.Put(Asked, Stored("body"));
        Assert.True(actions.TryGet(Digest.Of(Asked), out ActionRecord? whole));
        for (int i = 0; i < whole.Result.Length; i++)
        {
            foreach (byte value in (byte[])[0, 0x7f, 0x80, 0xff])
            {
                byte[] changed = whole.Result.ToArray();
                changed[i] = value;
                actions.Put(whole with { Result = changed });

                store.TryGet(Digest.Of(Asked), out _);
            }
        }
    }

    [Fact]
    public void TryGet_ActionOfOtherShape_IsAMiss()
    {
        MemoryActionCache actions = new();
        MemoryContentStore contents = new();
        Digest content = contents.Put("body"u8);
        actions.Put(new ActionRecord(Digest.Of(Asked), "other", Asked, new byte[] { 9 }, [content, content], 0));

        Assert.False(new CacheFetchStore(actions, contents).TryGet(Digest.Of(Asked), out _));
    }

    private static StoredFetch Stored(string body) => new(
        System.Text.Encoding.UTF8.GetBytes(body),
        new Provenance(
            new Uri("https://host/path?x=1"), new DateTimeOffset(2026, 5, 6, 7, 8, 9, TimeSpan.Zero), 206, "image/tiff",
            "\"a\"", new DateTimeOffset(2025, 1, 2, 3, 4, 5, TimeSpan.Zero), 4711)
        {
            TotalLength = 99,
            Headers = new Dictionary<string, string> { ["link"] = "<x>", ["date"] = "now" },
        });

    private static void AssertStored(CacheFetchStore store, string body)
    {
        Assert.True(store.TryGet(Digest.Of(Asked), out StoredFetch? stored));
        StoredFetch expected = Stored(body);
        Assert.Equal(expected.Content.ToArray(), stored.Content.ToArray());
        Assert.Equal(expected.Provenance with { Headers = stored.Provenance.Headers }, stored.Provenance);
        Assert.Equal(
            expected.Provenance.Headers.OrderBy(one => one.Key), stored.Provenance.Headers.OrderBy(one => one.Key));
    }
}
