using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using NuTonic.Engine.Imaging;

namespace NuTonic.Engine.Raster;

/// <summary>A window of one band in pooled memory, with NaN for no data. Whoever reads it disposes it.</summary>
internal sealed class SourceBlock : IDisposable
{
    private readonly PixelWindow _window;
    private float[] _samples;

    private SourceBlock(PixelWindow window, float[] samples)
    {
        _window = window;
        _samples = samples;
    }

    /// <summary>Reads <paramref name="window"/>, which must lie inside the raster.</summary>
    public static SourceBlock Read(RasterBand band, PixelWindow window)
    {
        int length = checked(window.Width * window.Height);
        float[] samples = ArrayPool<float>.Shared.Rent(length);
        var block = new SourceBlock(window, samples);
        try
        {
            band.Source.ReadWindow(band.Index, window, samples.AsSpan(0, length));
        }
        catch
        {
            block.Dispose();
            throw;
        }

        if (band.Source.NoData is { } noData)
        {
            Invalidate(samples.AsSpan(0, length), (float)noData);
        }

        return block;
    }

    /// <summary>Sample at a column and row of the raster; NaN when it is no data.</summary>
    public float At(int column, int row) => _samples[((row - _window.Y) * _window.Width) + (column - _window.X)];

    /// <summary>Samples of a row of the raster from <paramref name="column"/> to the end of the window.</summary>
    public ReadOnlySpan<float> Row(int column, int row) =>
        _samples.AsSpan(((row - _window.Y) * _window.Width) + (column - _window.X), _window.X + _window.Width - column);

    /// <inheritdoc/>
    public void Dispose()
    {
        float[] samples = _samples;
        _samples = [];
        if (samples.Length > 0)
        {
            ArrayPool<float>.Shared.Return(samples);
        }
    }

    private static void Invalidate(Span<float> samples, float noData)
    {
        Span<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(samples);
        var wanted = new Vector<float>(noData);
        var invalid = new Vector<float>(float.NaN);
        for (int i = 0; i < vectors.Length; i++)
        {
            vectors[i] = Vector.ConditionalSelect(Vector.Equals(vectors[i], wanted), invalid, vectors[i]);
        }

        for (int i = vectors.Length * Vector<float>.Count; i < samples.Length; i++)
        {
            samples[i] = samples[i] == noData ? float.NaN : samples[i];
        }
    }
}
