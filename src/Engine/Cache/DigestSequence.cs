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
    private readonly Digest[] _digests;

    private DigestSequence(Digest[] digests, int count)
    {
        _digests = digests;
        Count = count;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public Digest this[int index] => index < Count
        ? _digests[index]
        : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>A copy of <paramref name="digests"/>.</summary>
    public static DigestSequence Create(ReadOnlySpan<Digest> digests) => new(digests.ToArray(), digests.Length);

    /// <inheritdoc/>
    public IEnumerator<Digest> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return _digests[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Collects digests.</summary>
    internal sealed class Builder
    {
        private Digest[] _digests = new Digest[16];
        private int _count;

        /// <summary>Appends one.</summary>
        public void Add(Digest digest)
        {
            Reserve(1);
            _digests[_count++] = digest;
        }

        /// <summary>Appends all that <paramref name="other"/> collected.</summary>
        public void Add(Builder other)
        {
            Reserve(other._count);
            Array.Copy(other._digests, 0, _digests, _count, other._count);
            _count += other._count;
        }

        /// <summary>What was collected; nothing may be added afterwards.</summary>
        public DigestSequence ToSequence() => new(_digests, _count);

        private void Reserve(int more)
        {
            if (_count + more > _digests.Length)
            {
                Digest[] longer = new Digest[Math.Max(2 * _digests.Length, _count + more)];
                Array.Copy(_digests, longer, _count);
                _digests = longer;
            }
        }
    }
}
