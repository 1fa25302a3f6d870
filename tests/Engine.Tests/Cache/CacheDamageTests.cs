using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Tests.Cache;

public sealed class CacheDamageTests : IDisposable
{
    private readonly CacheScene _scene = new();

    [Fact]
    public void TryRead_FileCutShort_MissesWarnsAndHeals()
    {
        CacheDirectory cache = _scene.Open();
        byte[] content = Sample.Bytes(CacheDirectory.InlineBytes + 5, seed: 1);
        Digest digest = cache.Put(content);
        int[] lengths =
            [.. Enumerable.Range(0, 40), .. Enumerable.Range(0, 60).Select(i => i * 68), content.Length - 1];

        foreach (int length in lengths)
        {
            AssertHeals(cache, content, () => _scene.Tamper(digest, content[..length]));
        }

        Assert.True(File.Exists(Path.Combine(_scene.Root, "v1", "quarantine", digest.ToString())));
    }

    [Fact]
    public void TryRead_ByteFlipped_MissesWarnsAndHeals()
    {
        CacheDirectory cache = _scene.Open();
        byte[] content = Sample.Bytes(CacheDirectory.InlineBytes + 5, seed: 1);
        Digest digest = cache.Put(content);

        for (int position = 0; position < content.Length; position += 97)
        {
            byte[] flipped = [.. content];
            flipped[position] ^= 0x10;
            AssertHeals(cache, content, () => _scene.Tamper(digest, flipped));
        }
    }

    [Fact]
    public void TryRead_FileLonger_MissesWarnsAndHeals()
    {
        CacheDirectory cache = _scene.Open();
        byte[] content = Sample.Bytes(CacheDirectory.InlineBytes + 5, seed: 1);
        Digest digest = cache.Put(content);

        AssertHeals(cache, content, () => _scene.Tamper(digest, [.. content, 0]));
    }

    [Fact]
    public void TryRead_ManyFilesDamaged_QuarantineStaysBounded()
    {
        CacheDirectory cache = _scene.Open();
        for (int i = 0; i < ContentFiles.MostQuarantined + 10; i++)
        {
            Digest digest = cache.Put(Sample.Bytes(CacheDirectory.InlineBytes + 5, seed: i));
            _scene.Tamper(digest, [1, 2, 3]);

            Assert.False(cache.TryRead(digest, out _));
            Assert.False(File.Exists(_scene.ContentFile(digest)));
        }

        Assert.Equal(
            ContentFiles.MostQuarantined, Directory.GetFiles(Path.Combine(_scene.Root, "v1", "quarantine")).Length);
    }

    // An index of keys that is damaged leads to the row of another content, which is sound in itself.
    [Fact]
    public void TryRead_RowOfAnotherContent_MissesWarnsAndHeals()
    {
        byte[] content = Sample.Bytes(100, seed: 1);
        CacheDirectory cache = _scene.Open();
        Digest digest = cache.Put(content);
        Digest other = cache.Put(Sample.Bytes(100, seed: 2));
        cache.Flush();
        _scene.Sql(
            $"DELETE FROM content WHERE digest = x'{digest}'; UPDATE content SET digest = x'{digest}' "
            + $"WHERE digest = x'{other}'");

        Assert.False(cache.TryRead(digest, out _));
        Assert.Equal(["NT8007"], _scene.Codes);

        cache.Put(content);
        Assert.True(cache.TryRead(digest, out byte[]? read));
        Assert.Equal(content, read);
    }

    [Fact]
    public void TryRead_FileDeleted_MissesSilentlyAndHeals()
    {
        CacheDirectory cache = _scene.Open();
        byte[] content = Sample.Bytes(9000, seed: 1);
        Digest digest = cache.Put(content);
        File.Delete(_scene.ContentFile(digest));

        Assert.False(cache.Contains(digest));
        Assert.False(cache.TryRead(digest, out _));
        Assert.Empty(_scene.Codes);

        cache.Put(content);
        Assert.True(cache.TryRead(digest, out byte[]? read));
        Assert.Equal(content, read);
    }

