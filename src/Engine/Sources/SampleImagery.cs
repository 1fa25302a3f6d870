namespace NuTonic.Engine.Sources;

/// <summary>Paints a landscape as surface reflectance, 10000 = 1, like Sentinel-2 level 2A.</summary>
internal static class SampleImagery
{
    private const int Bands = 3;

    // Red, green, blue of the classes 0..8.
    private static readonly float[] Reflectance =
    [
        310, 470, 600, 370, 540, 390, 760, 950, 570, 560, 700, 500, 1120, 1080, 740,
        1380, 1210, 860, 1850, 1760, 1620, 2750, 2250, 1680, 7900, 8050, 8200,
    ];

    /// <summary>Red, green and blue planes of the frame, 1..10000.</summary>
    public static ushort[][] Paint(
        SampleFrame frame, byte[] classes, SampleTerrain terrain, (SampleTowns Towns, ulong Seed) world)
    {
        ushort[][] bands = [new ushort[classes.Length], new ushort[classes.Length], new ushort[classes.Length]];
        for (int i = 0; i < classes.Length; i++)
        {
            int x = frame.LeftPx + (i % frame.WidthPx);
            int y = frame.TopPx + (i / frame.WidthPx);
            byte cover = classes[i];
            ulong parcel = cover is 2 or 4 ? world.Towns.Parcel(x, y) : 0;
            float light = Light(cover, terrain, i) * (cover == 6 ? Streets(x, y, world.Seed) : 1);
            ulong grain = SampleHash.At(world.Seed + 21, x, y);
            for (int b = 0; b < Bands; b++)
            {
                float value = Reflectance[(cover * Bands) + b] * light * Tone(parcel, cover, b);

                // Two bytes added: a triangular grain of +-32, more of it on rough cover.
                int noise = (int)((grain >> (16 * b)) & 255) + (int)((grain >> ((16 * b) + 8)) & 255) - 255;
                bands[b][i] = (ushort)Math.Clamp(value + (noise * (cover == 0 ? 0.05f : 0.125f)), 1, 10000);
            }
        }

        return bands;
    }

    private static float Light(byte cover, SampleTerrain terrain, int i)
    {
        float texture = cover switch { 0 => 0.03f, 1 => 0.2f, 4 => 0.04f, 6 => 0.12f, 8 => 0.03f, _ => 0.1f };
        float wide = 1 + (0.12f * terrain.Moisture[i]);
        float deep = cover == 0 ? Math.Clamp(1 + terrain.Height[i], 0.7f, 1) : terrain.Shade(i);
        return deep * (1 + (texture * terrain.Detail[i])) * (cover == 0 ? 1 : Math.Clamp(wide, 0.8f, 1.2f));
    }

    /// <summary>Fields are ripe, green or ploughed: a tone of their own in each band.</summary>
    private static float Tone(ulong parcel, byte cover, int band)
    {
        if (parcel == 0)
        {
            return 1;
        }

        float ripeness = ((parcel >> 32) & 255) / 255f;
        float spread = cover == 4 ? 1 : 0.25f;
        float target = band switch
        {
            0 => 0.45f + (1.3f * ripeness),
            1 => 0.75f + (0.6f * ripeness),
            _ => 0.6f + (0.8f * ripeness),
        };
        return 1 + (spread * (target - 1));
    }

    private static float Streets(int x, int y, ulong seed)
    {
        // Turned by the 3-4-5 triangle, so that streets do not follow the pixels.
        int u = (4 * x) + (3 * y);
        int v = (4 * y) - (3 * x);
        int blockU = u >= 0 ? u / 38 : (u / 38) - 1;
        int blockV = v >= 0 ? v / 52 : (v / 52) - 1;
        bool street = u - (blockU * 38) < 7 || v - (blockV * 52) < 7;
        return street ? 0.68f : 0.8f + (0.45f * SampleHash.Unit(SampleHash.At(seed + 31, blockU, blockV)));
    }
}
