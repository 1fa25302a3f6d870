using System.Collections.Immutable;
using System.Text;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Tests.Cache;

/// <summary>A cache with results whose age and size a test chooses.</summary>
internal sealed class PruneScene : IDisposable
{
    public const int FileBytes = 10_000;

    public CacheScene Cache { get; } = new();

    public FakeClock Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public CacheOptions Options => new() { Clock = Clock };

    public string Folder => Path.Combine(Cache.Root, "v1");

    /// <summary>A result named <paramref name="name"/> that uses the contents; needs no cache.</summary>
    public static ActionRecord Record(string name, params Digest[] contents)
    {
        byte[] material = Encoding.UTF8.GetBytes(name);
        return new ActionRecord(Digest.Of(material), "kind", material, material, [.. contents], 1);
    }

    /// <summary>A content that lies in a file of its own; the same number, the same bytes.</summary>
    public static byte[] Content(int number) => Sample.Bytes(FileBytes, number);

    /// <summary>Puts a result with one content of its own, as a build that then ends.</summary>
    public ActionRecord Put(string name, int content, long cost = 1)
    {
        using CacheDirectory cache = CacheDirectory.Open(Cache.Root, Options, Cache.Reported.Enqueue);
        ActionRecord record = Record(name, cache.Put(Content(content))) with { CostMicroseconds = cost };
        cache.Put(record);
        return record;
    }

    public PruneReport Prune(long maxBytes = 0, long maxAgeHours = 0, params Digest[] needed) =>
        Pruner().TryRun(new PruneLimits(maxBytes, maxAgeHours, needed.ToImmutableHashSet()), CancellationToken.None)!;

    public CachePruner Pruner() => new(Cache.Root, Options, Cache.Reported.Enqueue);

    /// <summary>Names of the results that are left and whose contents are.</summary>
    public string[] Left(params ActionRecord[] records)
    {
        using CacheDirectory cache = CacheDirectory.Open(Cache.Root, Options, Cache.Reported.Enqueue);
        return
        [
            .. records
                .Where(record => cache.TryGet(record.Key, out ActionRecord? found)
                    && found.Contents.All(content => cache.TryRead(content, out _)))
                .Select(record => Encoding.UTF8.GetString(record.KeyMaterial.Span)),
        ];
    }

    public string[] ContentFiles() => Directory.Exists(Path.Combine(Folder, "cas"))
        ? Directory.GetFiles(Path.Combine(Folder, "cas"), "*", SearchOption.AllDirectories)
        : [];

    public void Dispose() => Cache.Dispose();
}
