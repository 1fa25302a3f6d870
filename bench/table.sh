# Measures commands from outside and prints them as rows of Markdown tables. For scripts to source, in the root of the
# repository; "$work" is a folder of theirs that is gone at the end.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

# Prints wall seconds, CPU seconds and peak megabytes of a command and keeps what it says.
measure() {
  /usr/bin/python3 - "$work/log.txt" "$@" <<'PY'
import resource, subprocess, sys, time
log = open(sys.argv[1], "w")
start = time.monotonic()
code = subprocess.call(sys.argv[2:], stdout=log, stderr=subprocess.STDOUT)
wall = time.monotonic() - start
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{wall:.2f} | {usage.ru_utime + usage.ru_stime:.2f} | {usage.ru_maxrss // 1024}")
sys.exit(code)
PY
}
# What a script knows of a build besides: prints further cells, each behind a " | ".
cells() { # CPU-SECONDS
  :
}
row() { # NAME COMMAND...
  local name=$1 figures cpu counts
  shift
  figures=$(measure "$@") || { cat "$work/log.txt" >&2; exit 1; }
  cpu=$(cut -d'|' -f2 <<<"$figures")
  counts=$(grep -Eo '[0-9]+ built, [0-9]+ from cache, [0-9]+ up to date' "$work/log.txt" || true)
  echo "| $name | $figures$(cells "$cpu") | $counts |"
}
header() { # TITLE [COLUMN...]: the columns of cells
  local title=$1 column names="" rule=""
  shift
  for column in "$@"; do
    names+=" $column |"
    rule+=" ---: |"
  done
  printf '\n%s\n\n| build | wall s | CPU s | peak MB |%s nodes |\n| --- | ---: | ---: | ---: |%s --- |\n' \
    "$title" "$names" "$rule"
}
machine() {
  echo "Machine: $(nproc) cores, $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), .NET $(dotnet --version), load $(cut -d' ' -f1 /proc/loadavg)."
}
