#!/bin/bash
# The build at scale, beside ninja and Snakemake on the same graph shape. Prints Markdown.
# usage: bench/scale.sh [POIS ...]     default: 1000 10000; 100000 takes 10 GB and about half an hour
# NUTONIC_BENCH_DIR=FOLDER keeps the worlds there and uses them again; without it all is in a temporary folder.
# Needs /usr/bin/python3; leaves out what is not installed of ninja, strace and (up to 1,000 POIs) snakemake.
# Times depend on what else the machine does: run it alone.
set -euo pipefail
cd "$(dirname "$0")/.."
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 PYTHONDONTWRITEBYTECODE=1
dotnet build dataset.proj -nologo -t:BuildTools >/dev/null
[ $# -gt 0 ] || set -- 1000 10000
exec /usr/bin/python3 bench/scale/main.py "$@"
