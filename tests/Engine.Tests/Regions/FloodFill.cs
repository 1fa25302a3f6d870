using NuTonic.Engine.Regions;

namespace NuTonic.Engine.Tests.Regions;

/// <summary>Regions as they are defined: class by class, a flood fill from every pixel not yet seen.</summary>
internal static class FloodFill
{
    public static List<Region> Find(byte[] mask, int width, int height, RegionOptions options)
    {
        var kept = new List<Region>();
        for (int classId = 0; classId < LandCoverClass.All.Length; classId++)
        {
            var seen = new bool[mask.Length];
            var found = new List<Region>();
            for (int i = 0; i < mask.Length; i++)
            {
                if (mask[i] == classId && !seen[i])
                {
                    found.Add(Fill(mask, width, height, i, seen));
                }
            }

            IEnumerable<Region> large = found.Where(r => r.AreaPx >= options.MinAreaPx)
                .OrderByDescending(r => r.AreaPx);
            kept.AddRange(options.MaxRegionsPerClass == 0 ? large : large.Take(options.MaxRegionsPerClass));
        }

        return kept;
    }

    private static Region Fill(byte[] mask, int width, int height, int start, bool[] seen)
    {
        var open = new Stack<int>([start]);
        var pixels = new List<int>();
        seen[start] = true;
        while (open.TryPop(out int pixel))
        {
            pixels.Add(pixel);
            for (int y = Math.Max(0, (pixel / width) - 1); y <= Math.Min(height - 1, (pixel / width) + 1); y++)
            {
                for (int x = Math.Max(0, (pixel % width) - 1); x <= Math.Min(width - 1, (pixel % width) + 1); x++)
                {
                    int other = (y * width) + x;
                    if (mask[other] == mask[start] && !seen[other])
                    {
                        seen[other] = true;
                        open.Push(other);
                    }
                }
            }
        }

        var box = new BoundingBox(
            pixels.Min(p => p % width),
            pixels.Min(p => p / width),
            pixels.Max(p => p % width) + 1,
            pixels.Max(p => p / width) + 1);
        return new Region(mask[start], pixels.Count, box);
    }
}
