using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>
/// The summaries of all POIs of a build by position, packed: they are kept to the end of the build, and most builds do
/// not look into them.
/// </summary>
internal sealed class PoiSummaries(ImmutableArray<PoiEntry> folders)
{
    private readonly byte[]?[] _packed = new byte[]?[folders.Length];

    /// <summary>True when every POI has one.</summary>
    public bool AreComplete => Array.TrueForAll(_packed, packed => packed is not null);

    /// <summary>The packed summary of a POI; null until it is known.</summary>
    public byte[]? this[int poi]
    {
        get => _packed[poi];
        set => _packed[poi] = value;
    }

    /// <summary>All packed summaries in order; call it when they are complete.</summary>
    public IEnumerable<byte[]> All() => _packed.Select(packed => packed!);

    /// <summary>Positions of the POIs of which one of <paramref name="fragments"/> is a part.</summary>
    public IEnumerable<int> With(ImmutableHashSet<Digest> fragments) =>
        Enumerable.Range(0, _packed.Length)
            .Where(poi => HasAny(_packed[poi], fragments));

    /// <summary>Adds names and summaries of all POIs in order.</summary>
    public void AppendTo(XxHash128 hash)
    {
        for (int poi = 0; poi < _packed.Length; poi++)
        {
            hash.Append(Encoding.UTF8.GetBytes(folders[poi].UnitName));
            hash.Append([0]);
            hash.Append(_packed[poi].AsSpan());
        }
    }

    private static bool HasAny(ReadOnlySpan<byte> packed, ImmutableHashSet<Digest> fragments)
    {
        PoiSummary.Reader poi = new(packed);
        for (int i = 0; i < poi.Fragments; i++)
        {
            if (fragments.Contains(poi.NextFragment()))
            {
                return true;
            }
        }

        return false;
    }
}
