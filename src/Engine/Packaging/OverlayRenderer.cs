using NuTonic.Engine.Regions;
using NuTonic.Engine.Rows;

namespace NuTonic.Engine.Packaging;

/// <summary>Draws regions as frames on a chip, in the palette's colour of their class.</summary>
/// <param name="convention">Decides which boxes have no extent; the frame lies on the box's outermost pixels
/// in both.</param>
/// <param name="lineWidthPx">Thickness of the frame, drawn inwards; at least 1.</param>
internal sealed class OverlayRenderer(BoxConvention convention, int lineWidthPx)
{
    /// <summary>Rises when the same chip and regions give another picture.</summary>
    public const int Version = 1;

    /// <summary>A copy of the chip with the frames drawn in order, later ones on top.</summary>
    /// <param name="rgb">[height * width * 3].</param>
    /// <param name="widthPx">Columns.</param>
    /// <param name="heightPx">Rows.</param>
    /// <param name="regions">Boxes may reach over the edge: what is outside is not drawn.</param>
    /// <exception cref="ArgumentException"><paramref name="rgb"/> has another length.</exception>
    public byte[] Render(ReadOnlySpan<byte> rgb, int widthPx, int heightPx, ReadOnlySpan<Region> regions)
    {
        if (rgb.Length != widthPx * heightPx * 3)
        {
            throw new ArgumentException("The length is not width * height * 3.", nameof(rgb));
        }

        byte[] overlay = rgb.ToArray();
        foreach (Region region in regions)
        {
            BoundingBox box = Clamp(region.Box, widthPx, heightPx);
            if (HasExtent(box))
            {
                DrawFrame(overlay, widthPx, box, LandCoverClass.All[region.ClassId]);
            }
        }

        return overlay;
    }

    private static BoundingBox Clamp(BoundingBox box, int widthPx, int heightPx) => new(
        Math.Clamp(box.Left, 0, widthPx),
        Math.Clamp(box.Top, 0, heightPx),
        Math.Clamp(box.Right, 0, widthPx),
        Math.Clamp(box.Bottom, 0, heightPx));

    // The reference's inclusive boxes of one pixel's width have x2 == x1, and it does not draw them.
    private bool HasExtent(BoundingBox box)
    {
        int smallest = convention == BoxConvention.Inclusive ? 2 : 1;
        return box.Right - box.Left >= smallest && box.Bottom - box.Top >= smallest;
    }

    private void DrawFrame(byte[] overlay, int widthPx, BoundingBox box, LandCoverClass landCover)
    {
        for (int row = box.Top; row < box.Bottom; row++)
        {
            bool isEdgeRow = row < box.Top + lineWidthPx || row >= box.Bottom - lineWidthPx;
            int leftEnd = isEdgeRow ? box.Right : Math.Min(box.Left + lineWidthPx, box.Right);
            int rightStart = Math.Max(box.Right - lineWidthPx, box.Left);
            Fill(overlay, row * widthPx, box.Left, leftEnd, landCover);
            Fill(overlay, row * widthPx, rightStart, box.Right, landCover);
        }
    }

    private static void Fill(byte[] overlay, int rowStart, int from, int to, LandCoverClass landCover)
    {
        for (int column = from; column < to; column++)
        {
            int at = (rowStart + column) * 3;
            overlay[at] = landCover.Red;
            overlay[at + 1] = landCover.Green;
            overlay[at + 2] = landCover.Blue;
        }
    }
}
