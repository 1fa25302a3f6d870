using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NuTonic.Engine.Tiling;

/// <summary>
/// Exact percentiles of a band's positive finite samples without sorting. Positive floats order like their bit
/// patterns, so a histogram over the upper bits finds the bucket of a rank, and two more over the lower bits the sample
/// itself. A sample's key is its bits - 1: zero, negative samples, infinities and NaN then all lie at or above
/// <see cref="InvalidKey"/>. Owns the scratch memory; one thread at a time.
/// </summary>
internal sealed class PercentileFinder : IDisposable
{
    private const uint InvalidKey = 0x7F7F_FFFF;
    private const int BucketShift = 18;
    private const int BucketCount = 1 << (32 - BucketShift);
    private const int LastBucket = (int)(InvalidKey >> BucketShift);
    private const uint AllHits = (1u << 8) - 1;
    private const int DigitBits = 9;
    private const int DigitCount = 1 << DigitBits;

    /// <summary>
    /// Neighbouring samples are alike: several histograms keep one increment from waiting for the last.
    /// </summary>
    private const int Lanes = 4;

    private uint[] _counts = ArrayPool<uint>.Shared.Rent(Lanes * BucketCount);
    private uint[] _keys = ArrayPool<uint>.Shared.Rent(1);

    /// <summary>
    /// Linear percentiles: rank p / 100 * (n - 1), with the float32 difference of its
    /// neighbours scaled in double. Exact.
    /// </summary>
    /// <param name="band">Samples in any order; those not finite or not above 0 are left out.</param>
    /// <param name="options">Which percentiles.</param>
    /// <returns>Null when no sample is left.</returns>
    public (double Low, double High)? Find(ReadOnlySpan<float> band, StretchOptions options)
    {
        ObjectDisposedException.ThrowIf(_counts.Length == 0, this);
        if (_keys.Length < band.Length)
        {
            ArrayPool<uint>.Shared.Return(_keys);
            _keys = ArrayPool<uint>.Shared.Rent(band.Length);
        }

        ReadOnlySpan<uint> bits = MemoryMarshal.Cast<float, uint>(band);
        int valid = CountBuckets(bits);
        return valid == 0
            ? null
            : (Percentile(bits, valid, options.LowPercent), Percentile(bits, valid, options.HighPercent));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_counts.Length > 0)
        {
            ArrayPool<uint>.Shared.Return(_counts);
            ArrayPool<uint>.Shared.Return(_keys);
            _counts = [];
            _keys = [];
        }
    }

    /// <summary>Fills the buckets of valid keys and returns how many keys they hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int CountBuckets(ReadOnlySpan<uint> bits)
    {
        Span<uint> all = _counts.AsSpan(0, Lanes * BucketCount);
        all.Clear();
        Span<uint> first = all[..BucketCount];
        Span<uint> second = all.Slice(BucketCount, BucketCount);
        Span<uint> third = all.Slice(2 * BucketCount, BucketCount);
        Span<uint> fourth = all.Slice(3 * BucketCount, BucketCount);
        int i = 0;
        for (; i <= bits.Length - Lanes; i += Lanes)
        {
            first[(int)((bits[i] - 1) >> BucketShift)]++;
            second[(int)((bits[i + 1] - 1) >> BucketShift)]++;
            third[(int)((bits[i + 2] - 1) >> BucketShift)]++;
            fourth[(int)((bits[i + 3] - 1) >> BucketShift)]++;
        }

        for (; i < bits.Length; i++)
        {
            first[(int)((bits[i] - 1) >> BucketShift)]++;
        }

        uint valid = 0;
        for (int bucket = 0; bucket <= LastBucket; bucket++)
        {
            first[bucket] += second[bucket] + third[bucket] + fourth[bucket];
            valid += first[bucket];
        }

        // Plus infinity shares the last bucket with the largest finite samples.
        uint infinities = first[LastBucket] == 0 ? 0 : (uint)bits.Count(InvalidKey + 1);
        first[LastBucket] -= infinities;
        return (int)(valid - infinities);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Percentile(ReadOnlySpan<uint> bits, int valid, double percent)
    {
        double position = percent / 100 * (valid - 1);
        int rank = (int)position;
        (float below, float above) = SelectPair(bits, rank, isLast: rank >= valid - 1);
        double fraction = position - rank;
        float difference = above - below;
        return fraction < 0.5 ? below + (difference * fraction) : above - (difference * (1 - fraction));
    }

    /// <summary>Sample of a rank (from 0) and of the next rank; the same twice at the last rank.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (float Below, float Above) SelectPair(ReadOnlySpan<uint> bits, int rank, bool isLast)
    {
        ReadOnlySpan<uint> counts = _counts.AsSpan(0, BucketCount);
        int bucket = 0;
        int inside = rank;
        while (inside >= counts[bucket])
        {
            inside -= (int)counts[bucket++];
        }

        Span<uint> keys = _keys.AsSpan(0, Gather(bits, (uint)bucket, _keys));
        uint next = uint.MaxValue;
        for (int shift = DigitBits; shift >= 0 && keys.ContainsAnyExcept(keys[0]); shift -= DigitBits)
        {
            keys = keys[..Narrow(keys, shift, ref inside, ref next)];
        }

        uint key = keys[0];
        if (isLast || inside + 1 < keys.Length)
        {
            next = key;
        }
        else if (next == uint.MaxValue)
        {
            next = FirstAfter(bits, bucket);
        }

        return (BitConverter.UInt32BitsToSingle(key + 1), BitConverter.UInt32BitsToSingle(next + 1));
    }

    /// <summary>
    /// Keeps the keys whose digit holds the rank <paramref name="inside"/>, makes that rank relative to them, and
    /// lowers <paramref name="next"/> to the smallest key above them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Narrow(Span<uint> keys, int shift, ref int inside, ref uint next)
    {
        Span<int> counts = stackalloc int[Lanes * DigitCount];
        counts.Clear();
        for (int i = 0; i < keys.Length; i++)
        {
            counts[((i & (Lanes - 1)) << DigitBits) | (int)((keys[i] >> shift) & (DigitCount - 1))]++;
        }

        for (int i = DigitCount; i < counts.Length; i++)
        {
            counts[i & (DigitCount - 1)] += counts[i];
        }

        uint digit = 0;
        while (inside >= counts[(int)digit])
        {
            inside -= counts[(int)digit++];
        }

        int kept = 0;
        foreach (uint key in keys)
        {
            uint other = (key >> shift) & (DigitCount - 1);
            if (other == digit)
            {
                keys[kept++] = key;
            }
            else if (other > digit)
            {
                next = Math.Min(next, key);
            }
        }

        return kept;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private uint FirstAfter(ReadOnlySpan<uint> bits, int bucket)
    {
        do
        {
            bucket++;
        }
        while (_counts[bucket] == 0);

        uint smallest = uint.MaxValue;
        foreach (uint key in _keys.AsSpan(0, Gather(bits, (uint)bucket, _keys)))
        {
            smallest = Math.Min(smallest, key);
        }

        return smallest;
    }

    /// <summary>Writes the valid keys of a bucket to <paramref name="keys"/>; returns their number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Gather(ReadOnlySpan<uint> bits, uint bucket, Span<uint> keys)
    {
        Vector256<uint> wanted = Vector256.Create(bucket);
        int count = 0;
        int i = 0;
        for (; i <= bits.Length - Vector256<uint>.Count; i += Vector256<uint>.Count)
        {
            Vector256<uint> candidates = Vector256.Create(bits[i..]) - Vector256<uint>.One;
            uint hits = Vector256.Equals(candidates >>> BucketShift, wanted).ExtractMostSignificantBits();
            if (hits == AllHits && bucket < LastBucket)
            {
                // Flat bands: every sample is of the one bucket.
                candidates.CopyTo(keys[count..]);
                count += Vector256<uint>.Count;
                continue;
            }

            for (; hits != 0; hits &= hits - 1)
            {
                uint key = bits[i + BitOperations.TrailingZeroCount(hits)] - 1;
                keys[count] = key;
                count += key < InvalidKey ? 1 : 0;
            }
        }

        for (; i < bits.Length; i++)
        {
            uint key = bits[i] - 1;
            if (key >> BucketShift == bucket && key < InvalidKey)
            {
                keys[count++] = key;
            }
        }

        return count;
    }
}
