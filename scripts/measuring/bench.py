"""Measures what documents, batches, pages, and rows cost, and says which target is missed and why; start
it through scripts/bench.
"""

import argparse
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

import steps
from processes import ROOT, ZHIBIAO
from hot_spots import profile
from targets import judge

OUT = ROOT / "out"


def machine():
    found = re.search(r"^model name\s*: (.*)$", pathlib.Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return found[1] if found else "unknown"


def version():
    return subprocess.run([ZHIBIAO, "--version"], capture_output=True, text=True).stdout.strip()


def print_verdicts(judged):
    print()
    print(f"{'':44} {'must':>7} {'goal':>7} {'measured':>9}")
    for target, value, verdict in judged:
        number = "" if value is None else f"{value:.2f}"
        print(f"{target.name:44} {target.must:7g} {target.goal:7g} {number:>9} {target.unit:14} {verdict}")


def main():
    options = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    options.add_argument("--quick", action="store_true", help="small counts, about a minute")
    options.add_argument("--typst", metavar="COMMAND", type=shlex.split,
                         help="prints the form with native Typst; measured in turn with ours")
    chosen = options.parse_args()
    plan = steps.QUICK if chosen.quick else steps.WHOLE
    found = {"program": version(), "machine": machine()}
    with tempfile.TemporaryDirectory(prefix="zhibiao-bench-") as place:
        folder = pathlib.Path(place)
        if chosen.typst:
            found["against_typst"] = steps.against_typst(folder, plan, chosen.typst)
        for step in (steps.cold, steps.batch, steps.text, steps.rows):
            found[step.__name__] = step(folder, plan)
        judged = judge(found)
        short = [target.name for target, _, verdict in judged if verdict == "FALLS SHORT"]
        why = profile(folder) if short else None
    found["verdicts"] = [{"target": target.name, "must": target.must, "goal": target.goal,
                          "measured": value, "verdict": verdict} for target, value, verdict in judged]
    print_verdicts(judged)
    OUT.mkdir(exist_ok=True)
    (OUT / "bench.json").write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n",
                                    encoding="utf-8")
    print("\nwritten to out/bench.json")
    if why:
        (OUT / "bench-profile.txt").write_text(why, encoding="utf-8")
        print(f"{', '.join(short)}: out/bench-profile.txt says where the time goes:\n{why}")
    sys.exit(1 if short else 0)


main()
