namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>The image at one resolution.</summary>
/// <param name="Bands">Each row-major [HeightPx * WidthPx].</param>
/// <param name="WidthPx">Columns, at least 1.</param>
/// <param name="HeightPx">Rows, at least 1.</param>
internal sealed record CogLevel(ushort[][] Bands, int WidthPx, int HeightPx)
{
    /// <summary>The image and its overviews, each half as wide and high (rounded up) as the one before, down to the
    /// first that fits one tile.</summary>
    public static List<CogLevel> Pyramid(CogImage image)
    {
        var levels = new List<CogLevel> { new(image.Bands, image.Grid.WidthPx, image.Grid.HeightPx) };
        while (Math.Max(levels[^1].WidthPx, levels[^1].HeightPx) > image.TileSizePx)
        {
            levels.Add(levels[^1].Halve(image));
        }

        return levels;
    }

    private CogLevel Halve(CogImage image)
    {
        int width = (WidthPx + 1) / 2;
        int height = (HeightPx + 1) / 2;
        ushort[][] bands =
        [
            .. Bands.Select(band => image.AverageOverviews ? Average(band, width, height, image.NoData)
                : Decimate(band, width, height)),
        ];
        return new CogLevel(bands, width, height);
    }

    private ushort[] Decimate(ushort[] band, int width, int height)
    {
        var half = new ushort[width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                half[(y * width) + x] = band[(2 * y * WidthPx) + (2 * x)];
            }
        }

        return half;
    }

    /// <summary>Mean of the samples that are not no data, rounded half up; no data where there are none.</summary>
    private ushort[] Average(ushort[] band, int width, int height, ushort? noData)
    {
        var half = new ushort[width * height];
        int skip = noData ?? -1;
        for (int y = 0; y < height; y++)
        {
            int top = 2 * y * WidthPx;
            int bottom = Math.Min((2 * y) + 1, HeightPx - 1) * WidthPx;
            for (int x = 0; x < width; x++)
            {
                int left = 2 * x;
                int right = Math.Min(left + 1, WidthPx - 1);
                half[(y * width) + x] = Mean(
                    [band[top + left], band[top + right], band[bottom + left], band[bottom + right]], skip);
            }
        }

        return half;
    }

    private static ushort Mean(ReadOnlySpan<ushort> samples, int skip)
    {
        int sum = 0;
        int count = 0;
        foreach (ushort sample in samples)
        {
            if (sample != skip)
            {
                sum += sample;
                count++;
            }
        }

        return count == 0 ? (ushort)skip : (ushort)((sum + (count / 2)) / count);
    }
}
