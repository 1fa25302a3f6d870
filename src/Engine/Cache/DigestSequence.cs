using System.Collections;
using System.Runtime.CompilerServices;

namespace NuTonic.Engine.Cache;

/// <summary>
/// Digests in order, of which there may be hundreds of thousands. A class of its own, because the framework's
/// collections of value types are compiled while a build runs and stay slow for as long as a short one lasts.
/// </summary>
[CollectionBuilder(typeof(DigestSequence), nameof(Create))]
internal sealed class DigestSequence : IReadOnlyList<Digest>
{
    // A piece is not so long that the garbage collector keeps it apart, which costs a full collection now and then.
    private const int PieceBits = 11;
    private const int PieceLength = 1 << PieceBits;

    private readonly List<Digest[]> _pieces;

    private DigestSequence(List<Digest[]> pieces, int count)
    {
        _pieces = pieces;
        Count = count;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public Digest this[int index] => index < Count
        ? _pieces[index >> PieceBits][index & (PieceLength - 1)]
        : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>A copy of <paramref name="digests"/>.</summary>
    public static DigestSequence Create(ReadOnlySpan<Digest> digests)
    {
        Builder builder = new();
        foreach (Digest digest in digests)
        {
            builder.Add(digest);
        }

        return builder.ToSequence();
    }

    /// <inheritdoc/>
    public IEnumerator<Digest> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Collects digests.</summary>
    internal sealed class Builder
    {
        private readonly List<Digest[]> _pieces = [];
        private int _count;

        /// <summary>Appends one.</summary>
        public void Add(Digest digest)
        {
            int place = _count & (PieceLength - 1);
            if (place == 0)
            {
                _pieces.Add(new Digest[PieceLength]);
            }

            _pieces[^1][place] = digest;
            _count++;
        }

        /// <summary>Appends all that <paramref name="other"/> collected.</summary>
        public void Add(Builder other)
        {
            for (int i = 0; i < other._count; i++)
            {
                Add(other._pieces[i >> PieceBits][i & (PieceLength - 1)]);
            }
        }

        /// <summary>What was collected; nothing may be added afterwards.</summary>
        public DigestSequence ToSequence() => new(_pieces, _count);
    }
}
