"""ninja and Snakemake on the graph shape of the data set: an edge for each POI, and one over all."""
import os
import shutil

import measure


class Node:
    """A POI: the files and folders that it is built from (paths from the peer's folder), and its files."""

    def __init__(self, poi, sources, folders, outputs):
        self.poi = poi
        self.sources = sources
        self.folders = folders
        self.outputs = outputs


def nodes(world, names, folder):
    """Nodes with as many outputs as the data set has: chip, mask and sidecar of the tile, and the still if there is one."""
    prefix = os.path.relpath(world.root, folder)
    for name in names:
        files, folders = world.files(name)
        stem = name + "_r00000_c00000"
        outputs = [f"images/{stem}.png", f"labels/{stem}.png", f"metadata/{stem}.json"]
        if any(file.endswith("/overview.png") for file in files):
            outputs.append(f"stills/{name}.png")
        yield Node(name, [f"{prefix}/{file}" for file in files], [f"{prefix}/{path}" for path in folders], outputs)


class Ninja:
    """A folder with two graphs of the same outputs: over the source files, and over the source folders too."""

    def __init__(self, folder, log):
        self.folder = folder
        self.log = log

    @staticmethod
    def is_installed():
        return shutil.which("ninja") is not None

    def write(self, graph):
        os.makedirs(self.folder)
        for name, with_folders in (("build.ninja", False), ("folders.ninja", True)):
            with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
                file.write("rule make\n  command = touch $out\n")
                for node in graph:
                    sources = node.sources + (node.folders if with_folders else [])
                    file.write(f"build {' '.join(node.outputs)}: make {' '.join(sources)}\n")
                file.write("build all.jsonl: make " + " ".join(node.outputs[2] for node in graph) + "\n")

    def run(self, file="build.ninja"):
        return measure.run(["ninja", "-f", file], self.log, self.folder)

    def run_idle(self, file="build.ninja"):
        """A build with nothing to do; that it has nothing to do is checked."""
        figures = self.run(file)
        if "no work to do" not in measure.text(self.log):
            raise SystemExit("ninja had work to do:\n" + measure.text(self.log)[-2000:])
        return figures

    def calls(self, file="build.ninja"):
        return measure.count_calls(["ninja", "-f", file], self.log, self.folder)


SNAKEFILE = """\
import json
NODES = json.load(open("nodes.json"))
STILLS = [poi for poi in NODES if len(NODES[poi]["outputs"]) == 4]
OTHERS = [poi for poi in NODES if len(NODES[poi]["outputs"]) == 3]
CHIP = "images/{poi}_r00000_c00000.png"
MASK = "labels/{poi}_r00000_c00000.png"
SIDECAR = "metadata/{poi}_r00000_c00000.json"

def sources(wildcards):
    return NODES[wildcards.poi]["sources"]

rule all:
    input: "all.jsonl"

rule assemble:
    input: expand(SIDECAR, poi=NODES)
    output: "all.jsonl"
    shell: "touch {output}"

rule poi:
    input: sources
    output: CHIP, MASK, SIDECAR
    wildcard_constraints: poi="|".join(OTHERS) or "none"
    shell: "touch {output}"

rule poi_with_still:
    input: sources
    output: CHIP, MASK, SIDECAR, "stills/{poi}.png"
    wildcard_constraints: poi="|".join(STILLS) or "none"
    shell: "touch {output}"
"""


class Snakemake:
    """The same graph for Snakemake."""

    def __init__(self, folder, log):
        self.folder = folder
        self.log = log

    @staticmethod
    def is_installed():
        return shutil.which("snakemake") is not None

    def write(self, graph):
        import json
        os.makedirs(self.folder)
        with open(os.path.join(self.folder, "nodes.json"), "w", encoding="utf-8") as file:
            json.dump({node.poi: {"sources": node.sources, "outputs": node.outputs} for node in graph}, file)
        with open(os.path.join(self.folder, "Snakefile"), "w", encoding="utf-8") as file:
            file.write(SNAKEFILE)

    def run(self):
        return measure.run(["snakemake", "-c", str(os.cpu_count()), "-q"], self.log, self.folder)

    def run_idle(self):
        figures = measure.run(["snakemake", "-c", str(os.cpu_count())], self.log, self.folder)
        if "Nothing to be done" not in measure.text(self.log):
            raise SystemExit("Snakemake had work to do:\n" + measure.text(self.log)[-2000:])
        return figures
