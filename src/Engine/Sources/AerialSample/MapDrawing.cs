namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>
/// Draws the map of the sample world, cell by cell: corridors first, then the lowland along the river, then what the
/// kind of the cell asks for. A cell is drawn the same way whatever else is in the world.
/// </summary>
internal static class MapDrawing
{
    /// <summary>Draws a cell of the world of a seed.</summary>
    public static MapSheet Draw(long seed, int column, int row)
    {
        var cell = new MapCell(SampleHash.Mix((ulong)seed), column, row);
        var sketch = new MapSketch(cell.FirstId, new MapPoint(column * MapCell.Width, row * MapCell.Height));
        var dice = new MapDice(cell.Seed);
        CellCorridors.Draw(cell, sketch, dice);
        CellLowland.Draw(cell, sketch, dice);
        switch (cell.Kind)
        {
            case CellKind.Town:
                CellTown.Draw(cell, sketch, dice);
                break;
            case CellKind.Lake:
                CellLake.Draw(cell, sketch, dice);
                CellCountry.Draw(cell, sketch, dice);
                break;
            case CellKind.Farm:
            case CellKind.Wood:
                CellCountry.Draw(cell, sketch, dice);
                break;
        }

        return sketch.Finish();
    }
}
