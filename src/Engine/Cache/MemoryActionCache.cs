using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace NuTonic.Engine.Cache;

/// <summary>
/// An action cache that ends with the process: for tests, and for what a read-only cache may not keep.
/// </summary>
internal sealed class MemoryActionCache : IActionCache
{
    private readonly ConcurrentDictionary<string, ActionRecord> _records = new(StringComparer.Ordinal);

    public bool TryGet(in Digest key, [NotNullWhen(true)] out ActionRecord? record) =>
        _records.TryGetValue(key.ToString(), out record);

    public bool MayHaveFamily(Hash128 family) =>
        !_records.IsEmpty && _records.Values.Any(record => record.Family == family);

    public void Put(ActionRecord record)
    {
        record.ThrowIfKeyIsForeign();
        _records[record.Key.ToString()] = record;
    }
}
