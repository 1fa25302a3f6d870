"""Prints the line coverage of NuTonic.Engine by folder, united over the Cobertura reports below a folder."""
import collections
import pathlib
import sys
import xml.etree.ElementTree as ET

hits = {}
for report in pathlib.Path(sys.argv[1]).rglob("coverage.cobertura.xml"):
    for package in ET.parse(report).iter("package"):
        if package.get("name") != "NuTonic.Engine":
            continue
        for cls in package.iter("class"):
            name = cls.get("filename").replace("\\", "/").split("src/Engine/")[-1]
            name = name.removeprefix("Engine/")
            if name.startswith("obj/"):
                continue
            for line in cls.iter("line"):
                key = (name, int(line.get("number")))
                hits[key] = max(hits.get(key, 0), int(line.get("hits")))

folders = collections.defaultdict(lambda: [0, 0])
for (name, _), count in hits.items():
    for folder in (name.split("/")[0] if "/" in name else ".", "all"):
        folders[folder][0] += count > 0
        folders[folder][1] += 1
for folder in sorted(folders, key=lambda f: (f == "all", f)):
    covered, lines = folders[folder]
    print(f"{folder:12} {100 * covered / lines:5.1f} % of {lines} lines")
