using NuTonic.Engine.Imaging.Jpeg;

namespace NuTonic.Engine.Tests.Imaging.Jpeg;

/// <summary>The upsampler one sample at a time: what the vectors must equal to the bit.</summary>
internal static class PlainJpegUpsampler
{
    /// <summary>Writes row <paramref name="y"/> of the image.</summary>
    /// <param name="plane">Samples of the component.</param>
    /// <param name="horizontal">Image columns a sample covers, 1..4.</param>
    /// <param name="vertical">Image rows a sample covers, 1..4.</param>
    /// <param name="y">Row of the image.</param>
    /// <param name="row">Receives at least as many samples as the image is wide.</param>
    public static void Row(JpegPlane plane, int horizontal, int vertical, int y, Span<byte> row)
    {
        ReadOnlySpan<byte> near = plane.Row(y / vertical);
        ReadOnlySpan<byte> far = plane.Row((y / vertical) + ((y & 1) == 0 ? -1 : 1));
        bool interpolates = horizontal == 2 && plane.WidthPx > 2;
        if (horizontal == 1 && vertical == 2)
        {
            for (int x = 0; x < row.Length && x < near.Length; x++)
            {
                row[x] = (byte)(((near[x] * 3) + far[x] + 1 + (y & 1)) >> 2);
            }
        }
        else if (interpolates && vertical == 1)
        {
            Columns(near, row);
        }
        else if (interpolates && vertical == 2)
        {
            RowsAndColumns(near, far, row);
        }
        else
        {
            for (int x = 0; x < row.Length; x++)
            {
                row[x] = near[x / horizontal];
            }
        }
    }

    private static void Columns(ReadOnlySpan<byte> near, Span<byte> row)
    {
        int last = near.Length - 1;
        for (int i = 0, x = 0; x < row.Length; i++, x += 2)
        {
            int center = near[i] * 3;
            row[x] = i == 0 ? near[0] : (byte)((center + near[i - 1] + 1) >> 2);
            if (x + 1 < row.Length)
            {
                row[x + 1] = i == last ? near[last] : (byte)((center + near[i + 1] + 2) >> 2);
            }
        }
    }

    private static void RowsAndColumns(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, Span<byte> row)
    {
        int last = near.Length - 1;
        int center = (near[0] * 3) + far[0];
        int left = center;
        for (int i = 0, x = 0; x < row.Length; i++, x += 2)
        {
            int right = i == last ? center : (near[i + 1] * 3) + far[i + 1];
            row[x] = (byte)(((center * 3) + left + 8) >> 4);
            if (x + 1 < row.Length)
            {
                row[x + 1] = (byte)(((center * 3) + right + 7) >> 4);
            }

            (left, center) = (center, right);
        }
    }
}
