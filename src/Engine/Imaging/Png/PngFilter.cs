namespace NuTonic.Engine.Imaging.Png;

/// <summary>Undoes the prediction of one row, in place.</summary>
/// <seealso href="https://www.w3.org/TR/png-3/#9Filters">PNG, third edition, section 9</seealso>
internal static class PngFilter
{
    /// <summary>Restores <paramref name="row"/>; false when there is no such filter.</summary>
    /// <param name="filter">0 none, 1 left, 2 up, 3 average, 4 Paeth.</param>
    /// <param name="row">Differences; receives samples.</param>
    /// <param name="above">The restored row above, of the same length; zeros for the first one.</param>
    /// <param name="pixelBytes">Bytes of a pixel, at least 1.</param>
    public static bool Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int pixelBytes)
    {
        switch (filter)
        {
            case 0:
                return true;
            case 1:
                for (int i = pixelBytes; i < row.Length; i++)
                {
                    row[i] += row[i - pixelBytes];
                }

                return true;
            case 2:
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] += above[i];
                }

                return true;
            case 3:
                for (int i = 0; i < row.Length; i++)
                {
                    int left = i < pixelBytes ? 0 : row[i - pixelBytes];
                    row[i] += (byte)((left + above[i]) >> 1);
                }

                return true;
            case 4:
                Paeth(row, above, pixelBytes);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Channel by channel, so that left and corner stay in registers instead of being read back.</summary>
    private static void Paeth(Span<byte> row, ReadOnlySpan<byte> above, int pixelBytes)
    {
        above = above[..row.Length];
        for (int channel = 0; channel < pixelBytes; channel++)
        {
            int left = 0, corner = 0;
            for (int i = channel; i < row.Length; i += pixelBytes)
            {
                int up = above[i];
                int toLeft = Magnitude(up - corner);
                int toUp = Magnitude(left - corner);
                int toCorner = Magnitude(left + up - (2 * corner));

                // Masks of all ones or none: which neighbour is nearest cannot be foreseen,
                // so a branch would cost more.
                int upWins = (toUp - toCorner - 1) >> 31;
                int nearest = corner + ((up - corner) & upWins);
                int distance = toCorner + ((toUp - toCorner) & upWins);
                int leftWins = (toLeft - distance - 1) >> 31;
                nearest += (left - nearest) & leftWins;
                left = (byte)(row[i] + nearest);
                row[i] = (byte)left;
                corner = up;
            }
        }
    }

    private static int Magnitude(int value) => (value ^ (value >> 31)) - (value >> 31);
}
