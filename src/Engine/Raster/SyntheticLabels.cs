using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NuTonic.Engine.Raster;

/// <summary>
/// Made-up land cover for trying out a build without labels: smooth blobs a few hundred metres wide, the same for the
/// same seed, so that regions, boxes and shares are exercised.
/// </summary>
internal static class SyntheticLabels
{
    private const int Classes = 9;
    private const int CellPx = 48;

    /// <summary>
    /// Fills <paramref name="label"/> with class ids 0..8: at each pixel the class whose noise is strongest. The noise
    /// of a class is a lattice of hashed values, 48 px apart, with smooth interpolation in between.
    /// </summary>
    /// <param name="seed">Any text; the base POI's id, so that variants resemble each other.</param>
    /// <param name="widthPx">Columns.</param>
    /// <param name="label">Row-major, whole rows.</param>
    public static void Fill(string seed, int widthPx, Span<byte> label)
    {
        ulong key = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));
        int heightPx = label.Length / widthPx;
        float[] best = new float[widthPx];
        float[] top = new float[(widthPx / CellPx) + 2];
        float[] bottom = new float[top.Length];
        for (int row = 0; row < heightPx; row++)
        {
            Array.Clear(best);
            Span<byte> line = label.Slice(row * widthPx, widthPx);
            for (int id = 0; id < Classes; id++)
            {
                FillLattice(key, id, row / CellPx, top);
                FillLattice(key, id, (row / CellPx) + 1, bottom);
                Strengthen(id, Smooth((row % CellPx) / (float)CellPx), (top, bottom), best, line);
            }
        }
    }

    private static void Strengthen(
        int id, float down, (float[] Top, float[] Bottom) lattice, Span<float> best, Span<byte> line)
    {
        for (int column = 0; column < line.Length; column++)
        {
            int cell = column / CellPx;
            float across = Smooth((column % CellPx) / (float)CellPx);
            float above = Mix(lattice.Top[cell], lattice.Top[cell + 1], across);
            float below = Mix(lattice.Bottom[cell], lattice.Bottom[cell + 1], across);
            float value = Mix(above, below, down);
            if (value > best[column])
            {
                best[column] = value;
                line[column] = (byte)id;
            }
        }
    }

    private static void FillLattice(ulong key, int id, int row, Span<float> lattice)
    {
        for (int i = 0; i < lattice.Length; i++)
        {
            // SplitMix64's finaliser over the lattice position; 24 bits are exact in a float. Never 0, so that every
            // pixel gets a class.
            ulong mixed = key + (0x9E3779B97F4A7C15UL * (ulong)((((row * 65536L) + i) * Classes) + id + 1));
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            mixed ^= mixed >> 31;
            lattice[i] = ((mixed >> 40) + 1) / 16777216f;
        }
    }

    private static float Smooth(float t) => t * t * (3 - (2 * t));

    private static float Mix(float a, float b, float t) => a + ((b - a) * t);
}
