using System.Buffers;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Regions;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>The node <c>tile/label</c>: nearest downscale, turn, palette PNG of class ids.</summary>
internal static class LabelNode
{
    /// <summary>Kind of the node.</summary>
    public const string Kind = "tile/label";

    private const int PaletteBytes = 256 * 3;

    private static readonly byte[] Palette = MakePalette();

    /// <summary>The node of one view of one tile.</summary>
    public static Node Create(TileContext tile, PoiContext build, PoiPlanes planes) => new()
    {
        Name = tile.Name + "/label",
        Kind = Kind,
        Manifest = new Manifest.Builder(Kind, StepVersions.Label)
            .Add("label window", tile.Tile.LabelHash)
            .Add("NativeTile", build.Steps.NativeTile)
            .Add("OutputSize", build.Steps.OutputSize)
            .Add("view", tile.View.ToString())
            .ToManifest(),
        Origin = static field => FieldOrigins.Of(field, "label window", WindowsNode.NodeName),
        Outputs = [tile.LabelPath],
        Compute = cancellation => new NodeProduct(
            ReadOnlyMemory<byte>.Empty, [Encode(tile, build, planes.Get(cancellation))]),
    };

    private static byte[] Encode(TileContext tile, PoiContext build, Planes planes)
    {
        int side = build.Steps.NativeTile;
        int size = build.Steps.OutputSize;
        byte[] native = ArrayPool<byte>.Shared.Rent(side * side);
        byte[] small = ArrayPool<byte>.Shared.Rent(size * size);
        byte[] turned = ArrayPool<byte>.Shared.Rent(size * size);
        try
        {
            Span<byte> window = native.AsSpan(0, side * side);
            Span<byte> mask = small.AsSpan(0, size * size);
            Span<byte> view = turned.AsSpan(0, size * size);
            TileWindow.Cut<byte>(
                planes.Label,
                planes.Grid.WidthPx,
                new PixelWindow(tile.Tile.Origin.Column, tile.Tile.Origin.Row, side, side),
                LandCoverClass.NoData,
                window);
            NearestResize.Apply(window, side, build.MaskPicks, build.MaskPicks, mask);
            ViewTransform.Apply(mask, size, size, tile.View, view);
            return PngEncoder.EncodePalette(view, size, size, Palette);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(native);
            ArrayPool<byte>.Shared.Return(small);
            ArrayPool<byte>.Shared.Return(turned);
        }
    }

    private static byte[] MakePalette()
    {
        byte[] palette = new byte[PaletteBytes];
        foreach (LandCoverClass landCover in LandCoverClass.All)
        {
            palette[landCover.Id * 3] = landCover.Red;
            palette[(landCover.Id * 3) + 1] = landCover.Green;
            palette[(landCover.Id * 3) + 2] = landCover.Blue;
        }

        return palette;
    }
}
