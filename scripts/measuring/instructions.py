"""Counts instructions, the figure that is the same on a busy machine and a quiet one: of one document in a
fresh process, of one more document of a batch, of one more page of running text. Start it through
scripts/instructions.

SHA-256 is left out: real processors have instructions for it, valgrind has none and runs thousands for
each block.
"""

import argparse
import datetime
import pathlib
import re
import subprocess
import sys
import tempfile

import forms
from processes import ROOT, ZHIBIAO, pages_of

HISTORY = ROOT / "docs" / "instructions.tsv"
DIGEST = re.compile(r":zhibiao::(?:sha256|Digester::|\(anonymous namespace\)::(?:compress|message_schedule))")
FEW, MANY = 1, 21
FEW_REPORTS, MANY_REPORTS = 1, 11
MOST = 1.02  # times the figure before: more is said aloud


def count(folder, *words):
    """Millions of instructions of the command, without digests."""
    counted = folder / "callgrind.out"
    done = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={counted}", ZHIBIAO,
                           *map(str, words)], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"instructions: {done.stderr}")
    said = subprocess.run(["callgrind_annotate", "--threshold=100", counted], capture_output=True,
                          text=True, check=True).stdout
    # Lines are "1,234 ( 0.01%)  file:function [object]", with a "PROGRAM TOTALS" among them.
    whole = digests = 0
    for number, words_of_line in re.findall(r"^\s*([\d,]+) \(\s*[\d.]+%\)\s+(.*)$", said, re.MULTILINE):
        number = int(number.replace(",", ""))
        if words_of_line.startswith("PROGRAM TOTALS"):
            whole = number
        elif DIGEST.search(words_of_line):
            digests += number
    if whole == 0 or digests == 0:
        sys.exit("instructions: callgrind_annotate does not say what it should")
    return (whole - digests) / 1e6


def batch(folder, number):
    records = folder / f"{number}.jsonl"
    forms.write_records(records, number)
    return count(folder, "batch", records, "-t", forms.FORM, "-d", folder / f"out-{number}", "--jobs", 1,
                 "--quiet")


def text(folder, times):
    """(instructions, pages) with the report so many times over."""
    record, output = folder / "report.json", folder / "report.pdf"
    forms.write_long_report(record, times)
    counted = count(folder, "render", record, "-t", forms.FORM, "-o", output, "--quiet")
    return counted, pages_of(output)


def measure(folder):
    cold = count(folder, "render", forms.EXAMPLE, "-t", forms.FORM, "-o", folder / "one.pdf", "--quiet")
    document = (batch(folder, MANY) - batch(folder, FEW)) / (MANY - FEW)
    (few, few_pages), (many, many_pages) = text(folder, FEW_REPORTS), text(folder, MANY_REPORTS)
    return cold, document, (many - few) / (many_pages - few_pages)


def latest():
    """The last line of the history: (cold, document, page), or None."""
    lines = HISTORY.read_text(encoding="utf-8").splitlines() if HISTORY.exists() else []
    return tuple(map(float, lines[-1].split("\t")[-3:])) if len(lines) > 1 else None


def record(figures, what):
    compiler = subprocess.run(["c++", "-dumpfullversion"], capture_output=True, text=True).stdout.strip()
    if not HISTORY.exists():
        HISTORY.write_text("date\twhat changed\tcompiler\tone document, cold\tdocument of a batch"
                           "\tpage of text\n", encoding="utf-8")
    with HISTORY.open("a", encoding="utf-8") as file:
        file.write("\t".join([datetime.date.today().isoformat(), what, f"g++ {compiler}",
                              *(f"{each:.1f}" for each in figures)]) + "\n")


def main():
    options = argparse.ArgumentParser(prog="scripts/instructions", description=__doc__)
    options.add_argument("--record", metavar="WHAT", help="add a line to docs/instructions.tsv: what changed")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="zhibiao-instructions-") as place:
        figures = measure(pathlib.Path(place))
    before = latest()
    for name, value, last in zip(("one document, cold", "document of a batch", "page of text"), figures,
                                 before or (None,) * 3):
        was = "" if last is None else f"  was {last:.1f} M, {100 * (value / last - 1):+.1f} %"
        print(f"{name:20} {value:8.1f} M instructions{was}")
    if chosen.record:
        record(figures, chosen.record)
        print(f"added to {HISTORY.relative_to(ROOT)}")
    elif before and any(value > MOST * last for value, last in zip(figures, before)):
        sys.exit(f"more than {100 * (MOST - 1):.0f} % more than before")


main()
