using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// The summaries of all units of a build by position, packed: they are kept to the end of the build, and most builds do
/// not look into them.
/// </summary>
internal sealed class UnitSummaries(ImmutableArray<UnitEntry> units)
{
    private readonly byte[]?[] _packed = new byte[]?[units.Length];

    /// <summary>True when every unit has one.</summary>
    public bool AreComplete => Array.TrueForAll(_packed, packed => packed is not null);

    /// <summary>The packed summary of a unit; null until it is known.</summary>
    public byte[]? this[int unit]
    {
        get => _packed[unit];
        set => _packed[unit] = value;
    }

    /// <summary>All packed summaries in order; call it when they are complete.</summary>
    public IEnumerable<byte[]> All() => _packed.Select(packed => packed!);

    /// <summary>Positions of the units whose summary is a match; call it when they are complete.</summary>
    public IEnumerable<int> Where(Func<byte[], bool> isMatch) =>
        Enumerable.Range(0, _packed.Length).Where(unit => isMatch(_packed[unit]!));

    /// <summary>
    /// Hash of names and summaries of all units in order, and of whether they are a sample world; call it when they are
    /// complete.
    /// </summary>
    public Hash128 Hash(bool isSampleWorld)
    {
        XxHash128 hash = new();
        hash.Append([isSampleWorld ? (byte)1 : (byte)0]);
        for (int unit = 0; unit < _packed.Length; unit++)
        {
            hash.Append(Encoding.UTF8.GetBytes(units[unit].UnitName));
            hash.Append([0]);
            hash.Append(_packed[unit].AsSpan());
        }

        return Hash128.Of(hash);
    }
}
