"""What must be reached, and what is hoped for: each a measure of what the steps found."""

import dataclasses
from typing import Callable, Optional

# Ten times as much may cost this many times as much. Two processes differ by a few percent, and what is
# dealt with at once leaves the caches of the processor as it grows.
MOST_GROWTH = 11.5


@dataclasses.dataclass(frozen=True)
class Target:
    name: str
    unit: str
    must: float
    goal: float
    measured: Callable[[dict], Optional[float]]  # None: not in this run
    more_is_better: bool = False

    def verdict(self, value):
        def reaches(limit):
            return value >= limit if self.more_is_better else value <= limit
        if value is None:
            return "not measured"
        return "reaches the goal" if reaches(self.goal) else "holds" if reaches(self.must) else "FALLS SHORT"


def batch(found, count, jobs=1, merged=False):
    for each in found["batch"]:
        if (each["records"], each["jobs"], each["merged"]) == (count, jobs, merged):
            return each
    return None


def largest(found):
    return max(each["records"] for each in found["batch"])


def two_cores(found):
    """By the clock, of the largest batch."""
    one, two = (batch(found, largest(found), jobs) for jobs in (1, 2))
    return one["wall_ms"] / two["wall_ms"]


def flat(found):
    """What a document costs late in a batch, against early in it."""
    early, late = batch(found, 100), batch(found, largest(found))
    return late["ms_a_record_since"] / early["ms_a_record_since"]


def growth(steps, unit):
    """Of the last step that is ten times the one before it, beyond the fixed cost."""
    before, last = steps[-2:]
    return (last[f"ms_a_{unit}"] * last[f"{unit}s"]) / (before[f"ms_a_{unit}"] * before[f"{unit}s"]) \
        / (last[f"{unit}s"] / before[f"{unit}s"]) * 10


def against_typst(found):
    """A cold document by native Typst, against ours in the same typefaces."""
    each = found.get("against_typst")
    return each["typst_ms"] / each["two_typefaces_ms"] if each else None


def memory(found, count):
    each = batch(found, count)
    return each["rss_mb"] if each else None


TARGETS = [
    Target("one document, cold", "ms CPU", 90, 45, lambda found: found["cold"]["cpu_ms"]),
    Target("native Typst's CPU for it against ours", "times", 6, 12, against_typst, True),
    Target("a document of a batch, one core", "ms CPU", 16, 8,
           lambda found: batch(found, largest(found))["ms_a_record"]),
    Target("two cores against one", "times", 1.7, 1.9, two_cores, True),
    Target("memory, one document", "MB", 60, 35, lambda found: found["cold"]["rss_mb"]),
    Target("memory, 10,000 documents", "MB", 80, 45, lambda found: memory(found, 10_000)),
    Target("a document late in a batch against early", "times", 1.15, 1.05, flat),
    Target("memory, 10,000 documents in one print file", "MB", 80, 60,
           lambda found: (batch(found, 10_000, merged=True) or {}).get("rss_mb")),
    Target("a page of running text", "ms CPU", 1.5, 0.8,
           lambda found: found["text"]["steps"][-1]["ms_a_page"]),
    Target("ten times the pages", "times the CPU", MOST_GROWTH, 10.5,
           lambda found: growth(found["text"]["steps"], "page")),
    Target("ten times the rows", "times the CPU", MOST_GROWTH, 10.5,
           lambda found: growth(found["rows"]["steps"], "row")),
]


def judge(found):
    """(target, value, verdict) of each."""
    judged = []
    for target in TARGETS:
        value = target.measured(found)
        judged.append((target, value, target.verdict(value)))
    return judged
