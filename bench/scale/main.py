"""Measures the build at scale and prints Markdown; bench/scale.sh says how it is called."""
import os
import shutil
import sys
import tempfile

import measure
import peers
import product
from world import World, change_label

EXPLAIN = "Explain, Stride changed"
ROUNDS = 7
CHANGES = 5
SNAKEMAKE_POIS = 1000

# What is to be reached, wall seconds and MB.
MAX_RATIO = 1.2
MAX_CHANGE_SECONDS = 0.3
MAX_PEAK_MB = 400


class Table:
    """Rows of builds: printed as they come, remembered by name."""

    def __init__(self):
        self.rows = {}
        print("\n| build | wall s | CPU s | peak MB | nodes |\n| --- | ---: | ---: | ---: | --- |")

    def add(self, name, figures, nodes=""):
        self.rows[name] = figures
        print(f"| {name} | {figures.wall:.3f} | {figures.cpu:.3f} | {figures.peak_mb:.0f} | {nodes} |", flush=True)


class Bench:
    """All measurements at one number of POIs."""

    def __init__(self, work, pois):
        self.pois = pois
        self.home = os.path.join(work, str(pois))
        number = 1
        while os.path.exists(os.path.join(self.home, f"run{number}")):
            number += 1
        self.folder = os.path.join(self.home, f"run{number}")
        os.makedirs(self.folder)
        self.log = os.path.join(self.folder, "log.txt")
        with open(os.path.join(self.folder, "empty.proj"), "w", encoding="utf-8") as file:
            file.write('<Project><Target Name="Build" /></Project>\n')
        self.empty = ["dotnet", "build", os.path.join(self.folder, "empty.proj"), "-nologo"]

    def run(self):
        print(f"\n### {self.pois:,} POIs of one tile\n", flush=True)
        # One more than is built: the POI that is added later.
        root, made = product.make_world(self.home, self.pois + 1, self.log)
        self.world = World(root, os.path.join(self.home, "held"))
        names = self.world.names()
        self.extra = names.pop()
        self.world.remove(self.extra)
        self.names = names
        self.product = product.Product(self.folder, root, self.log)
        count, size = measure.files_below(root)
        took = f", generated in {made.wall:.0f} s (peak {made.peak_mb:.0f} MB)" if made else ""
        print(f"World: {count:,} files, {size / 1e6:,.0f} MB{took}.")
        measure.settle()
        self.table = Table()
        self.measure_clean()
        self.measure_idle()
        self.measure_changes()
        self.measure_peer_changes()
        self.print_sizes()
        self.print_calls()
        self.print_targets()

    def measure_clean(self):
        self.table.add("clean", self.product.build(), self.product.nodes)
        if self.product.tiles() != self.pois:
            raise SystemExit(f"{self.product.tiles()} tiles of {self.pois} POIs: not one each")
        measure.settle()
        self.table.add("nothing changed, first time", self.product.build_idle(), self.product.nodes)
        self.sizes = self.read_sizes()

    def measure_idle(self):
        """Nothing changed: round by round, so that what else the machine does meets all alike."""
        contenders = {"empty project": lambda: measure.run(self.empty, self.log),
                      "nothing changed": self.product.build_idle,
                      EXPLAIN: lambda: self.product.build("-t:Explain", "-p:Stride=64")}
        self.graph = list(peers.nodes(self.world, self.names, os.path.join(self.folder, "ninja")))
        self.check_graph()
        self.ninja = self.snakemake = None
        if peers.Ninja.is_installed():
            self.ninja = peers.Ninja(os.path.join(self.folder, "ninja"), self.log)
            self.ninja.write(self.graph)
            self.table.add("ninja, clean (touch)", self.ninja.run())
            contenders["ninja, nothing changed"] = self.ninja.run_idle
            contenders["ninja, source folders too"] = lambda: self.ninja.run_idle("folders.ninja")
        if self.pois <= SNAKEMAKE_POIS and peers.Snakemake.is_installed():
            self.snakemake = peers.Snakemake(os.path.join(self.folder, "snakemake"), self.log)
            self.snakemake.write(self.graph)
            self.table.add("Snakemake, clean (touch)", self.snakemake.run())
            contenders["Snakemake, nothing changed"] = self.snakemake.run_idle
        measure.settle()
        runs = {name: [] for name in contenders}
        nodes = {}
        for _ in range(ROUNDS):
            for name, contender in contenders.items():
                self.product.nodes = ""
                runs[name].append(contender())
                nodes[name] = self.product.nodes
        for name, figures in runs.items():
            self.table.add(name, measure.median(figures), nodes[name])

    def check_graph(self):
        """As many outputs as the data set has files of POIs."""
        ours = sum(measure.files_below(os.path.join(self.product.out, folder))[0]
                   for folder in ("images", "labels", "metadata", "stills")
                   if os.path.exists(os.path.join(self.product.out, folder)))
        theirs = sum(len(node.outputs) for node in self.graph)
        if ours != theirs:
            raise SystemExit(f"the data set has {ours} files of POIs, the graph of the peers {theirs}")

    def chosen(self, number):
        """A POI somewhere in the middle, another one for each number."""
        return self.names[(2 * number + 1) * len(self.names) // (2 * CHANGES)]

    def measure_changes(self):
        build, table = self.product.build, self.table
        idle, changed = [], []
        for i in range(CHANGES):
            idle.append(self.product.build_idle())
            change_label(self.world.label(self.chosen(i)))
            changed.append(build())
        table.add("nothing changed, between these", measure.median(idle))
        table.add("one POI's label changed", measure.median(changed), self.product.nodes)
        build()
        table.add("Explain, OutputSize changed", build("-t:Explain", "-p:OutputSize=16"), self.product.nodes)
        measure.settle()
        table.add("MinClassFraction changed", build("-p:MinClassFraction=0.1"), self.product.nodes)
        measure.settle()
        table.add("MinClassFraction changed back", build(), self.product.nodes)
        measure.settle()
        build()
        self.world.add(self.extra)
        table.add("one POI added", build(), self.product.nodes)
        self.world.remove(self.extra)
        table.add("one POI removed", build(), self.product.nodes)
        self.product.build_idle()

    def measure_peer_changes(self):
        for peer, name in ((self.ninja, "ninja"), (self.snakemake, "Snakemake")):
            if peer is None:
                continue
            peer.run()
            runs = []
            for i in range(CHANGES):
                os.utime(self.world.label(self.chosen(i)))
                runs.append(peer.run())
            self.table.add(f"{name}, one source touched", measure.median(runs))

    def read_sizes(self):
        """Files and bytes after the clean build: what is stored of one variant of the data set."""
        sizes = {}
        index = [os.path.join(self.product.cache, "v1", name) for name in os.listdir(os.path.join(self.product.cache, "v1"))
                 if name.startswith("index.db")]
        sizes["cache index"] = (len(index), sum(os.path.getsize(path) for path in index))
        sizes["cache contents (cas)"] = measure.files_below(os.path.join(self.product.cache, "v1", "cas"))
        sizes["state"] = measure.files_below(os.path.join(self.product.state, "builds"))
        sizes["data set"] = measure.files_below(self.product.out)
        return sizes

    def print_sizes(self):
        print("\n| stored after the clean build | files | MB | bytes a POI |\n| --- | ---: | ---: | ---: |")
        for name, (count, size) in self.sizes.items():
            print(f"| {name} | {count:,} | {size / 1e6:,.1f} | {size / self.pois:,.0f} |")

    def print_calls(self):
        counted = {"empty project": measure.count_calls(self.empty, self.log), "nothing changed": self.product.calls()}
        if counted["empty project"] is None:
            return
        if self.ninja is not None:
            counted["ninja, nothing changed"] = self.ninja.calls()
            counted["ninja, source folders too"] = self.ninja.calls("folders.ninja")
        print("\n| system calls | stat | open | getdents | read | stats a POI |\n| --- | ---: | ---: | ---: | ---: | ---: |")
        base = stats(counted["empty project"])
        for name, calls in counted.items():
            each = (stats(calls) - (0 if name.startswith("ninja") else base)) / self.pois
            print(f"| {name} | {stats(calls):,} | {calls['openat']:,} | {calls['getdents64']:,} "
                  f"| {calls['read'] + calls['pread64']:,} | {each:.2f} |", flush=True)

    def print_targets(self):
        rows = self.table.rows
        idle, empty = rows["nothing changed"], rows["empty project"]
        print("\n| to reach | at most | measured | |\n| --- | ---: | ---: | --- |")
        if self.ninja is not None:
            print_target("(nothing changed - empty project) / ninja", MAX_RATIO,
                         (idle.wall - empty.wall) / rows["ninja, nothing changed"].wall)
            print_target("the same, ninja with the source folders", MAX_RATIO,
                         (idle.wall - empty.wall) / rows["ninja, source folders too"].wall)
        print_target("one POI's label changed - nothing changed, s", MAX_CHANGE_SECONDS,
                     rows["one POI's label changed"].wall - rows["nothing changed, between these"].wall)
        print_target(EXPLAIN + " - nothing changed, s", 0, rows[EXPLAIN].wall - idle.wall)
        print_target("largest peak of our builds, MB", MAX_PEAK_MB, max(
            figures.peak_mb for name, figures in rows.items() if not name.startswith(("ninja", "Snakemake"))))


def stats(calls):
    return sum(calls[name] for name in measure.STAT_CALLS)


def print_target(name, limit, value):
    shown = f"{value:.0f}" if limit >= 100 else f"{value:.2f}"
    print(f"| {name} | {limit} | {shown} | {'reached' if value <= limit else 'not reached'} |", flush=True)


def main():
    kept = os.environ.get("NUTONIC_BENCH_DIR")
    work = os.path.abspath(kept) if kept else tempfile.mkdtemp(prefix="nutonic-bench-")
    print(measure.machine())
    print(f"Medians of {ROUNDS} (nothing changed, Stride) and {CHANGES} (one changed) runs, in turn; else one run; the "
          "largest peak.")
    try:
        for pois in sys.argv[1:]:
            Bench(work, int(pois)).run()
    finally:
        # Not earlier: ext4 makes new files slowly right after many were deleted.
        if not kept:
            shutil.rmtree(work)


if __name__ == "__main__":
    main()
