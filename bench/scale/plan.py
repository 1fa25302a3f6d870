"""Measures plans on a simulated graph; bench/plan.sh says how it is called."""
import os
import shutil
import sys
import tempfile

import measure
from product import COUNTS, FORECAST

OPTIONS = {"NativeTile": "64", "Stride": "64", "OutputSize": "32"}
MAX_PLAN_SECONDS = 60
MAX_PEAK_MB = 400


class PlannedWorld:
    """The simulated data set in a folder."""

    def __init__(self, folder, pois, tiles):
        self.folder = folder
        self.log = os.path.join(folder, "log.txt")
        self.nodes = ""
        os.makedirs(folder, exist_ok=True)
        done = os.path.join(folder, "made.txt")
        if not os.path.exists(done):
            made = measure.run(
                ["dotnet", "bench/Plan/bin/Release/net10.0/NuTonic.Bench.Plan.dll", folder, str(pois), str(tiles)]
                + [f"{name}={value}" for name, value in OPTIONS.items()], self.log)
            with open(done, "w", encoding="utf-8") as file:
                file.write(f"{made.wall:.0f} s\n")

    def explain(self, **changed):
        """Counts of a plan: nodes would be built, taken from the cache, left."""
        options = dict(OPTIONS, PoiRoot="poi", DatasetDir="out", CacheDir="cache", NuTonicStateDir="state/")
        for name in ("PoiRoot", "DatasetDir", "CacheDir", "NuTonicStateDir"):
            options[name] = os.path.join(self.folder, options[name])
        options.update(changed)
        figures = measure.run(
            ["dotnet", "build", "dataset.proj", "-nologo", "-t:Explain"]
            + [f"-p:{name}={value}" for name, value in options.items()], self.log)
        found = FORECAST.search(measure.text(self.log)) or COUNTS.search(measure.text(self.log))
        self.nodes = ", ".join(f"{int(count):,} {what}" for count, what in zip(
            found.groups(), ("built", "from cache", "up to date"))) if found else "?"
        return figures

    def print_size(self):
        parts = [("POI folders", ["poi"]), ("state", ["state"]), ("cache index", ["cache"])]
        print("\n| stored | files | MB |\n| --- | ---: | ---: |")
        for name, folders in parts:
            count = size = 0
            for folder in folders:
                files, length = measure.files_below(os.path.join(self.folder, folder))
                count, size = count + files, size + length
            print(f"| {name} | {count:,} | {size / 1e6:,.1f} |", flush=True)


def main():
    pois, tiles = int(sys.argv[1]), int(sys.argv[2])
    kept = os.environ.get("NUTONIC_BENCH_DIR")
    work = os.path.abspath(kept) if kept else tempfile.mkdtemp(prefix="nutonic-plan-")
    print(measure.machine())
    print(f"\n### Plan of {pois:,} POIs of {tiles} tiles\n", flush=True)
    try:
        world = PlannedWorld(os.path.join(work, f"plan-{pois}-{tiles}"), pois, tiles)
        world.print_size()
        measure.settle()
        print("\n| plan | wall s | CPU s | peak MB | nodes |\n| --- | ---: | ---: | ---: | --- |")
        runs = []
        for name, changed in (("OutputSize changed, first time", {"OutputSize": "48"}),
                              ("OutputSize changed", {"OutputSize": "48"}),
                              ("Stride changed", {"Stride": "32"})):
            figures = world.explain(**changed)
            runs.append(figures)
            print(f"| {name} | {figures.wall:.2f} | {figures.cpu:.2f} | {figures.peak_mb:.0f} | {world.nodes} |", flush=True)
        print("\n| to reach | at most | measured | |\n| --- | ---: | ---: | --- |")
        for name, limit, value in (("plan, wall s", MAX_PLAN_SECONDS, max(run.wall for run in runs)),
                                   ("peak MB", MAX_PEAK_MB, max(run.peak_mb for run in runs))):
            print(f"| {name} | {limit} | {value:.0f} | {'reached' if value <= limit else 'not reached'} |")
    finally:
        if not kept:
            shutil.rmtree(work)


if __name__ == "__main__":
    main()
