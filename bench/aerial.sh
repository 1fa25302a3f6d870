#!/bin/bash
# Whole builds of aerial patches, measured from outside: wall and CPU seconds, peak memory, CPU milliseconds a patch.
# usage: bench/aerial.sh [QUADS [SMALL-QUADS]]     default: 24 40
# A first table has patches of 448 px; the second one the same of quads with JPEG tiles, which gdal_translate makes (Debian's
# package gdal-bin); the third one 2,500 patches of 64 px in each quad: 40 quads give 100,000.
# Prints Markdown. Times depend on what else the machine does: run it alone.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

measure() {
  /usr/bin/python3 - "$work" "$@" <<'PY'
import glob, resource, subprocess, sys, time
work = sys.argv[1]
start = time.monotonic()
code = subprocess.call(sys.argv[2:], stdout=open(work + "/log.txt", "w"), stderr=subprocess.STDOUT)
wall = time.monotonic() - start
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu = usage.ru_utime + usage.ru_stime
patches = sum(sum(1 for _ in open(path)) for path in glob.glob(work + "/out/meta/samples-*.jsonl"))
each = f"{1000 * cpu / patches:.1f}" if patches else "-"
print(f"{wall:.2f} | {cpu:.2f} | {usage.ru_maxrss // 1024} | {patches} | {each}")
sys.exit(code)
PY
}
row() { # NAME COMMAND...
  local name=$1 figures counts
  shift
  figures=$(measure "$@") || { cat "$work/log.txt" >&2; exit 1; }
  counts=$(grep -Eo '[0-9]+ built, [0-9]+ from cache, [0-9]+ up to date' "$work/log.txt" || true)
  echo "| $name | $figures | $counts |"
}
header() {
  printf '\n%s\n\n| build | wall s | CPU s | peak MB | samples | CPU ms a sample | nodes |\n| --- | ---: | ---: | ---: | ---: | ---: | --- |\n' "$1"
}

build=(dotnet build dataset.proj -nologo -p:Profile=rsteller "-p:DatasetDir=$work/out" "-p:CacheDir=$work/cache"
  "-p:NuTonicStateDir=$work/state/")
"${build[@]}" -t:BuildTools >/dev/null
echo "Machine: $(nproc) cores, $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), .NET $(dotnet --version), load $(cut -d' ' -f1 /proc/loadavg)."

quads=${1:-24}
small=${2:-40}

# The worlds are made by -t:Explain, which builds nothing.
world() { "${build[@]}" "$@" -t:Explain >/dev/null; }
table() { # TITLE OPTIONS...
  header "$1"
  shift
  row "clean" "${build[@]}" "$@"
  row "nothing changed" "${build[@]}" "$@"
  row "JpegQuality changed" "${build[@]}" "$@" -p:JpegQuality=85
  row "CaptionSeed changed" "${build[@]}" "$@" -p:JpegQuality=85 -p:CaptionSeed=2
  rm -rf "$work/out" "$work/cache" "$work/state/builds"
}
jpeg_quads() { # FROM TO
  local quad
  mkdir -p "$2"
  for quad in "$1"/*.tif; do
    gdal_translate -q -b 1 -b 2 -b 3 -co TILED=YES -co BLOCKXSIZE=512 -co BLOCKYSIZE=512 -co COMPRESS=JPEG \
      -co PHOTOMETRIC=YCBCR -co JPEG_QUALITY=85 "$quad" "$2/$(basename "$quad")"
  done
}

world "-p:SampleQuads=$quads"
table "$quads quads, patches of 448 px" "-p:SampleQuads=$quads"
sample=$work/state/sample/aerial-$quads-1
if command -v gdal_translate >/dev/null; then
  jpeg_quads "$sample/imagery" "$work/jpeg"
  table "$quads quads with JPEG tiles of 512 px, patches of 448 px" "-p:ImageryRoot=$work/jpeg" \
    "-p:OsmExtract=$(echo "$sample"/*.osm*)"
else
  printf '\nQuads with JPEG tiles: not measured, gdal_translate is not installed.\n'
fi
if [ "$small" -gt 0 ]; then
  options=("-p:SampleQuads=$small" -p:PatchSize=64 -p:SampleInterval=1)
  world "${options[@]}"
  table "$small quads, patches of 64 px" "${options[@]}"
fi
