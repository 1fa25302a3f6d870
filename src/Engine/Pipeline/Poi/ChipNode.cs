using System.Buffers;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>The node <c>tile/chip</c>: stretch, downscale, turn, PNG.</summary>
internal static class ChipNode
{
    /// <summary>Kind of the node.</summary>
    public const string Kind = "tile/chip";

    /// <summary>The node of one view of one tile.</summary>
    public static Node Create(TileContext tile, PoiContext build, PoiPlanes planes) => new()
    {
        Name = tile.Name + "/chip",
        Kind = Kind,
        Manifest = new Manifest.Builder(Kind, StepVersions.Chip)
            .Add("imagery window", tile.Tile.ImageryHash)
            .Add("NativeTile", build.Steps.NativeTile)
            .Add("OutputSize", build.Steps.OutputSize)
            .Add("StretchLow", build.Steps.Stretch.LowPercent)
            .Add("StretchHigh", build.Steps.Stretch.HighPercent)
            .Add("view", tile.View.ToString())
            .ToManifest(),
        Origin = static field => FieldOrigins.Of(field, "imagery window", WindowsNode.NodeName),
        Outputs = [tile.ImagePath],
        Compute = cancellation => new NodeProduct(
            ReadOnlyMemory<byte>.Empty, [Encode(tile, build, planes.Get(cancellation))]),
    };

    private static byte[] Encode(TileContext tile, PoiContext build, Planes planes)
    {
        int size = build.Steps.OutputSize;
        byte[] rgb = ArrayPool<byte>.Shared.Rent(size * size * 3);
        byte[] turned = ArrayPool<byte>.Shared.Rent(size * size * 3);
        try
        {
            Span<byte> chip = rgb.AsSpan(0, size * size * 3);
            Render(tile, build, planes, chip);
            if (tile.View == View.Identity)
            {
                return PngEncoder.EncodeRgb(chip, size, size);
            }

            Span<byte> view = turned.AsSpan(0, chip.Length);
            ViewTransform.Apply(chip, size, size, tile.View, view);
            return PngEncoder.EncodeRgb(view, size, size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rgb);
            ArrayPool<byte>.Shared.Return(turned);
        }
    }

    private static void Render(TileContext tile, PoiContext build, Planes planes, Span<byte> chip)
    {
        int side = build.Steps.NativeTile;
        PixelWindow window = new(tile.Tile.Origin.Column, tile.Tile.Origin.Row, side, side);
        float[] bands = ArrayPool<float>.Shared.Rent(side * side * 3);
        ChipRenderer renderer = build.Renderers.Rent();
        try
        {
            int length = side * side;
            for (int band = 0; band < 3; band++)
            {
                TileWindow.Cut<float>(
                    planes.Band(band), planes.Grid.WidthPx, window, float.NaN, bands.AsSpan(band * length, length));
            }

            renderer.Render(
                bands.AsSpan(0, length), bands.AsSpan(length, length), bands.AsSpan(2 * length, length), chip);
        }
        finally
        {
            build.Renderers.Return(renderer);
            ArrayPool<float>.Shared.Return(bands);
        }
    }
}
