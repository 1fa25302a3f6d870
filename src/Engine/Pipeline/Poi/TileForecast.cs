using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>
/// In a dry run: how many nodes wait for the windows of a POI. The grid tells without a look at the pixels.
/// </summary>
internal static class TileForecast
{
    /// <summary>What the tiles are called together.</summary>
    public const string NodeName = "tiles";

    /// <summary>
    /// Reports the tiles of a POI whose windows have to be computed. They are at most as many as fit on the grid: those
    /// with too few labels or too little imagery fall away later.
    /// </summary>
    /// <param name="session">The POI's nodes.</param>
    /// <param name="grid">The POI's grid.</param>
    /// <param name="build">What the build shares.</param>
    public static void Report(UnitSession session, Grid grid, PoiContext build)
    {
        long nodes = MostTiles(grid.HeightPx, grid.WidthPx, build.Steps);
        session.Follows(NodeName, ChipNode.Kind, WindowsNode.NodeName, nodes);
        CountBesidesChips(build.Services.Counts, nodes, build.Steps);
    }

    /// <summary>Tiles that fit on a grid, times views.</summary>
    public static long MostTiles(int heightPx, int widthPx, StepOptions steps) => steps.Views.Length
        * TileOrigins.Count(heightPx, widthPx, steps.NativeTile, steps.Stride, steps.EdgeTiles);

    /// <summary>Counts the nodes of tiles that wait for windows, other than chips.</summary>
    public static void CountBesidesChips(BuildCounts counts, long tiles, StepOptions steps)
    {
        counts.Of(LabelNode.Kind).AddWaiting(tiles);
        counts.Of(RowsNode.Kind).AddWaiting(tiles);
        if (steps.Overlays)
        {
            counts.Of(OverlayNode.Kind).AddWaiting(tiles);
        }
    }

    /// <summary>Counts the overlays that wait, when any are drawn.</summary>
    public static void ExpectOverlays(PoiContext build, long nodes)
    {
        if (build.Steps.Overlays)
        {
            build.Services.Counts.Of(OverlayNode.Kind).AddWaiting(nodes);
        }
    }
}
