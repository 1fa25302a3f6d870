using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Tests.Cache;

public sealed class IndexSampleTests : IDisposable
{
    private readonly CacheScene _scene = new();

    [Fact]
    public void MeasureReadOnly_NoIndex_IsEmpty()
    {
        using CacheDirectory cache = _scene.Open(new CacheOptions { ReadOnly = true });

        Assert.Empty(cache.MeanCosts());
        Assert.Equal((0, false), cache.ContentSize());
    }

    [Fact]
    public void Measure_SmallIndex_IsExactAndSeesWhatWasJustStored()
    {
        using CacheDirectory cache = _scene.Open();
        cache.Put(Sample.Bytes(100, seed: 1));
        cache.Put(Sample.Bytes(9000, seed: 2));
        cache.Put(Record("chip", 0, 1000));
        cache.Put(Record("chip", 1, 3000));
        cache.Put(Record("rows", 2, 500));

        (long, bool) size = cache.ContentSize();
        Dictionary<string, double> costs = cache.MeanCosts()
            .ToDictionary(cost => cost.Kind, cost => cost.MeanMicroseconds);

        Assert.Equal((9100, false), size);
        Assert.Equal(2000, costs["chip"]);
        Assert.Equal(500, costs["rows"]);
    }

    [Fact]
    public void ContentSize_LargeIndex_EstimatesFromEvenlySpreadRows()
    {
        using CacheDirectory cache = _scene.Open();
        byte[] content = new byte[16];
        for (int i = 0; i < 2 * IndexSample.Rows; i++)
        {
            BitConverter.TryWriteBytes(content, i);
            cache.Put(content);
        }

        Assert.Equal((2L * IndexSample.Rows * content.Length, true), cache.ContentSize());
    }

    [Fact]
    public void Find_StoredAction_TellsTheHourOfItsUse()
    {
        ActionRecord record = Record("chip", 0, 1000);
        using (CacheDirectory first = _scene.Open())
        {
            first.Put(record);
        }

        using CacheDirectory cache = _scene.Open(new CacheOptions { ReadOnly = true });

        (ActionRecord Record, long LastUsedHour)? found = cache.Find(record.Key);

        Assert.Equal(1000, found!.Value.Record.CostMicroseconds);
        Assert.InRange(
            TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 3600 - found.Value.LastUsedHour, 0, 1);
        Assert.Null(cache.Find(Digest.Of("other"u8)));
    }

    public void Dispose() => _scene.Dispose();

    private static ActionRecord Record(string kind, int number, long cost)
    {
        byte[] material = System.Text.Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture));
        return new ActionRecord(
            Digest.Of(material), kind, material, Array.Empty<byte>(), ImmutableArray<Digest>.Empty, cost);
    }
}
