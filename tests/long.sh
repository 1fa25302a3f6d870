#!/bin/bash
# The long set: every test in its long variant (NUTONIC_LONG=1), of builds killed, shared, filled up and raced. Takes
# tens of minutes. tests/long.sh FILTER runs what "dotnet test --filter FILTER" picks. NUTONIC_SEED repeats the lots
# of a failure. Prints what ran on which machine, for docs/performance.md.
set -uo pipefail
cd "$(dirname "$0")/.."
export NUTONIC_LONG=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
filter=()
[ $# -gt 0 ] && filter=(--filter "$1")

timeout 600 dotnet build NuTonic.sln -nologo -v:q -warnaserror || { echo "FAILED: build"; exit 1; }
started=$(date +%s)
status=0
for suite in Engine.Tests Tasks.Tests EndToEnd.Tests; do
  timeout "${NUTONIC_LONG_TIMEOUT:-7200}" dotnet test "tests/$suite" --no-build "${filter[@]}" \
    --logger "console;verbosity=minimal" 2>&1 | tee -a "$results/log.txt"
  [ "${PIPESTATUS[0]}" -eq 0 ] || status=1
done

echo
echo "### long set"
echo "commit:  $(git rev-parse --short HEAD)$(git diff --quiet HEAD || echo ' with changes')"
echo "machine: $(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(awk '/MemTotal/ {printf "%.0f GB", $2 / 1048576}' /proc/meminfo), $(uname -sr)"
echo "disk:    $(stat -f -c %T .), temporary files on $(stat -f -c %T "${TMPDIR:-/tmp}")"
echo "time:    $(( $(date +%s) - started )) s"
grep -E '^(Passed|Failed)!' "$results/log.txt"
[ $status -eq 0 ] && echo "result:  passed" || echo "result:  FAILED"
exit $status
