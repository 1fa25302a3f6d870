using NuTonic.Engine.Osm;
using NuTonic.Engine.Tests.Tiling;

namespace NuTonic.Engine.Tests.Osm.Shapes;

/// <summary>Seeded rings, and ways to take them apart.</summary>
internal static class RingRandom
{
    /// <summary>A closed star around a centre: angles rise, so it never crosses itself.</summary>
    public static PackedPoint[] Star(SplitMix64 random, PackedPoint center, int radius, int corners)
    {
        double[] angles =
        [
            .. Enumerable.Range(0, corners).Select(i => (i + (random.Unit() * 0.9)) * 2 * Math.PI / corners),
        ];
        PackedPoint[] points =
        [
            .. angles.Select(angle =>
            {
                double length = radius * (0.3 + (0.7 * random.Unit()));
                return new PackedPoint(
                    center.Longitude + (int)(length * Math.Cos(angle)),
                    center.Latitude + (int)(length * Math.Sin(angle)));
            }),
        ];
        return [.. points, points[0]];
    }

    /// <summary>Cuts a closed ring at some of its positions and turns some of the pieces round.</summary>
    public static List<PackedPoint[]> Cut(SplitMix64 random, PackedPoint[] ring, int pieces)
    {
        int length = ring.Length - 1;
        int[] cuts = [.. Enumerable.Range(0, pieces).Select(_ => random.Below(length)).Distinct().Order()];
        List<PackedPoint[]> ways = [];
        for (int i = 0; i < cuts.Length; i++)
        {
            int end = i + 1 < cuts.Length ? cuts[i + 1] : cuts[0] + length;
            PackedPoint[] way = [.. Enumerable.Range(cuts[i], end - cuts[i] + 1).Select(j => ring[j % length])];
            ways.Add(random.Below(2) == 0 ? way : [.. way.Reverse()]);
        }

        return ways;
    }

    public static void Shuffle<T>(SplitMix64 random, List<T> list)
    {
        for (int i = list.Count - 1; i > 0; i--)
        {
            int j = random.Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
    }
}
