using System.Diagnostics;
using System.Globalization;
using NuTonic.Engine.Places;

/// <summary>
/// Choosing places among many, by CPU time: the tree against looking at all candidates for each choice, and whole
/// selections.
/// </summary>
internal static class SelectionBench
{
    private const int Runs = 5;

    public static void Run()
    {
        Console.WriteLine(
            "| candidates | chosen | tree ms | all candidates ms | selection ms | with AutoMinSeparation ms |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach ((int candidates, int chosen) in new[]
        {
            (1_000, 100),
            (10_000, 1_000),
            (100_000, 1_000),
            (100_000, 10_000),
        })
        {
            Place[] places = Scatter(candidates);
            SpherePoint[] points = [.. places.Select(place => SpherePoint.Of(place.Latitude, place.Longitude))];
            PlaceCandidates list = new() { Source = "bench", Places = [.. places], Scanned = candidates };
            double tree = Median(() => FarthestFirst.Run(points, new SphereTree(points), 0, chosen, 0));
            double plain = Median(() => Plain(points, chosen));
            double selection = Median(
                () => PlaceSelection.Choose(list, new() { NumPoints = chosen }, CancellationToken.None));
            double auto = Median(() => PlaceSelection.Choose(
                list, new() { NumPoints = chosen, AutoMinSeparation = true }, CancellationToken.None));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {candidates:N0} | {chosen:N0} | {tree:F0} | {plain:F0} | {selection:F0} | {auto:F0} |"));
        }
    }

    // As uneven as the world: a third anywhere, the rest in 50 clumps.
    private static Place[] Scatter(int count)
    {
        var draws = SeededDraws.Of("bench");
        return
        [
            .. Enumerable.Range(0, count).Select(number =>
            {
                double clump = Math.Floor(draws.NextUnit() * 75);
                bool isAnywhere = clump >= 50;
                double latitude = isAnywhere
                    ? (draws.NextUnit() * 140) - 60
                    : (clump % 10 * 10) - 30 + (draws.NextUnit() * 3);
                double longitude = isAnywhere
                    ? (draws.NextUnit() * 358) - 179
                    : (clump * 7) - 175 + (draws.NextUnit() * 3);
                return new Place
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"p{number}"),
                    Latitude = latitude,
                    Longitude = longitude,
                };
            }),
        ];
    }

    private static double Plain(SpherePoint[] points, int count)
    {
        double[] squares = new double[points.Length];
        Array.Fill(squares, double.PositiveInfinity);
        int chosen = 0;
        for (int step = 1; step < count; step++)
        {
            int farthest = 0;
            for (int i = 0; i < points.Length; i++)
            {
                squares[i] = Math.Min(squares[i], points[i].SquareTo(points[chosen]));
                farthest = squares[i] > squares[farthest] ? i : farthest;
            }

            chosen = farthest;
        }

        return squares[chosen];
    }

    private static double Median(Func<object> work)
    {
        work();
        double[] times =
        [
            .. Enumerable.Range(0, Runs).Select(_ =>
            {
                using var process = Process.GetCurrentProcess();
                TimeSpan start = process.TotalProcessorTime;
                GC.KeepAlive(work());
                process.Refresh();
                return (process.TotalProcessorTime - start).TotalMilliseconds;
            }).Order(),
        ];
        return times[Runs / 2];
    }
}
