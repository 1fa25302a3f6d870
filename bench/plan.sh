#!/bin/bash
# Plans of a large data set without a pixel: bench/Plan makes POI folders with stub rasters and the state and the cache
# of a build of them, then the product's own -t:Explain says what other options would rebuild. Prints Markdown.
# usage: bench/plan.sh [POIS [TILES]]     default: 100000 POIs of 10 tiles, which takes about 9 GB and ten minutes
# NUTONIC_BENCH_DIR=FOLDER keeps the world there and uses it again; without it all is in a temporary folder.
# Times depend on what else the machine does: run it alone.
set -euo pipefail
cd "$(dirname "$0")/.."
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 PYTHONDONTWRITEBYTECODE=1
dotnet build dataset.proj -nologo -t:BuildTools >/dev/null
said=$(dotnet build -c Release bench/Plan -v:q -nologo) || { echo "$said" >&2; exit 1; }
exec /usr/bin/python3 bench/scale/plan.py "${1:-100000}" "${2:-10}"
