using NuTonic.Engine.Regions;

namespace NuTonic.Engine.Tests.Rows;

/// <summary>Mask summaries to write rows from.</summary>
internal static class Summaries
{
    /// <summary>8 x 8 pixels: trees on the upper half, crops on the lower left quarter, water elsewhere.</summary>
    public static MaskSummary ThreeClasses { get; } = Of(
        8,
        64,
        [(0, 16), (1, 32), (4, 16)],
        [new(0, 16, new(4, 4, 8, 8)), new(1, 32, new(0, 0, 8, 4)), new(4, 16, new(0, 4, 4, 8))]);

    public static MaskSummary Of(
        int size, int validPx, (int Id, int Area)[] classes, Region[] regions, params int[] capped) =>
        new(
            size,
            size,
            validPx,
            [.. classes.Select(c => new ClassShare(c.Id, c.Area, (double)c.Area / validPx))],
            [.. regions],
            [.. capped]);

    /// <summary>A believable summary: class areas that add up, regions that fit into them.</summary>
    public static MaskSummary Random(ulong seed)
    {
        TestRandom random = new(seed);
        int size = random.Next(64, 300);
        int validPx = random.Next(1, 4) == 1 ? size * size : random.Next(size, size * size);
        List<(int Id, int Area)> classes = [];
        int left = validPx;
        int[] ids = [.. Enumerable.Range(0, 9).Where(_ => random.Next(0, 2) == 1)];
        foreach (int id in ids)
        {
            int area = id == ids[^1] ? left : Math.Min(left, random.Next(0, (left / random.Next(1, 30)) + 1));
            left -= area;
            if (area > 0)
            {
                classes.Add((id, area));
            }
        }

        List<int> capped = [];
        List<Region> regions = [];
        foreach ((int id, int area) in classes)
        {
            regions.AddRange(RegionsOf(id, area, size, random));
            if (random.Next(0, 5) == 0 && regions.Exists(r => r.ClassId == id))
            {
                capped.Add(id);
            }
        }

        return Of(size, validPx, [.. classes], [.. regions], [.. capped]);
    }

    private static IEnumerable<Region> RegionsOf(int id, int area, int size, TestRandom random)
    {
        List<Region> regions = [];
        int left = area;
        for (int n = random.Next(0, 25); n > 0 && left > 9; n--)
        {
            int part = random.Next(9, left + 1);
            left -= part;
            int side = Math.Min(size, (int)Math.Ceiling(Math.Sqrt(part)));
            int height = Math.Min(size, (part + side - 1) / side);
            int x = random.Next(0, size - side + 1);
            int y = random.Next(0, size - height + 1);
            regions.Add(new Region(id, part, new BoundingBox(x, y, x + side, y + height)));
        }

        return regions.OrderByDescending(r => r.AreaPx);
    }
}
