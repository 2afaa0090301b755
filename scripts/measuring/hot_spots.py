"""Where the time of a batch goes, as text: by perf where it runs, else by callgrind."""

import re
import shutil
import subprocess

import forms
from processes import ZHIBIAO

LONGEST = 40  # lines


def profile(folder):
    """The functions that cost most, by themselves; and with what. None: no tool is there."""
    records = folder / "profile.jsonl"
    by_perf = shutil.which("perf") is not None
    forms.write_records(records, 200 if by_perf else 20)
    words = [ZHIBIAO, "batch", str(records), "-t", forms.FORM, "-d", str(folder / "profiled"), "--jobs",
             "1", "--quiet"]
    if by_perf:
        data = folder / "perf.data"
        done = subprocess.run(["perf", "record", "-q", "-o", data, *words], capture_output=True)
        if done.returncode == 0:
            report = subprocess.run(["perf", "report", "-i", data, "--stdio", "--percent-limit", "0.5"],
                                    capture_output=True, text=True).stdout
            lines = [line for line in report.splitlines() if line.strip() and not line.startswith("#")]
            return "perf, 200 records: share of the samples\n" + "\n".join(lines[:LONGEST]) + "\n"
    if shutil.which("valgrind") is None:
        return None
    counted = folder / "callgrind.out"
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={counted}", *words],
                   capture_output=True, check=True)
    report = subprocess.run(["callgrind_annotate", counted], capture_output=True, text=True).stdout
    lines = [line for line in report.splitlines() if re.match(r"\s*[\d,]+ \(", line)]
    return "callgrind, 20 records: instructions by function\n" + "\n".join(
        re.sub(r" \[[^]]*\]$", "", line) for line in lines[:LONGEST]) + "\n"
