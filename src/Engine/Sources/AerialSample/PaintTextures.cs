namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>
/// Noise that surfaces are made of: squares of 512 pixels that repeat without a seam, row-major. Immutable once made.
/// </summary>
internal sealed class PaintTextures
{
    /// <summary>Side of every square, a power of two.</summary>
    public const int SidePx = 512;

    /// <summary>Keeps a coordinate inside a square.</summary>
    public const int Mask = SidePx - 1;

    private const int CrownCells = 54;
    private const int GroveCells = 26;

    /// <summary>Makes the squares of a landscape.</summary>
    public PaintTextures(ulong seed)
    {
        Mottle = new float[SidePx * SidePx];
        AddOctave(Mottle, seed + 1, 64, 0.5f);
        AddOctave(Mottle, seed + 2, 32, 0.3f);
        AddOctave(Mottle, seed + 3, 16, 0.25f);
        Grain = new float[SidePx * SidePx];
        AddOctave(Grain, seed + 4, 4, 0.5f);
        AddOctave(Grain, seed + 5, 2, 0.4f);
        AddOctave(Grain, seed + 6, 1, 0.3f);
        (Crowns, _) = DrawCrowns(seed + 7, CrownCells, (0.5f, 0.95f), 1);
        (GroveShade, GroveCover) = DrawCrowns(seed + 8, GroveCells, (0.16f, 0.4f), 0.55f);
    }

    /// <summary>Smooth patches some tens of pixels wide, about -1 to 1.</summary>
    public float[] Mottle { get; }

    /// <summary>Fine noise, about -1 to 1.</summary>
    public float[] Grain { get; }

    /// <summary>Light on closed tree crowns, -1 (gap in the shade) to 1.</summary>
    public float[] Crowns { get; }

    /// <summary>Light on the crowns of single trees, -1 to 1; their shadows are -1.</summary>
    public float[] GroveShade { get; }

    /// <summary>1 where a single tree stands, 0.5 in its shadow, 0 elsewhere.</summary>
    public float[] GroveCover { get; }

    private static void AddOctave(float[] plane, ulong seed, int cell, float amplitude)
    {
        int cells = SidePx / cell;
        for (int y = 0; y < SidePx; y++)
        {
            int row = y / cell;
            float v = Smooth((y % cell) / (float)cell);
            for (int column = 0; column < cells; column++)
            {
                float left = Blend(Lattice(seed, column, row, cells), Lattice(seed, column, row + 1, cells), v);
                float right = Blend(
                    Lattice(seed, column + 1, row, cells), Lattice(seed, column + 1, row + 1, cells), v);
                for (int x = 0; x < cell; x++)
                {
                    plane[(y * SidePx) + (column * cell) + x] +=
                        amplitude * Blend(left, right, Smooth(x / (float)cell));
                }
            }
        }
    }

    /// <summary>
    /// Round crowns on a jittered lattice, lit from the south-east; the nearer to its top, the higher wins.
    /// </summary>
    /// <param name="seed">Seed.</param>
    /// <param name="cells">Trees in a row of the square.</param>
    /// <param name="radius">Smallest and largest radius in cells.</param>
    /// <param name="density">Share of the cells that have a tree.</param>
    private static (float[] Shade, float[] Cover) DrawCrowns(
        ulong seed, int cells, (float Least, float Most) radius, float density)
    {
        var shade = new float[SidePx * SidePx];
        var cover = new float[SidePx * SidePx];
        var heights = new float[SidePx * SidePx];
        Array.Fill(shade, density < 1 ? 0 : -1);
        float cell = SidePx / (float)cells;
        for (int i = 0; i < cells * cells; i++)
        {
            ulong bits = SampleHash.At(seed, i % cells, i / cells);
            if (SampleHash.Unit(SampleHash.Mix(bits)) < density)
            {
                float x = ((i % cells) + ((bits & 255) / 255f)) * cell;
                float y = ((i / cells) + (((bits >> 8) & 255) / 255f)) * cell;
                float size = (radius.Least + ((radius.Most - radius.Least) * (((bits >> 16) & 255) / 255f))) * cell;
                DrawCrown(new PaintPoint(x, y), size, (((bits >> 24) & 255) / 255f) - 0.5f, (shade, cover, heights));
            }
        }

        return (shade, cover);
    }

    private static void DrawCrown(
        PaintPoint centre, float radius, float tone, (float[] Shade, float[] Cover, float[] Heights) planes)
    {
        // The square around crown and shadow; the shadow falls to the north-north-west.
        int reach = (int)(radius * 2) + 1;
        for (int row = (int)centre.Y - reach; row <= (int)centre.Y + reach; row++)
        {
            for (int column = (int)centre.X - reach; column <= (int)centre.X + reach; column++)
            {
                float dx = (column + 0.5f - centre.X) / radius;
                float dy = (row + 0.5f - centre.Y) / radius;
                float height = 1 - (dx * dx) - (dy * dy);
                int i = ((row & Mask) * SidePx) + (column & Mask);
                if (height > 0 && height + (0.3f * tone) > planes.Heights[i])
                {
                    planes.Heights[i] = height + (0.3f * tone);
                    planes.Cover[i] = 1;
                    planes.Shade[i] = Math.Clamp(
                        (0.45f * dx) + (0.75f * dy) + (0.5f * height) - 0.25f + (0.7f * tone), -1, 1);
                }
                else if (planes.Cover[i] == 0 && ((dx + 0.35f) * (dx + 0.35f)) + ((dy + 0.8f) * (dy + 0.8f)) < 1)
                {
                    planes.Cover[i] = 0.5f;
                    planes.Shade[i] = -1;
                }
            }
        }
    }

    private static float Lattice(ulong seed, int x, int y, int cells) =>
        (2 * SampleHash.Unit(SampleHash.At(seed, x % cells, y % cells))) - 1;

    private static float Blend(float a, float b, float t) => a + (t * (b - a));

    private static float Smooth(float t) => t * t * (3 - (2 * t));
}
