using System.Buffers;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>One row of MCUs as brightness and colour samples; what lies beyond the image repeats its edge.</summary>
internal sealed class JpegEncoderStrip : IDisposable
{
    private readonly int _widthPx;
    private readonly int _factor;
    private readonly byte[] _samples;
    private readonly byte[] _rows;

    /// <summary>Memory for a strip of an image of <paramref name="widthPx"/> columns.</summary>
    public JpegEncoderStrip(int widthPx, JpegEncoderSampling sampling)
    {
        _widthPx = widthPx;
        _factor = sampling == JpegEncoderSampling.Halved ? 2 : 1;
        HeightPx = 8 * _factor;
        LumaStride = (widthPx + HeightPx - 1) / HeightPx * HeightPx;
        ChromaStride = LumaStride / _factor;
        _samples = ArrayPool<byte>.Shared.Rent((LumaStride * HeightPx) + (2 * 8 * ChromaStride));
        _rows = ArrayPool<byte>.Shared.Rent(LumaStride * 3 * _factor);
    }

    /// <summary>Rows: 16 when colour is halved, else 8; also the columns of an MCU.</summary>
    public int HeightPx { get; }

    /// <summary>Brightness samples of a row, a multiple of <see cref="HeightPx"/>.</summary>
    public int LumaStride { get; }

    /// <summary>Colour samples of a row, a multiple of 8.</summary>
    public int ChromaStride { get; }

    /// <summary>Brightness, row-major [HeightPx * LumaStride].</summary>
    public Span<byte> Luma => _samples.AsSpan(0, LumaStride * HeightPx);

    /// <summary>Difference of blue, row-major [8 * ChromaStride].</summary>
    public Span<byte> Blue => _samples.AsSpan(LumaStride * HeightPx, 8 * ChromaStride);

    /// <summary>Difference of red, row-major [8 * ChromaStride].</summary>
    public Span<byte> Red => _samples.AsSpan((LumaStride * HeightPx) + (8 * ChromaStride), 8 * ChromaStride);

    /// <summary>Takes the strip that begins at row <paramref name="top"/> of the image.</summary>
    /// <param name="rgb">The whole image.</param>
    /// <param name="top">Inside the image.</param>
    /// <param name="heightPx">Rows of the image.</param>
    public void Fill(ReadOnlySpan<byte> rgb, int top, int heightPx)
    {
        int rowBytes = LumaStride * 3;
        for (int row = 0; row < 8; row++)
        {
            for (int part = 0; part < _factor; part++)
            {
                int y = Math.Min(top + (row * _factor) + part, heightPx - 1);
                CopyRow(rgb.Slice(y * _widthPx * 3, _widthPx * 3), _rows.AsSpan(part * rowBytes, rowBytes));
            }

            Span<byte> blue = Blue.Slice(row * ChromaStride, ChromaStride);
            Span<byte> red = Red.Slice(row * ChromaStride, ChromaStride);
            Span<byte> luma = Luma.Slice(row * _factor * LumaStride, _factor * LumaStride);
            ReadOnlySpan<byte> source = _rows.AsSpan(0, rowBytes * _factor);
            JpegEncoderColor.Brightness(source, luma);
            if (_factor == 1)
            {
                JpegEncoderColor.Differences(source, blue, red);
            }
            else
            {
                JpegEncoderColor.HalvedDifferences(source, blue, red);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_samples);
        ArrayPool<byte>.Shared.Return(_rows);
    }

    private static void CopyRow(ReadOnlySpan<byte> source, Span<byte> row)
    {
        source.CopyTo(row);
        for (int i = source.Length; i < row.Length; i++)
        {
            row[i] = row[i - 3];
        }
    }
}
