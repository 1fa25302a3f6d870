using NuTonic.Engine.Tests.Tiling;

namespace NuTonic.Engine.Tests.Regions;

/// <summary>Masks of every fragmentation.</summary>
internal static class SeededMasks
{
    public const int Kinds = 11;

    public static byte[] Create(int kind, int width, int height, ulong seed)
    {
        var random = new SplitMix64(seed);
        var mask = new byte[width * height];
        for (int i = 0; i < mask.Length; i++)
        {
            mask[i] = (byte)Sample(kind, i % width, i / width, random);
        }

        return mask;
    }

    private static int Sample(int kind, int x, int y, SplitMix64 random) => kind switch
    {
        0 => 4,
        1 => 255,
        2 => (x + y) % 2,
        3 => x % 3,
        4 => y % 2 == 0 ? 1 : 255,
        5 => random.Below(9),
        6 => random.Below(2),
        7 => random.Below(3) == 0 ? 255 : 8,
        8 => random.Below(256),
        9 => IsSpiral(x, y) ? 6 : 7,
        10 => (x % 4 == 0 && y % 5 != 0) || y % 10 == 5 ? 2 : 3 + (((x / 7) + (y / 6)) % 3),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Nested frames with a gap each, whose components join late.</summary>
    private static bool IsSpiral(int x, int y)
    {
        int ring = Math.Max(Math.Abs(x - 16), Math.Abs(y - 16));
        return (ring % 2 == 0) != (x - 16 == ring && y == 17);
    }
}
