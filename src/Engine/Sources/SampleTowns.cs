namespace NuTonic.Engine.Sources;

/// <summary>Towns on a jittered lattice and the parcels of the fields between them.</summary>
/// <param name="seed">Seed of the landscape.</param>
/// <param name="density">0..1: share of lattice cells that have a town.</param>
internal sealed class SampleTowns(ulong seed, float density)
{
    private const int CellPx = 220;
    private const int ParcelPx = 34;

    /// <summary>How far inside a town a pixel is: above 0 inside, 1 in the centre, far below 0 outside.</summary>
    public float Inside(int x, int y)
    {
        int cellX = Floor(x, CellPx);
        int cellY = Floor(y, CellPx);
        ulong bits = SampleHash.At(seed + 11, cellX, cellY);
        if (SampleHash.Unit(bits) >= density)
        {
            return -9;
        }

        // The town keeps to its cell: a radius of 70 px fits whatever the jitter of the centre.
        int centreX = (cellX * CellPx) + 80 + (int)(bits % 60);
        int centreY = (cellY * CellPx) + 80 + (int)((bits >> 8) % 60);
        float radius = 24 + ((bits >> 16) % 30);
        float dx = x - centreX;
        float dy = y - centreY;
        return 1 - (MathF.Sqrt((dx * dx) + (dy * dy)) / radius);
    }

    /// <summary>Bits of the field parcel that holds a pixel: the nearest of the jittered parcel centres.</summary>
    public ulong Parcel(int x, int y)
    {
        int cellX = Floor(x, ParcelPx);
        int cellY = Floor(y, ParcelPx);
        ulong best = 0;
        int nearest = int.MaxValue;
        for (int row = cellY - 1; row <= cellY + 1; row++)
        {
            for (int column = cellX - 1; column <= cellX + 1; column++)
            {
                ulong bits = SampleHash.At(seed + 12, column, row);
                int dx = x - (column * ParcelPx) - (int)(bits % ParcelPx);
                int dy = y - (row * ParcelPx) - (int)((bits >> 16) % ParcelPx);

                // Largest of both distances: fields get straight borders along the lattice.
                int distance = Math.Max(Math.Abs(dx) * 2, Math.Abs(dy) * 3);
                if (distance < nearest)
                {
                    nearest = distance;
                    best = bits;
                }
            }
        }

        return best;
    }

    private static int Floor(int value, int cell) => (value / cell) - (value % cell < 0 ? 1 : 0);
}
