using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Places;

/// <summary>The places that become POIs, in the order in which they were chosen.</summary>
/// <param name="Places">The places.</param>
/// <param name="SeparationKm">Smallest distance between two of them in kilometres, to the metre; null when there are
/// fewer than two, or when all candidates were taken without looking.</param>
/// <param name="LeftOutAtEdges">Candidates whose box would reach over longitude 180 or beyond UTM.</param>
internal sealed record PlaceSelection(ImmutableArray<Place> Places, double? SeparationKm, int LeftOutAtEdges)
{
    // Work of all starts together: candidates times starts.
    private const int StartBudget = 1 << 20;

    /// <summary>
    /// Chooses among <paramref name="candidates"/>. The result depends on the set of them, not on their order.
    /// </summary>
    /// <exception cref="NuTonicException">NT1422: there are fewer than asked for; NT1416: there are none.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> asked for it.</exception>
    public static PlaceSelection Choose(
        PlaceCandidates candidates, PlaceSelectionOptions options, CancellationToken cancellationToken)
    {
        Place[] places = [.. candidates.Places.Where(place => Fits(place, options))];
        int leftOut = candidates.Places.Length - places.Length;
        if (places.Length == 0)
        {
            throw new NuTonicException(Errors.PlaceListEmpty, null, candidates.Source);
        }

        if (options is { NumPoints: null, MinSeparationKm: <= 0 })
        {
            return new PlaceSelection([.. places], null, leftOut);
        }

        Array.Sort(places, ByPosition);
        SpherePoint[] points = [.. places.Select(static place => SpherePoint.Of(place.Latitude, place.Longitude))];
        List<FarthestStep> steps = Best(places, points, options, cancellationToken);
        CheckCount(places.Length, steps, options, () => Run(places, points, options, 0));
        return new PlaceSelection(
            [.. steps.Select(step => places[step.Index])],
            steps.Count < 2 ? null : Math.Round(SpherePoint.Kilometers(steps[^1].Square), 3),
            leftOut);
    }

    private static bool Fits(Place place, PlaceSelectionOptions options)
    {
        // A margin on both sides, and a millimetre for the rounding of variants.
        double widthKm = (place.BoxKm ?? options.BoxKm) + (2 * (options.MarginMeters + 0.001) / 1000);
        return place.BoxWgs84 is not null
            || PlaceBox.TryAround(place.Latitude, place.Longitude, Math.Min(widthKm, PlaceBox.MostKm), out _);
    }

    // Ids differ, so the order is total.
    private static int ByPosition(Place a, Place b)
    {
        int byLatitude = a.Latitude.CompareTo(b.Latitude);
        int byLongitude = a.Longitude.CompareTo(b.Longitude);
        return byLatitude != 0 ? byLatitude : byLongitude != 0 ? byLongitude : string.CompareOrdinal(a.Id, b.Id);
    }

    private static List<FarthestStep> Best(
        Place[] places, SpherePoint[] points, PlaceSelectionOptions options, CancellationToken cancellationToken)
    {
        int count = Math.Min(options.NumPoints ?? places.Length, places.Length);
        bool isAuto = options is { AutoMinSeparation: true, NumPoints: not null };
        int starts = isAuto ? Math.Clamp(options.Starts ?? StartBudget / places.Length, 1, places.Length) : 1;
        double leastSquare = SpherePoint.Square(options.MinSeparationKm);
        var tree = new SphereTree(points);
        List<FarthestStep> best = [];
        foreach (int start in Starts(places, options.Seed).Take(starts))
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<FarthestStep> steps = FarthestFirst.Run(points, tree, start, count, leastSquare);
            if (steps.Count > best.Count || (steps.Count == best.Count && steps[^1].Square > best[^1].Square))
            {
                best = steps;
            }
        }

        return best;
    }

    private static List<FarthestStep> Run(
        Place[] places, SpherePoint[] points, PlaceSelectionOptions options, double leastSquare) =>
        FarthestFirst.Run(
            points,
            new SphereTree(points),
            Starts(places, options.Seed).First(),
            options.NumPoints ?? places.Length,
            leastSquare);

    // The place with the smallest number that seed and position draw for it, so that a place which is added to the list
    // seldom moves the start.
    private static IEnumerable<int> Starts(Place[] places, long seed)
    {
        ulong salt = SeededDraws.Of(string.Create(CultureInfo.InvariantCulture, $"NuTonic.PlaceSelection/1\n{seed}"))
            .Next();
        ulong[] keys =
        [
            .. places.Select(place => SeededDraws.Mix(
                BitConverter.DoubleToUInt64Bits(place.Latitude)
                ^ SeededDraws.Mix(BitConverter.DoubleToUInt64Bits(place.Longitude) ^ salt))),
        ];
        return Enumerable.Range(0, places.Length).OrderBy(index => keys[index]).ThenBy(static index => index);
    }

    private static void CheckCount(
        int candidates, List<FarthestStep> steps, PlaceSelectionOptions options, Func<List<FarthestStep>> withoutLimit)
    {
        if (options.NumPoints is not { } asked || steps.Count >= asked)
        {
            return;
        }

        List<FarthestStep> possible = withoutLimit();
        string advice = possible.Count < asked
            ? string.Create(
                CultureInfo.InvariantCulture, $"lower NumPoints to at most {possible.Count}, or give more candidates")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"lower MinSeparationKm to "
                + $"{Math.Floor(SpherePoint.Kilometers(possible[^1].Square) * 1000) / 1000}, or lower NumPoints");
        throw new NuTonicException(
            Errors.PlacesTooFew, null, asked, steps.Count, candidates, options.MinSeparationKm, advice);
    }
}
