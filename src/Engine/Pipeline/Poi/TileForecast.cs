using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>In a dry run: how many nodes wait for the windows of a POI. The grid tells without a look at the pixels.</summary>
internal static class TileForecast
{
    /// <summary>
    /// Reports the tiles of a POI whose windows have to be computed. They are at most as many as fit on the grid: those
    /// with too few labels or too little imagery fall away later.
    /// </summary>
    /// <param name="session">The POI's nodes.</param>
    /// <param name="grid">The POI's grid.</param>
    /// <param name="build">What the build shares.</param>
    public static void Report(UnitSession session, Grid grid, PoiContext build)
    {
        StepOptions steps = build.Steps;
        long nodes = (long)steps.Views.Length * TileOrigins
            .Enumerate(grid.HeightPx, grid.WidthPx, steps.NativeTile, steps.Stride, steps.EdgeTiles).Length;
        session.Follows("tiles", ChipNode.Kind, WindowsNode.NodeName, nodes);
        build.Services.Counts.Of(LabelNode.Kind).AddWaiting(nodes);
        build.Services.Counts.Of(RowsNode.Kind).AddWaiting(nodes);
        ExpectOverlays(build, nodes);
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
