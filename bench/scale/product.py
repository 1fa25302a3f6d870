"""Builds of the data set under test: N small POIs, a tile each."""
import os
import re

import measure

# A POI of 0.3 km is 30 to 32 px wide on the 10 m grid: one tile of 32 px covers it.
# The 10,001st picture would divide images/ among sub-folders, all at once: here they are divided from the start.
OPTIONS = ["-p:NativeTile=32", "-p:Stride=32", "-p:OutputSize=32", "-p:FolderEntries=9000"]
SAMPLE_KM = 0.3
COUNTS = re.compile(r"(\d+) built, (\d+) from cache, (\d+) up to date")
FORECAST = re.compile(r"would build (\d+) nodes, take (\d+) from the cache and leave (\d+)")


class Product:
    """One data set: its output, cache and state are below folder."""

    def __init__(self, folder, poi_root, log):
        self.log = log
        self.out = os.path.join(folder, "out")
        self.cache = os.path.join(folder, "cache")
        self.state = os.path.join(folder, "state")
        self.command = ["dotnet", "build", "dataset.proj", "-nologo", f"-p:DatasetDir={self.out}",
                        f"-p:CacheDir={self.cache}", f"-p:NuTonicStateDir={self.state}/", f"-p:PoiRoot={poi_root}"] + OPTIONS
        self.nodes = ""

    def build(self, *arguments):
        figures = measure.run(self.command + list(arguments), self.log)
        found = COUNTS.search(measure.text(self.log)) or FORECAST.search(measure.text(self.log))
        self.nodes = ", ".join(f"{int(count):,} {what}" for count, what in zip(
            found.groups(), ("built", "from cache", "up to date"))) if found else "?"
        return figures

    def build_idle(self):
        figures = self.build()
        if not self.nodes.startswith("0 built, 0 from cache"):
            raise SystemExit("a build that should have had nothing to do: " + self.nodes)
        return figures

    def calls(self):
        return measure.count_calls(self.command, self.log)

    def tiles(self):
        return measure.files_below(os.path.join(self.out, "images"))[0]


def make_world(folder, pois, log):
    """Lets the product generate its sample world (-t:Explain builds nothing); returns the folder of the POIs."""
    root = os.path.join(folder, "state", "sample", f"{pois}-1-{SAMPLE_KM}")
    figures = None
    if not os.path.exists(os.path.join(root, "sample.txt")):
        figures = measure.run(
            ["dotnet", "build", "dataset.proj", "-nologo", "-t:Explain", "-p:Poi=poi_0000",
             f"-p:SamplePois={pois}", f"-p:SampleKm={SAMPLE_KM}", f"-p:NuTonicStateDir={folder}/state/",
             f"-p:DatasetDir={folder}/none", f"-p:CacheDir={folder}/none-cache"] + OPTIONS, log)
    return root, figures
