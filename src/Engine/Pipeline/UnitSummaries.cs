using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// The summaries of all units of a build by position, packed: they are kept to the end of the build, and most builds do
/// not look into them.
/// </summary>
internal sealed class UnitSummaries(ImmutableArray<UnitEntry> units)
{
    // Hashing a long piece costs less than many short ones.
    private const int PieceBytes = 1 << 15;

    private readonly byte[]?[] _packed = new byte[]?[units.Length];

    // Asked for several times, mostly while nothing changes. A tuple or a struct would be compiled at run time.
    private HashOfAll? _hash;

    /// <summary>How many units there are.</summary>
    public int Count => _packed.Length;

    /// <summary>True when every unit has one.</summary>
    public bool AreComplete => Array.TrueForAll(_packed, packed => packed is not null);

    /// <summary>The packed summary of a unit; null until it is known.</summary>
    public byte[]? this[int unit]
    {
        get => _packed[unit];
        set
        {
            _packed[unit] = value;
            _hash = null;
        }
    }

    /// <summary>All packed summaries in order; call it when they are complete.</summary>
    public IEnumerable<byte[]> All() => _packed.Select(packed => packed!);

    /// <summary>Positions of the units whose summary is a match; call it when they are complete.</summary>
    public IEnumerable<int> Where(Func<byte[], bool> isMatch) =>
        Enumerable.Range(0, _packed.Length).Where(unit => isMatch(_packed[unit]!));

    /// <summary>
    /// Hash of names and summaries of all units in order, and of whether they are a sample world: the first half of a
    /// SHA-256, which needs no code that is compiled at run time. Call it when they are complete.
    /// </summary>
    public Hash128 Hash(bool isSampleWorld)
    {
        if (_hash is null || _hash.IsSampleWorld != isSampleWorld)
        {
            _hash = new HashOfAll(isSampleWorld, Compute(isSampleWorld));
        }

        return _hash.Value;
    }

    private Hash128 Compute(bool isSampleWorld)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] piece = new byte[PieceBytes];
        piece[0] = isSampleWorld ? (byte)1 : (byte)0;
        int held = 1;
        for (int unit = 0; unit < _packed.Length; unit++)
        {
            string name = units[unit].UnitName;
            byte[] packed = _packed[unit]!;
            int most = Encoding.UTF8.GetMaxByteCount(name.Length) + 1 + packed.Length;
            if (held + most > piece.Length)
            {
                hash.AppendData(piece.AsSpan(0, held));
                held = 0;
                piece = most > piece.Length ? new byte[most] : piece;
            }

            held += Encoding.UTF8.GetBytes(name, piece.AsSpan(held));
            piece[held++] = 0;
            packed.CopyTo(piece, held);
            held += packed.Length;
        }

        hash.AppendData(piece.AsSpan(0, held));
        return Hash128.Read(hash.GetHashAndReset());
    }

    private sealed record HashOfAll(bool IsSampleWorld, Hash128 Value);
}
