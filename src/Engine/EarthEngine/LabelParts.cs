using System.Collections.Immutable;
using NuTonic.Engine.Imaging;

namespace NuTonic.Engine.EarthEngine;

/// <summary>Cuts a grid into parts that one request may ask for.</summary>
/// <seealso href="https://developers.google.com/earth-engine/reference/rest/v1/projects.image/computePixels">Limits of
/// computePixels</seealso>
internal static class LabelParts
{
    /// <summary>Most columns or rows of one request.</summary>
    public const int MaxSidePx = 32768;

    /// <summary>Most bytes of the pixels of one request, before compression.</summary>
    public const int MaxRequestBytes = 48 << 20;

    // The service counts a byte of mask with each pixel's byte.
    private const int BytesPerPixel = 2;

    /// <summary>As few parts of about the same size as there can be, row by row; together they are the grid.</summary>
    /// <param name="widthPx">Columns, at least 1.</param>
    /// <param name="heightPx">Rows, at least 1.</param>
    /// <param name="options">Limits of one request.</param>
    public static ImmutableArray<PixelWindow> Of(int widthPx, int heightPx, DynamicWorldOptions options)
    {
        int[] columns = Cut(widthPx, Math.Min(options.MaxSidePx, options.MaxRequestBytes / BytesPerPixel));
        int widest = columns.Zip(columns.Skip(1), (left, right) => right - left).Max();
        int[] rows = Cut(heightPx, Math.Min(options.MaxSidePx, options.MaxRequestBytes / BytesPerPixel / widest));
        return
        [
            .. from y in Enumerable.Range(0, rows.Length - 1)
               from x in Enumerable.Range(0, columns.Length - 1)
               select new PixelWindow(columns[x], rows[y], columns[x + 1] - columns[x], rows[y + 1] - rows[y]),
        ];
    }

    /// <summary>Edges of equal pieces of 0..length, none longer than <paramref name="most"/>.</summary>
    private static int[] Cut(int length, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        long pieces = (length + (long)most - 1) / most;
        int[] edges = new int[pieces + 1];
        for (int i = 0; i < edges.Length; i++)
        {
            edges[i] = (int)((long)length * i / pieces);
        }

        return edges;
    }
}