    [Fact]
    public void TryRead_RowCutAtAnyLength_MissesWarnsAndHeals()
    {
        byte[] content = Sample.Bytes(40, seed: 1);
        CacheDirectory cache = _scene.Open();
        Digest digest = cache.Put(content);

        for (int length = 0; length < content.Length; length++)
        {
            cache.Flush();
            _scene.Sql($"UPDATE content SET inline = CAST(substr(inline, 1, {length}) AS BLOB)");
            _scene.Reported.Clear();

            Assert.False(cache.TryRead(digest, out _));
            Assert.Equal(["NT8008"], _scene.Codes);

            cache.Put(content);
            Assert.True(cache.TryRead(digest, out byte[]? read));
            Assert.Equal(content, read);
        }
    }

    [Theory]
    [InlineData("UPDATE content SET inline = zeroblob(100)", "NT8007")]
    [InlineData("UPDATE content SET checksum = substr(checksum, 2)", "NT8008")]
    [InlineData("UPDATE content SET checksum = x''", "NT8008")]
    [InlineData("UPDATE content SET checksum = zeroblob(16)", "NT8007")]
    [InlineData("UPDATE content SET size = -1", "NT8008")]
    [InlineData("UPDATE content SET size = 'many'", "NT8008")]
    [InlineData("UPDATE content SET size = 9223372036854775807", "NT8008")]
    public void TryRead_ContentRowGarbled_MissesWarnsAndHeals(string damage, string code)
    {
        byte[] content = Sample.Bytes(100, seed: 1);
        CacheDirectory cache = _scene.Open();
        Digest digest = cache.Put(content);
        cache.Flush();
        _scene.Sql(damage);

        Assert.False(cache.TryRead(digest, out _));
        Assert.Equal([code], _scene.Codes);

        cache.Put(content);
        Assert.True(cache.TryRead(digest, out byte[]? read));
        Assert.Equal(content, read);
    }

    [Theory]
    [InlineData("kind = 'other'")]
    [InlineData("kind = x'ff00'")]
    [InlineData("material = zeroblob(20)")]
    [InlineData("result = substr(result, 1, 19)")]
    [InlineData("result = x''")]
    [InlineData("contents = substr(contents, 1, 63)")]
    [InlineData("contents = substr(contents, 1, 32)")]
    [InlineData("cost_us = cost_us + 1")]
    [InlineData("checksum = x'00'")]
    [InlineData("checksum = zeroblob(16)")]
    public void TryGet_ActionRowGarbled_MissesWarnsAndHeals(string damage)
    {
        ActionRecord record = Sample.Record("kind", 20, 2);
        CacheDirectory cache = _scene.Open();
        cache.Put(record);
        cache.Flush();
        _scene.Sql("UPDATE action SET " + damage);

        Assert.False(cache.TryGet(record.Key, out _));
        Assert.Equal(["NT8008"], _scene.Codes);

        cache.Put(record);
        cache.Flush();
        Assert.True(cache.TryGet(record.Key, out ActionRecord? read));
        Sample.AssertSame(record, read);
    }

    public void Dispose() => _scene.Dispose();

    private void AssertHeals(CacheDirectory cache, byte[] content, Action damage)
    {
        Digest digest = Digest.Of(content);
        _scene.Reported.Clear();
        damage();

        Assert.False(cache.TryRead(digest, out byte[]? read));
        Assert.Null(read);
        Diagnostic warning = Assert.Single(_scene.Reported);
        Assert.Equal(("NT8007", Severity.Warning), (warning.Code, warning.Severity));
        Assert.Contains(digest.ToString(), warning.Message, StringComparison.Ordinal);
        Assert.False(cache.Contains(digest));

        cache.Put(content);
        Assert.True(cache.TryRead(digest, out read));
        Assert.Equal(content, read);
    }
}
