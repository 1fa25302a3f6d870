using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Places;

/// <summary>Places whose boxes overlap although they are to be kept apart.</summary>
/// <param name="Count">Places that share ground with one of another group.</param>
/// <param name="NearestKm">Smallest distance between two of them that are of different groups.</param>
internal readonly record struct SharedGround(int Count, double NearestKm)
{
    /// <summary>
    /// Finds them with a grid whose cells have the mean size of the boxes, so that only neighbours are compared.
    /// </summary>
    /// <param name="places">The places.</param>
    /// <param name="boxes">Box of each in degrees, west before east.</param>
    /// <param name="groups">Group of each.</param>
    public static SharedGround Find(IReadOnlyList<Place> places, Extent[] boxes, int[] groups)
    {
        if (groups.Distinct().Take(2).Count() < 2)
        {
            return default;
        }

        double width = boxes.Average(box => box.Right - box.Left);
        double height = boxes.Average(box => box.Top - box.Bottom);
        Dictionary<(int, int), List<int>> cells = [];
        for (int i = 0; i < boxes.Length; i++)
        {
            foreach ((int, int) cell in CellsOf(boxes[i], width, height))
            {
                (cells.TryGetValue(cell, out List<int>? there) ? there : cells[cell] = []).Add(i);
            }
        }

        bool[] shares = new bool[boxes.Length];
        foreach (List<int> cell in cells.Values)
        {
            Mark(cell, boxes, groups, shares);
        }

        int[] found = [.. Enumerable.Range(0, shares.Length).Where(i => shares[i])];
        return found.Length == 0 ? default : new SharedGround(found.Length, Nearest(places, groups, found));
    }

    private static IEnumerable<(int, int)> CellsOf(Extent box, double width, double height)
    {
        for (int x = (int)Math.Floor(box.Left / width); x <= (int)Math.Floor(box.Right / width); x++)
        {
            for (int y = (int)Math.Floor(box.Bottom / height); y <= (int)Math.Floor(box.Top / height); y++)
            {
                yield return (x, y);
            }
        }
    }

    // Where many places crowd, each soon finds another that it overlaps; where all are of one group, none is looked at.
    private static void Mark(List<int> cell, Extent[] boxes, int[] groups, bool[] shares)
    {
        int[][] byGroup = [.. cell.GroupBy(i => groups[i]).Select(group => group.ToArray())];
        foreach (int[] group in byGroup)
        {
            foreach (int i in group)
            {
                if (shares[i])
                {
                    continue;
                }

                foreach (int[] other in byGroup)
                {
                    int j = other == group ? -1 : Array.FindIndex(other, k => Overlap(boxes[i], boxes[k]));
                    if (j >= 0)
                    {
                        shares[i] = shares[other[j]] = true;
                        break;
                    }
                }
            }
        }
    }

    private static bool Overlap(in Extent a, in Extent b) =>
        a.Left < b.Right && b.Left < a.Right && a.Bottom < b.Top && b.Bottom < a.Top;

    // From south to north; a place is compared only with those that are not farther north
    // than the nearest two are apart.
    private static double Nearest(IReadOnlyList<Place> places, int[] groups, int[] found)
    {
        Array.Sort(found, (a, b) => places[a].Latitude.CompareTo(places[b].Latitude));
        SpherePoint[] points = [.. found.Select(i => SpherePoint.Of(places[i].Latitude, places[i].Longitude))];
        double best = 4;
        double bestDegrees = 180;
        for (int i = 0; i < found.Length; i++)
        {
            for (int j = i + 1; j < found.Length
                && places[found[j]].Latitude - places[found[i]].Latitude <= bestDegrees; j++)
            {
                double square = points[i].SquareTo(points[j]);
                if (groups[found[i]] != groups[found[j]] && square < best)
                {
                    best = square;
                    bestDegrees = SpherePoint.Kilometers(best) / SpherePoint.EarthKm * LocalScale.Degrees;
                }
            }
        }

        return SpherePoint.Kilometers(best);
    }
}
