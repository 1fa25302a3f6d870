#!/bin/bash
# Whole builds at scale, measured from outside: wall and CPU seconds, peak memory.
# usage: bench/run.sh [POIS ...]     default: 100 1000 10000
# A first table has one 20 km POI at the default options; the others many small POIs (1 km, tiles of 64 px).
# Prints Markdown. Times depend on what else the machine does: run it alone.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/table.sh

build=(dotnet build dataset.proj -nologo)
"${build[@]}" -t:BuildTools >/dev/null
echo '<Project><Target Name="Build" /></Project>' >"$work/empty.proj"
machine

# The worlds are made by -t:Explain, which builds nothing; the measured builds start from their files.
big=("-p:DatasetDir=$work/big/out" "-p:CacheDir=$work/big/cache" "-p:NuTonicStateDir=$work/big/state/")
"${build[@]}" "${big[@]}" -p:SamplePois=1 -p:SampleKm=20 -t:Explain >/dev/null
big+=("-p:PoiRoot=$work/big/state/sample/1-1-20")
header "One POI of 20 km, tiles of 512 px every 128 px"
row "empty project" dotnet build "$work/empty.proj" -nologo
row "clean" "${build[@]}" "${big[@]}"
tiles=$(find "$work/big/out/images" -type f | wc -l)
row "nothing changed" "${build[@]}" "${big[@]}"
row "MinClassFraction changed" "${build[@]}" "${big[@]}" -p:MinClassFraction=0.1
row "OutputSize changed" "${build[@]}" "${big[@]}" -p:OutputSize=256
printf '\n%s tiles.\n' "$tiles"

[ $# -gt 0 ] || set -- 100 1000 10000
for pois in "$@"; do
  world="$work/$pois/state/sample/$pois-1-1"
  small=(-p:NativeTile=64 -p:Stride=64 -p:OutputSize=32 "-p:CacheDir=$work/$pois/cache"
    "-p:DatasetDir=$work/$pois/out" "-p:NuTonicStateDir=$work/$pois/state/")
  "${build[@]}" "${small[@]}" "-p:SamplePois=$pois" -p:SampleKm=1 -t:Explain >/dev/null
  small+=("-p:PoiRoot=$world")
  header "$pois POIs of 1 km, tiles of 64 px"
  row "clean" "${build[@]}" "${small[@]}"
  row "nothing changed" "${build[@]}" "${small[@]}"
  row "MinClassFraction changed" "${build[@]}" "${small[@]}" -p:MinClassFraction=0.1
  row "MinClassFraction changed back" "${build[@]}" "${small[@]}"
  # Moves one POI's box by about ten metres: other pixels in every tile of it.
  /usr/bin/python3 - "$world/$(ls "$world" | grep -m1 ^poi_)/poi.json" <<'PY'
import json, sys
poi = json.load(open(sys.argv[1], encoding="utf-8"))
poi["bbox_wgs84"] = [edge + 0.0001 for edge in poi["bbox_wgs84"]]
json.dump(poi, open(sys.argv[1], "w", encoding="utf-8"))
PY
  row "one POI changed" "${build[@]}" "${small[@]}"
  rm -rf "${work:?}/$pois"
done
