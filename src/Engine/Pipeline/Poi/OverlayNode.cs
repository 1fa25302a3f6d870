using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Png;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Rows;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>The node <c>overlay</c>: one picture per row, the chip with the row's boxes.</summary>
internal static class OverlayNode
{
    /// <summary>Kind of the node.</summary>
    public const string Kind = "overlay";

    /// <summary>The node of one view of one tile.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="build">Options.</param>
    /// <param name="chip">Digest of the chip PNG.</param>
    /// <param name="mask">Digest of the mask PNG.</param>
    /// <param name="paths">Published path of every row's overlay.</param>
    public static Node Create(
        TileContext tile, PoiContext build, Digest chip, Digest mask, ImmutableArray<string> paths)
    {
        Manifest.Builder manifest = new(Kind, StepVersions.Overlay);
        manifest.Add("chip", chip).Add("label mask", mask);
        RowsNode.DescribeRows(manifest, tile, build);
        manifest.Add("BboxOverlayLineWidth", build.Steps.OverlayLineWidthPx);
        return new Node
        {
            Name = tile.Name + "/overlay",
            Kind = Kind,
            Manifest = manifest.ToManifest(),
            Origin = field => field == "label mask"
                ? new FieldOrigin(CauseKind.Input, tile.Name + "/label")
                : FieldOrigins.Of(field, "chip", tile.Name + "/chip"),
            Outputs = [.. paths],
            Compute = cancellation => new NodeProduct(
                ReadOnlyMemory<byte>.Empty, Draw(tile, build, (chip, mask), cancellation)),
        };
    }

    private static ImmutableArray<ReadOnlyMemory<byte>> Draw(
        TileContext tile, PoiContext build, (Digest Chip, Digest Mask) inputs, CancellationToken cancellation)
    {
        int size = build.Steps.OutputSize;
        byte[] rgb = PngDecoder.Decode(build.Services.Read(inputs.Chip), tile.ImagePath).Samples;
        (_, ImmutableArray<Row> rows) = RowsNode.Build(tile, build, build.Services.Read(inputs.Mask));
        OverlayRenderer renderer = new(build.Steps.Rows.BoxConvention, build.Steps.OverlayLineWidthPx);
        ImmutableArray<ReadOnlyMemory<byte>>.Builder pictures =
            ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>(rows.Length);
        foreach (Row row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            pictures.Add(PngEncoder.EncodeRgb(renderer.Render(rgb, size, size, row.Regions.AsSpan()), size, size));
        }

        return pictures.MoveToImmutable();
    }
}
