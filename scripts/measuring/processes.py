"""What a process costs, as the kernel counts it (wait4): user and system time, and its largest resident set.

The kernel counts what this process holds when it starts another as memory of that one: hold little.
"""

import dataclasses
import os
import pathlib
import re
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
ZHIBIAO = os.environ.get("ZHIBIAO", str(ROOT / "build" / "zhibiao"))


@dataclasses.dataclass(frozen=True, order=True)
class Cost:
    cpu_ms: float
    wall_ms: float
    rss_mb: float


def cost_of_program(words):
    """Of one run of a program, which must succeed."""
    begin = time.monotonic()
    child = os.posix_spawnp(words[0], words, os.environ)
    _, status, usage = os.wait4(child, 0)
    if status != 0:
        sys.exit(f"bench: failed: {' '.join(words)}")
    return Cost((usage.ru_utime + usage.ru_stime) * 1000, (time.monotonic() - begin) * 1000,
                usage.ru_maxrss / 1024)


def cost_of(*words):
    """Of one run of the command."""
    return cost_of_program([ZHIBIAO, *map(str, words)])


def pages_of(pdf):
    said = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"^Pages: +(\d+)$", said, re.MULTILINE)[1])


def costs_of(runs, *words):
    """Of so many runs, the cheapest first."""
    return sorted(cost_of(*words) for _ in range(runs))
