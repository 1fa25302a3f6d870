using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;

namespace NuTonic.Engine.Raster;

/// <summary>
/// How a destination grid is computed from a source grid: the map, and chunks small enough to read whole.
/// </summary>
/// <param name="Map">Destination to source positions.</param>
/// <param name="Chunks">Disjoint; destination pixels in none of them get no value.</param>
internal sealed record WarpPlan(PixelMap Map, IReadOnlyList<WarpChunk> Chunks)
{
    /// <summary>
    /// Source pixels in memory at once, per band: a 20 km POI at 10 m fits, so it is decoded only once.
    /// </summary>
    public const long MaxReadPx = 8 * 1024 * 1024;

    /// <summary>The plan of one raster onto one grid.</summary>
    public static WarpPlan Create(Grid source, Grid destination, KernelScaling scaling, WarpWork work)
    {
        var map = new PixelMap(source, destination);
        IReadOnlyList<WarpChunk> wholes = scaling == KernelScaling.SourceWindow
            ? ReferenceChunks.Split(map, source, destination, work)
            : [Whole(map, source, destination)];
        var chunks = new List<WarpChunk>();
        foreach (WarpChunk whole in wholes)
        {
            AddReadable(chunks, map, whole);
        }

        return new WarpPlan(map, chunks);
    }

    /// <summary>Cuts a chunk until what it reads is small enough; clip and kernel stay, so no pixel changes.</summary>
    private static void AddReadable(List<WarpChunk> chunks, PixelMap map, WarpChunk chunk)
    {
        // One pixel more than the kernel reaches: the box of the edge's centres is exact only to the map's curvature.
        SourceBounds bounds = SourceBounds.OfCentres(map, chunk.Destination);
        PixelWindow read = bounds.Within(chunk.Source, chunk.RadiusX + 1, chunk.RadiusY + 1);
        PixelWindow part = chunk.Destination;
        if (read.Width == 0)
        {
            return;
        }

        if ((long)read.Width * read.Height <= MaxReadPx || (part.Width == 1 && part.Height == 1))
        {
            chunks.Add(chunk with { Read = read });
            return;
        }

        // Rows first: the parts of a north-up raster then share no source rows but the kernel's.
        int rows = Math.Max(1, part.Height / 2);
        int columns = part.Height > 1 ? part.Width : part.Width / 2;
        AddReadable(chunks, map, chunk with { Destination = part with { Width = columns, Height = rows } });
        PixelWindow rest = part.Height > 1
            ? part with { Y = part.Y + rows, Height = part.Height - rows }
            : part with { X = part.X + columns, Width = part.Width - columns };
        AddReadable(chunks, map, chunk with { Destination = rest });
    }

    private static WarpChunk Whole(PixelMap map, Grid source, Grid destination)
    {
        // Half a pixel to each side of the centre: a central difference over exactly one destination pixel.
        (double column, double row) = (destination.WidthPx / 2.0, destination.HeightPx / 2.0);
        Span<double> x = [column - 0.5, column + 0.5, column, column];
        Span<double> y = [row, row, row - 0.5, row + 0.5];
        map.Map(x, y);
        double scaleX = 1 / double.Hypot(x[1] - x[0], x[3] - x[2]);
        double scaleY = 1 / double.Hypot(y[1] - y[0], y[3] - y[2]);
        return new WarpChunk(
            new PixelWindow(0, 0, destination.WidthPx, destination.HeightPx),
            new PixelWindow(0, 0, source.WidthPx, source.HeightPx),
            double.IsFinite(scaleX) ? scaleX : 1,
            double.IsFinite(scaleY) ? scaleY : 1);
    }
}
