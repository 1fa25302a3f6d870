using System.Diagnostics;
using System.Globalization;
using NuTonic.Engine.Regions;

// Regions of a 224 x 224 mask at every fragmentation; the default smallest area, 50 native pixels of a 512 px tile.
// usage: dotnet run -c Release --project bench/Kernels [selection | jpeg FILE.tif]
if (args is ["selection"])
{
    SelectionBench.Run();
    return;
}

if (args is ["jpeg", var path])
{
    JpegBench.Run(path);
    return;
}

const int Side = 224;
const int Warmup = 50;
const int Runs = 301;
var options = new RegionOptions(MinimumArea.Pixels(50, 512, Side, AreaScaling.Square));
var random = new Random(1);
var masks = new (string Name, Func<int, int, int> Sample)[]
{
    ("one class", (_, _) => 4),
    ("fields of 32 px", (x, y) => ((x / 32) + (3 * (y / 32))) % 9),
    ("blocks of 4 px", (x, y) => ((x / 4) + (3 * (y / 4))) % 9),
    ("stripes of 1 px, columns", (x, _) => x % 3),
    ("stripes of 1 px, rows", (_, y) => y % 2),
    ("checkerboard of 1 px", (x, y) => (x + y) % 2),
    ("noise of 2 classes", (_, _) => random.Next(2)),
    ("noise of 9 classes", (_, _) => random.Next(9)),
};
Console.WriteLine("| mask | median ms | 90th percentile ms |");
Console.WriteLine("| --- | ---: | ---: |");
foreach ((string name, Func<int, int, int> sample) in masks)
{
    byte[] mask = [.. Enumerable.Range(0, Side * Side).Select(i => (byte)sample(i % Side, i / Side))];
    double[] times = [.. Enumerable.Range(0, Warmup + Runs).Select(_ => Time(mask)).Skip(Warmup).Order()];
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"| {name} | {times[Runs / 2]:F2} | {times[Runs * 9 / 10]:F2} |"));
}

double Time(byte[] mask)
{
    long start = Stopwatch.GetTimestamp();
    MaskSummary summary = RegionFinder.Find(mask, Side, Side, options);
    GC.KeepAlive(summary);
    return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
}
