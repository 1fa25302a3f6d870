using System.Collections.Concurrent;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Tests.Cache;

/// <summary>A cache folder, the caches opened on it, and what they reported.</summary>
internal sealed class CacheScene : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<CacheDirectory> _opened = [];

    public ConcurrentQueue<Diagnostic> Reported { get; } = new();

    public string[] Codes => [.. Reported.Select(diagnostic => diagnostic.Code)];

    public string Root => _folder.File("cache");

    public string Index => Path.Combine(Root, "v1", "index.db");

    public CacheDirectory Open(CacheOptions? options = null)
    {
        CacheDirectory cache = CacheDirectory.Open(Root, options ?? new CacheOptions(), Reported.Enqueue);
        _opened.Add(cache);
        return cache;
    }

    public void With(Action<CacheDirectory> work)
    {
        using CacheDirectory cache = CacheDirectory.Open(Root, new CacheOptions(), Reported.Enqueue);
        work(cache);
    }

    /// <summary>Runs SQL on the index behind the cache's back.</summary>
    public void Sql(string sql)
    {
        using SqliteDatabase database = SqliteDatabase.Open(Index, SQLitePCL.raw.SQLITE_OPEN_READWRITE);
        database.Execute(sql);
    }

    public long Number(string sql)
    {
        using SqliteDatabase database = SqliteDatabase.Open(Index, SQLitePCL.raw.SQLITE_OPEN_READWRITE);
        return database.QueryNumber(sql);
    }

    public string ContentFile(Digest digest) =>
        Path.Combine(Root, "v1", "cas", digest.ToString()[..2], digest.ToString());

    /// <summary>Replaces a stored file, which is read-only, by other bytes.</summary>
    public void Tamper(Digest digest, byte[] bytes)
    {
        File.Delete(ContentFile(digest));
        File.WriteAllBytes(ContentFile(digest), bytes);
    }

    public string InRoot(string name) => _folder.File(name);

    public void Dispose()
    {
        _opened.ForEach(cache => cache.Dispose());
        _folder.Dispose();
    }
}
