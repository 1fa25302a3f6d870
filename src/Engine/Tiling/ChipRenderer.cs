using System.Buffers;
using System.Runtime.CompilerServices;

namespace NuTonic.Engine.Tiling;

/// <summary>
/// Renders tiles as small RGB chips: percentile stretch band by band, then the antialiased resize. Owns its scratch
/// memory, so that one renderer serves many tiles; one thread at a time.
/// </summary>
/// <param name="kernel">From the tile's side to the chip's side, in pixels.</param>
/// <param name="stretch">Percentiles of the stretch.</param>
internal sealed class ChipRenderer(ResizeKernel kernel, StretchOptions stretch) : IDisposable
{
    private readonly PercentileFinder _percentiles = new();
    private uint[] _stretched = ArrayPool<uint>.Shared.Rent(
        Math.Max(kernel.InputPx * kernel.InputPx, kernel.OutputPx * kernel.OutputPx));
    private uint[] _narrowed = ArrayPool<uint>.Shared.Rent(kernel.InputPx * kernel.OutputPx);
    private int[] _widened = ArrayPool<int>.Shared.Rent(kernel.InputPx * 8);

    /// <summary>Renders one tile. Exact.</summary>
    /// <param name="red">Row-major, tile side * tile side samples; NaN is no data and becomes black.</param>
    /// <param name="green">Same grid as <paramref name="red"/>.</param>
    /// <param name="blue">Same grid as <paramref name="red"/>.</param>
    /// <param name="rgb">Receives chip side * chip side interleaved pixels of 3 bytes.</param>
    /// <exception cref="ArgumentException">A length does not fit the kernel.</exception>
    public void Render(ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, Span<byte> rgb)
    {
        ObjectDisposedException.ThrowIf(_stretched.Length == 0, this);
        int chipPixels = kernel.OutputPx * kernel.OutputPx;
        ArgumentOutOfRangeException.ThrowIfNotEqual(rgb.Length, chipPixels * 3);
        Span<uint> stretched = _stretched.AsSpan(0, kernel.InputPx * kernel.InputPx);
        Span<uint> narrowed = _narrowed.AsSpan(0, kernel.InputPx * kernel.OutputPx);

        var ranges = (
            Stretch.RangeOf(red, _percentiles, stretch),
            Stretch.RangeOf(green, _percentiles, stretch),
            Stretch.RangeOf(blue, _percentiles, stretch));
        Stretch.Pack(red, green, blue, ranges, stretched);
        TriangleResize.Rows(stretched, kernel, _widened, narrowed);

        // The stretched pixels are no longer needed: their memory takes the chip.
        Span<uint> chip = _stretched.AsSpan(0, chipPixels);
        TriangleResize.Columns(narrowed, kernel, chip);
        Unpack(chip, rgb);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _percentiles.Dispose();
        if (_stretched.Length > 0)
        {
            ArrayPool<uint>.Shared.Return(_stretched);
            ArrayPool<uint>.Shared.Return(_narrowed);
            ArrayPool<int>.Shared.Return(_widened);
            _stretched = [];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Unpack(ReadOnlySpan<uint> pixels, Span<byte> rgb)
    {
        int at = 0;
        foreach (uint pixel in pixels)
        {
            rgb[at] = (byte)pixel;
            rgb[at + 1] = (byte)(pixel >> 8);
            rgb[at + 2] = (byte)(pixel >> 16);
            at += 3;
        }
    }
}
