"""Where the time goes, as text: of documents in processes of their own and of a batch, by perf where it
runs, else by callgrind.
"""

import re
import shlex
import shutil
import subprocess

import forms
from processes import ZHIBIAO

LONGEST = 25  # lines of a list
COLD_RUNS = 20
BY_PERF, BY_CALLGRIND = 200, 20  # records of a batch


def cold(folder):
    one = shlex.join([ZHIBIAO, "render", str(forms.EXAMPLE), "-t", forms.FORM, "-o",
                      str(folder / "profiled.pdf"), "--quiet"])
    return ["sh", "-c", f"for run in $(seq {COLD_RUNS}); do {one} || exit 1; done"]


def batch(folder, records):
    forms.write_records(folder / "profile.jsonl", records)
    return [ZHIBIAO, "batch", str(folder / "profile.jsonl"), "-t", forms.FORM, "-d",
            str(folder / "profiled"), "--jobs", "1", "--quiet"]


def by_perf(folder, words):
    """None where perf may not look. Symbols without names are summed up in their library's line."""
    data = folder / "perf.data"
    if subprocess.run(["perf", "record", "-q", "-o", data, *words], capture_output=True).returncode != 0:
        return None
    lists = []
    for key in ("dso", "symbol"):
        said = subprocess.run(["perf", "report", "-i", data, "--stdio", "--sort", key, "--percent-limit",
                               "0.5"], capture_output=True, text=True).stdout
        lines = [re.sub(r"(\s+-)+\s*$", "", line) for line in said.splitlines()
                 if line.strip() and not line.startswith("#") and " 0x0000" not in line]
        lists.append("\n".join(lines[:LONGEST]))
    return "\n\n".join(lists)


def by_callgrind(folder, words):
    counted = folder / "callgrind.out"
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={counted}", *words],
                   capture_output=True, check=True)
    said = subprocess.run(["callgrind_annotate", counted], capture_output=True, text=True).stdout
    lines = [line for line in said.splitlines() if re.match(r"\s*[\d,]+ \(", line)]
    return "\n".join(re.sub(r" \[[^]]*\]$", "", line) for line in lines[:LONGEST])


def profile(folder):
    """The libraries and the functions that cost most by themselves; None: no tool is there."""
    if shutil.which("perf"):
        found = [by_perf(folder, cold(folder)), by_perf(folder, batch(folder, BY_PERF))]
        if all(found):
            return (f"{COLD_RUNS} documents, a process each: share of the samples\n{found[0]}\n\n"
                    f"{BY_PERF} documents of a batch\n{found[1]}\n")
    if shutil.which("valgrind"):
        return (f"{BY_CALLGRIND} documents of a batch: instructions\n"
                + by_callgrind(folder, batch(folder, BY_CALLGRIND)) + "\n")
    return None
