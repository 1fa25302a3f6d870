#!/bin/bash
# Builds the golden cases with Compat=reference and compares them with what the reference builder made.
# usage: tests/golden.sh [CASE ...]; needs python3 with numpy and Pillow (Debian: python3-numpy python3-pil).
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${NUTONIC_SHARED:-$PWD/../shared}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python=${PYTHON:-/usr/bin/python3}

# The thresholds of golden/README.md for exact projection.
thresholds=(--max-abs 1 --mean-abs 0.01 --min-equal 0.97 --min-region-match 0.999
  --max-fraction-diff 0.0005 --box-match any --max-norm-diff 0.005 --min-box-match 0.999)

build() { # CASE POI_ROOT PROPERTY...
  local name=$1 root=$2
  shift 2
  dotnet build dataset.proj -nologo -v:q "-p:Compat=reference" "-p:PoiRoot=$root" "-p:DatasetDir=$work/$name" \
    "-p:CacheDir=$work/cache" "-p:NuTonicStateDir=$work/state/" "$@"
}

failed=0
compare() { # CASE
  echo "== $1"
  "$python" "$shared/golden/compare.py" "$shared/golden/$1" "$work/$1" "${thresholds[@]}" || failed=1
}

# The recorded case has no stac_item_id; the tree in the shared folder does.
real_tree() {
  cp -r "$shared/data/poi-tree" "$work/poi-tree"
  chmod -R u+w "$work/poi-tree"
  sed -i 's/"stac_item_id": *"[^"]*"/"stac_item_id": null/' "$work"/poi-tree/*/poi.json
}

cases=("$@")
[ ${#cases[@]} -gt 0 ] || cases=(default stride256 overlays no_per_class_rows jitter real)
for case in "${cases[@]}"; do
  main="$shared/golden/input/main"
  case $case in
    default) build default "$main" ;;
    stride256) build stride256 "$main" -p:Stride=256 "-p:Poi=poi_0001 poi_0003 poi_0010" ;;
    overlays) build overlays "$main" -p:WriteBboxOverlays=true "-p:Poi=poi_0004 poi_0006 poi_0013" ;;
    no_per_class_rows) build no_per_class_rows "$main" -p:PerClassRows=false "-p:Poi=poi_0005 poi_0013" ;;
    jitter) build jitter "$shared/golden/input/jitter" ;;
    real) real_tree; build real "$work/poi-tree" ;;
    *) echo "no such case: $case" >&2; exit 2 ;;
  esac
  compare "$case"
done
exit $failed
