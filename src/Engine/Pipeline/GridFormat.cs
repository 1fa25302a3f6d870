using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline;

/// <summary>Grids inside of records.</summary>
internal static class GridFormat
{
    /// <summary>Packs a grid.</summary>
    public static void Pack(RecordWriter writer, Grid grid)
    {
        writer.Signed(grid.Crs.Epsg);
        writer.Signed(grid.WidthPx);
        writer.Signed(grid.HeightPx);
        GeoTransform transform = grid.Transform;
        foreach (double value in
            (ReadOnlySpan<double>)[transform.A, transform.B, transform.C, transform.D, transform.E, transform.F])
        {
            writer.Number(value);
        }
    }

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are no grid.</exception>
    public static Grid Unpack(ref RecordReader reader)
    {
        Crs crs = new((int)reader.Signed());
        int width = (int)reader.Signed();
        int height = (int)reader.Signed();
        GeoTransform transform = new(
            reader.Number(), reader.Number(), reader.Number(), reader.Number(), reader.Number(), reader.Number());
        return new Grid(crs, transform, width, height);
    }
}
