using System.Globalization;
using NuTonic.Bench.Plan;

// Makes what a build of POIS x TILES tiles would leave behind, without a pixel: POI folders with stub rasters, and the
// state and the cache of a build of them. bench/plan.sh then lets the product plan a build with other options on it.
// usage: dotnet run -c Release --project bench/Plan -- FOLDER POIS TILES [OPTION=VALUE ...]
string folder = Path.GetFullPath(args[0]);
int pois = int.Parse(args[1], CultureInfo.InvariantCulture);
int tiles = int.Parse(args[2], CultureInfo.InvariantCulture);
Dictionary<string, string> options = args[3..].ToDictionary(
    option => option[..option.IndexOf('=', StringComparison.Ordinal)],
    option => option[(option.IndexOf('=', StringComparison.Ordinal) + 1)..],
    StringComparer.Ordinal);

using SimulatedBuild build = SimulatedBuild.Open(folder, options);
StubPois stubs = new(build.PoiRoot, pois, build.BoxFor(tiles));
stubs.Write();

// Longer than the resolution of any time stamp: files as young as their records would be read again by the plan.
Thread.Sleep(TimeSpan.FromSeconds(3));
build.Record(stubs.Names, tiles);
