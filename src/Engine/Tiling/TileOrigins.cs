using System.Collections.Immutable;

namespace NuTonic.Engine.Tiling;

/// <summary>Where the tiles of a grid lie.</summary>
internal static class TileOrigins
{
    /// <summary>
    /// Upper left corners of all tiles, row by row. An axis shorter than the tile has the single position 0; what the
    /// tile then lacks is padding.
    /// </summary>
    /// <param name="heightPx">Rows of the grid, at least 1.</param>
    /// <param name="widthPx">Columns of the grid, at least 1.</param>
    /// <param name="tilePx">Rows and columns of a tile, at least 1.</param>
    /// <param name="stridePx">Step between tiles, at least 1; more than <paramref name="tilePx"/> leaves gaps.</param>
    /// <param name="edge">What happens at the right and bottom edge.</param>
    public static ImmutableArray<TileIndex> Enumerate(
        int heightPx, int widthPx, int tilePx, int stridePx, EdgeTiles edge)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(heightPx, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(widthPx, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(tilePx, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stridePx, 1);
        if (edge == EdgeTiles.Drop && (heightPx < tilePx || widthPx < tilePx))
        {
            return [new TileIndex(0, 0)];
        }

        ImmutableArray<int> rows = Positions(heightPx, tilePx, stridePx, edge);
        ImmutableArray<int> columns = Positions(widthPx, tilePx, stridePx, edge);
        var origins = ImmutableArray.CreateBuilder<TileIndex>(rows.Length * columns.Length);
        foreach (int row in rows)
        {
            foreach (int column in columns)
            {
                origins.Add(new TileIndex(column, row));
            }
        }

        return origins.MoveToImmutable();
    }

    /// <summary>Number of tiles that <see cref="Enumerate"/> gives.</summary>
    /// <param name="heightPx">Rows of the grid, at least 1.</param>
    /// <param name="widthPx">Columns of the grid, at least 1.</param>
    /// <param name="tilePx">Rows and columns of a tile, at least 1.</param>
    /// <param name="stridePx">Step between tiles, at least 1.</param>
    /// <param name="edge">What happens at the right and bottom edge.</param>
    public static long Count(int heightPx, int widthPx, int tilePx, int stridePx, EdgeTiles edge) =>
        edge == EdgeTiles.Drop && (heightPx < tilePx || widthPx < tilePx)
            ? 1
            : CountAlong(heightPx, tilePx, stridePx, edge) * CountAlong(widthPx, tilePx, stridePx, edge);

    private static long CountAlong(int sizePx, int tilePx, int stridePx, EdgeTiles edge)
    {
        int last = Math.Max(0, sizePx - tilePx);
        return (last / stridePx) + 1 + (edge == EdgeTiles.Flush && last % stridePx != 0 ? 1 : 0);
    }

    private static ImmutableArray<int> Positions(int sizePx, int tilePx, int stridePx, EdgeTiles edge)
    {
        int last = Math.Max(0, sizePx - tilePx);
        var positions = ImmutableArray.CreateBuilder<int>((last / stridePx) + 2);
        for (int position = 0; position <= last; position += stridePx)
        {
            positions.Add(position);
        }

        if (edge == EdgeTiles.Flush && last % stridePx != 0)
        {
            positions.Add(last);
        }

        return positions.ToImmutable();
    }
}
