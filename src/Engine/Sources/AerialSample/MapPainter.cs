using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>
/// Paints what an aircraft would see of a map: ground, fields, water, roads, roofs and their shade, smoothed at the
/// edges. Same elements, grid and seed: same pixels, in whatever blocks of rows they are asked
/// for. Not for several threads.
/// </summary>
internal sealed class MapPainter
{
    private const int Bands = 3;
    private const int BandRows = 64;
    private const float Least = 1 / 256f;

    private readonly PaintFrame _frame;
    private readonly PaintTextures _textures;
    private readonly ImmutableArray<PaintShape> _shapes;
    private readonly CoverageMask _mask;
    private readonly float[] _canvas;
    private readonly float[] _coverage;
    private readonly float[] _run;

    /// <summary>Prepares the shapes; nothing is painted yet.</summary>
    /// <param name="elements">The map; elements elsewhere do no harm.</param>
    /// <param name="grid">North-up, square pixels, a CRS in metres.</param>
    /// <param name="textures">Noise.</param>
    /// <param name="seed">Seed of the tones of fields and roofs.</param>
    public MapPainter(IEnumerable<OsmElement> elements, Grid grid, PaintTextures textures, ulong seed)
    {
        _frame = new PaintFrame(grid);
        _textures = textures;
        _shapes = new ShapeMaker(_frame, seed).Make(elements);
        _mask = new CoverageMask(grid.WidthPx, BandRows);
        _canvas = new float[grid.WidthPx * BandRows * Bands];
        _coverage = new float[grid.WidthPx + 2];
        _run = new float[(grid.WidthPx + 2) * Bands];
    }

    /// <summary>Paints rows of the picture.</summary>
    /// <param name="top">First row.</param>
    /// <param name="rgb">Receives red, green, blue of whole rows, 1 to 255: 0 stays free for no data.</param>
    public void Paint(int top, Span<byte> rgb)
    {
        int rowBytes = _frame.Grid.WidthPx * Bands;
        int rows = rgb.Length / rowBytes;
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows * rowBytes, rgb.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(top + rows, _frame.Grid.HeightPx);
        for (int row = 0; row < rows; row += BandRows)
        {
            int count = Math.Min(BandRows, rows - row);
            PaintBand(top + row, count);
            Store(_canvas.AsSpan(0, count * rowBytes), rgb.Slice(row * rowBytes, count * rowBytes));
        }
    }

    private void PaintBand(int top, int rows)
    {
        int rowFloats = _frame.Grid.WidthPx * Bands;
        for (int row = 0; row < rows; row++)
        {
            AreaStyles.Unmapped.Fill(
                _textures, _frame.LatticeX, _frame.LatticeY + top + row, _canvas.AsSpan(row * rowFloats, rowFloats));
        }

        foreach (PaintShape shape in _shapes)
        {
            if (shape.Path.Rows.Bottom <= top || shape.Path.Rows.Top >= top + rows)
            {
                continue;
            }

            _mask.Add(shape.Path, top);
            int first = Math.Max(0, (int)shape.Path.Rows.Top - top);
            int end = Math.Min(BandRows, (int)MathF.Ceiling(shape.Path.Rows.Bottom) - top);
            for (int row = first; row < end; row++)
            {
                (int column, int count) = _mask.Take(row, _coverage);
                if (count > 0 && row < rows)
                {
                    Blend(
                        shape.Surface,
                        (column, top + row),
                        count,
                        _canvas.AsSpan((row * rowFloats) + (column * Bands), count * Bands));
                }
            }
        }
    }

    private void Blend(Surface surface, (int Column, int Row) start, int count, Span<float> target)
    {
        Span<float> run = _run.AsSpan(0, count * Bands);
        surface.Fill(_textures, _frame.LatticeX + start.Column, _frame.LatticeY + start.Row, run);
        for (int x = 0; x < count; x++)
        {
            float share = _coverage[x] * surface.Opacity;
            if (share > Least)
            {
                int i = x * Bands;
                target[i] += share * (run[i] - target[i]);
                target[i + 1] += share * (run[i + 1] - target[i + 1]);
                target[i + 2] += share * (run[i + 2] - target[i + 2]);
            }
        }
    }

    private static void Store(ReadOnlySpan<float> canvas, Span<byte> rgb)
    {
        for (int i = 0; i < rgb.Length; i++)
        {
            rgb[i] = (byte)Math.Clamp(canvas[i] + 0.5f, 1, 255);
        }
    }
}
