"""Whole processes, measured from outside."""
import os
import shutil
import statistics
import subprocess
import time
from collections import namedtuple

Figures = namedtuple("Figures", "wall cpu peak_mb")

STAT_CALLS = ("stat", "lstat", "newfstatat", "statx")
COUNTED_CALLS = STAT_CALLS + ("openat", "getdents64", "read", "pread64")


def run(command, log, cwd=None):
    """Runs a command to its end; what it says goes to the file log. A failure ends the benchmark."""
    with open(log, "wb") as output:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, cwd=cwd)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\nfailed:\n{text(log)[-4000:]}")
    return Figures(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def text(log):
    with open(log, encoding="utf-8", errors="replace") as file:
        return file.read()


def median(runs):
    """Median of each figure by itself; the largest peak."""
    return Figures(
        statistics.median(figures.wall for figures in runs),
        statistics.median(figures.cpu for figures in runs),
        max(figures.peak_mb for figures in runs))


def count_calls(command, log, cwd=None):
    """How often a command and its children make the calls of COUNTED_CALLS; None without strace. Not for timing."""
    if shutil.which("strace") is None:
        return None
    table = log + ".strace"
    run(["strace", "-f", "-c", "--seccomp-bpf", "-e", "trace=" + ",".join(COUNTED_CALLS), "-o", table] + command, log, cwd)
    calls = dict.fromkeys(COUNTED_CALLS, 0)
    for line in text(table).splitlines():
        words = line.split()
        if len(words) >= 5 and words[-1] in calls:
            calls[words[-1]] = int(words[3])
    return calls


def settle():
    """Waits until written files are on disk, so that the next measurement does not pay for them."""
    os.sync()
    time.sleep(1)


def files_below(folder):
    """Number of files and their bytes."""
    count = size = 0
    pending = [folder]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                else:
                    count += 1
                    size += entry.stat(follow_symlinks=False).st_size
    return count, size


def machine():
    """One line that says where and on what a table was measured."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), "?")
    version = subprocess.run(["dotnet", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    with open("/proc/loadavg", encoding="utf-8") as file:
        load = file.read().split()[0]
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    return f"{os.cpu_count()} cores, {model}, .NET {version}, load {load}, commit {commit or '?'}."
