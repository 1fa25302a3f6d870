namespace NuTonic.Engine.Sources;

/// <summary>Decides the land-cover class of every pixel of a landscape.</summary>
internal static class SampleLandCover
{
    /// <summary>Class ids 0..8, one a pixel of the frame.</summary>
    public static byte[] Classify(SampleFrame frame, SamplePlace place, SampleTerrain terrain, SampleTowns towns)
    {
        var classes = new byte[terrain.Height.Length];
        for (int i = 0; i < classes.Length; i++)
        {
            int x = frame.LeftPx + (i % frame.WidthPx);
            int y = frame.TopPx + (i / frame.WidthPx);
            byte ground = Ground(place, terrain, i);
            classes[i] = ground is 2 or 4 or 5 && towns.Inside(x, y) + (0.6f * terrain.Moisture[i]) > 0.05f
                ? (byte)6
                : ground;
        }

        return classes;
    }

    /// <summary>
    /// The class that most of the 3 x 3 pixels around have; the pixel's own wins a tie. Drops specks.
    /// </summary>
    public static byte[] Smooth(byte[] classes, int width)
    {
        var smooth = (byte[])classes.Clone();
        Span<byte> counts = stackalloc byte[9];
        for (int i = width + 1; i < classes.Length - width - 1; i++)
        {
            byte own = classes[i];
            if (own == classes[i - 1]
                && own == classes[i + 1]
                && own == classes[i - width]
                && own == classes[i + width])
            {
                continue;
            }

            counts.Clear();
            for (int row = -width; row <= width; row += width)
            {
                counts[classes[i + row - 1]]++;
                counts[classes[i + row]]++;
                counts[classes[i + row + 1]]++;
            }

            for (byte c = 0; c < counts.Length; c++)
            {
                smooth[i] = counts[c] > counts[smooth[i]] ? c : smooth[i];
            }
        }

        return smooth;
    }

    private static byte Ground(SamplePlace place, SampleTerrain terrain, int i)
    {
        float height = terrain.Height[i];
        float wander = terrain.RiverDistance[i];
        if (height < 0 || wander < place.RiverPx)
        {
            return 0;
        }

        if (height > place.SnowLine)
        {
            return 8;
        }

        float moisture = terrain.Moisture[i] - (2 * place.Dryness) + 0.7f;
        if (place.WetPx > 0
            && (wander < place.RiverPx + (place.WetPx * (1 + moisture)) || height < 0.004f * place.WetPx))
        {
            return 3;
        }

        if ((place.SeaSlope > 0 && height < 0.05f) || height > place.SnowLine - 0.2f)
        {
            return 7;
        }

        return Vegetation(moisture, height, place.Dryness);
    }

    private static byte Vegetation(float moisture, float height, float dryness)
    {
        if (moisture > 0.25f)
        {
            return 1;
        }

        if (dryness > 0.8f)
        {
            return moisture < -1.5f ? (byte)7 : moisture < -0.55f ? (byte)5 : (byte)2;
        }

        return height > 0.75f ? (byte)(moisture < -0.2f ? 5 : 2) : moisture < -0.05f ? (byte)4 : (byte)2;
    }
}
