using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>
/// Brings a plane of a subsampled component to the size of the image. Factors of two are interpolated with a triangle
/// (three quarters of the near sample, one quarter of the far one), others repeat samples; roundings alternate so that
/// no level is favoured. Common decoders do the same, to the bit.
/// </summary>
/// <seealso href="https://www.w3.org/Graphics/JPEG/jfif3.pdf">JFIF 1.02, page 4:
/// positions of subsampled samples</seealso>
internal static class JpegUpsampler
{
    /// <summary>Writes row <paramref name="y"/> of the image.</summary>
    /// <param name="plane">Samples of the component.</param>
    /// <param name="horizontal">Image columns a sample covers, 1..4.</param>
    /// <param name="vertical">Image rows a sample covers, 1..4.</param>
    /// <param name="y">Row of the image.</param>
    /// <param name="row">Receives at least as many samples as the image is wide.</param>
    public static void Row(JpegPlane plane, int horizontal, int vertical, int y, Span<byte> row)
    {
        ReadOnlySpan<byte> near = plane.Row(y / vertical);
        ReadOnlySpan<byte> far = plane.Row((y / vertical) + ((y & 1) == 0 ? -1 : 1));
        bool interpolates = horizontal == 2 && plane.WidthPx > 2;
        if (horizontal == 1 && vertical == 1)
        {
            near[..row.Length].CopyTo(row);
        }
        else if (horizontal == 1 && vertical == 2)
        {
            for (int x = 0; x < row.Length && x < near.Length; x++)
            {
                row[x] = (byte)(((near[x] * 3) + far[x] + 1 + (y & 1)) >> 2);
            }
        }
        else if (interpolates && vertical <= 2)
        {
            Columns(near, vertical == 1 ? [] : far, row);
        }
        else
        {
            for (int x = 0; x < row.Length; x++)
            {
                row[x] = near[x / horizontal];
            }
        }
    }

    private static void Columns(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, Span<byte> row)
    {
        // One more at each end: a border repeats its sample.
        ushort[] rented = ArrayPool<ushort>.Shared.Rent(near.Length + 2);
        Span<ushort> sums = rented.AsSpan(0, near.Length + 2);
        if (far.IsEmpty)
        {
            Widen(near, sums[1..^1]);
        }
        else
        {
            Add(near, far, sums[1..^1]);
        }

        sums[0] = sums[1];
        sums[^1] = sums[^2];
        if (far.IsEmpty)
        {
            Spread(sums, 1, 2, 2, row);
        }
        else
        {
            Spread(sums, 8, 7, 4, row);
        }

        ArrayPool<ushort>.Shared.Return(rented);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Widen(ReadOnlySpan<byte> near, Span<ushort> sums)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = near[i];
        }
    }

    /// <summary>Three quarters of the near row and one of the far row, times four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, Span<ushort> sums)
    {
        int i = 0;
        var three = Vector128.Create((ushort)3);
        for (; i + Vector128<byte>.Count <= sums.Length; i += Vector128<byte>.Count)
        {
            (Vector128<ushort> lowNear, Vector128<ushort> highNear) = Vector128.Widen(
                Vector128.Create(near.Slice(i, 16)));
            (Vector128<ushort> lowFar, Vector128<ushort> highFar) = Vector128.Widen(Vector128.Create(far.Slice(i, 16)));
            ((lowNear * three) + lowFar).CopyTo(sums[i..]);
            ((highNear * three) + highFar).CopyTo(sums[(i + 8)..]);
        }

        for (; i < sums.Length; i++)
        {
            sums[i] = (ushort)((near[i] * 3) + far[i]);
        }
    }

    /// <summary>Two samples for each sum but the first and the last: one leans to the left, one to the right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Spread(ReadOnlySpan<ushort> sums, int roundLeft, int roundRight, int shift, Span<byte> row)
    {
        int x = 0;
        var three = Vector128.Create((ushort)3);
        var left = Vector128.Create((ushort)roundLeft);
        var right = Vector128.Create((ushort)roundRight);
        for (; x + Vector128<byte>.Count <= row.Length; x += Vector128<byte>.Count)
        {
            ReadOnlySpan<ushort> around = sums.Slice(x / 2, Vector128<ushort>.Count + 2);

            // The even sample is the lower byte; the platforms that this runs on are little endian.
            Vector128<ushort> center = Vector128.Create(around[1..]) * three;
            Vector128<ushort> even = (center + Vector128.Create(around) + left) >>> shift;
            Vector128<ushort> odd = (center + Vector128.Create(around[2..]) + right) >>> shift;
            (even | (odd << 8)).AsByte().CopyTo(row[x..]);
        }

        for (; x < row.Length; x++)
        {
            int i = (x / 2) + 1;
            int sum = (x & 1) == 0 ? sums[i - 1] + roundLeft : sums[i + 1] + roundRight;
            row[x] = (byte)(((sums[i] * 3) + sum) >> shift);
        }
    }
}
