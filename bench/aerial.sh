#!/bin/bash
# Whole builds of aerial patches, measured from outside: wall and CPU seconds, peak memory, CPU milliseconds a patch.
# usage: bench/aerial.sh [QUADS [SMALL-QUADS]]     default: 24 40
# A first table has patches of 448 px; the second one the same of quads with JPEG tiles, which gdal_translate makes (Debian's
# package gdal-bin); the third one 2,500 patches of 64 px in each quad: 40 quads give 100,000.
# Prints Markdown. Times depend on what else the machine does: run it alone.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/table.sh

# Samples, and what one cost.
cells() { # CPU-SECONDS
  local samples
  samples=$({ cat "$work"/out/meta/samples-*.jsonl 2>/dev/null || true; } | wc -l)
  awk -v cpu="$1" -v samples="$samples" \
    'BEGIN { printf " | %d | %s", samples, samples ? sprintf("%.1f", 1000 * cpu / samples) : "-" }'
}

build=(dotnet build dataset.proj -nologo -p:Profile=rsteller "-p:DatasetDir=$work/out" "-p:CacheDir=$work/cache"
  "-p:NuTonicStateDir=$work/state/")
"${build[@]}" -t:BuildTools >/dev/null
machine

quads=${1:-24}
small=${2:-40}

# The worlds are made by -t:Explain, which builds nothing.
world() { "${build[@]}" "$@" -t:Explain >/dev/null; }
table() { # TITLE OPTIONS...
  header "$1" samples "CPU ms a sample"
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
