"""What scripts/bench measures; start it through scripts/bench.

One table of 8 columns under a repeating header of 3 rows is rendered with 0, 10, 100 ... rows, each
time by a process of its own. CPU is user and system time of the process, memory its largest resident
set, both as the kernel counts them (wait4). What 0 rows cost is the fixed cost; the growth of a step
is how many times more than the step before it costs beyond that.
"""

import json
import os
import pathlib
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
ZHIBIAO = os.environ.get("ZHIBIAO", str(ROOT / "build" / "zhibiao"))
FORM = "hunan-department-self-evaluation"
EXAMPLE = ROOT / "examples" / FORM / "record.json"
REPORT = ROOT / "out" / "bench.json"

STEPS = [10, 100, 1_000, 10_000]
LARGEST = 100_000
LIMIT_GROWTH = 10.5  # times the CPU for ten times the rows
LIMIT_MS_A_ROW = 0.15
LIMIT_MB = 300  # at LARGEST rows
LEAST_MS = 2.0  # a cost below this is lost in the noise of two processes: its growth is not judged

HEADER = [
    [{"text": "部门支出情况（万元）", "colspan": 8}],
    [{"text": "机构名称", "rowspan": 2}, {"text": "支出合计", "rowspan": 2},
     {"text": "基本支出", "colspan": 3}, {"text": "项目支出", "rowspan": 2},
     {"text": "结转", "colspan": 2}],
    ["小计", "人员经费", "公用经费", "本年", "累计"],
]
FIELDS = ["name", "total", "basic", "staff", "office", "projects", "left", "left_in_all"]

TEMPLATE = {
    "form": {"id": "bench", "title": "部门支出情况"},
    "page": {"number": {}},
    "styles": {
        "cell": {"align": "center", "size": "小五"},
        "name": {"like": "cell", "align": "left"},
        "figure": {"like": "cell", "align": "right"},
    },
    "body": [{"table": {
        "columns": ["22%"] + ["1*"] * 7,
        "style": "cell",
        "row-height": "at least 8mm",
        "header": HEADER,
        "rows": [{"each": "/institutions", "cells": [
            {"value": field, "style": "name" if field == "name" else "figure"}
            for field in FIELDS]}],
    }}],
}


def row(number):
    """Figures differ from row to row, so that no row is a copy of another."""
    figures = {field: f"{number * (place + 3) % 9973 + place / 7:.2f}"
               for place, field in enumerate(FIELDS)}
    return {**figures, "name": f"第{number}征收服务中心"}


def write_record(path, rows):
    """Row by row: the kernel counts what this process holds when it starts another as memory of that."""
    with path.open("w", encoding="utf-8") as file:
        file.write('{"institutions": [')
        for number in range(1, rows + 1):
            file.write((", " if number > 1 else "") + json.dumps(row(number), ensure_ascii=False))
        file.write("]}")


def measure(arguments, runs):
    """CPU milliseconds and peak MB of the best of so many runs."""
    best = None
    for _ in range(runs):
        child = os.posix_spawn(ZHIBIAO, [ZHIBIAO, *map(str, arguments)], os.environ)
        _, status, usage = os.wait4(child, 0)
        if status != 0:
            sys.exit(f"bench: zhibiao failed: {arguments}")
        cost = ((usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024)
        best = min(best or cost, cost)
    return best


def measure_rows(folder, rows):
    source, output = folder / "record.json", folder / "out.pdf"
    write_record(source, rows)
    runs = 7 if rows <= 100 else 3 if rows <= 1_000 else 1
    cpu, memory = measure(
        ["render", source, "-t", folder / "template.json", "-o", output, "--quiet"], runs)
    return {"rows": rows, "cpu_ms": cpu, "rss_mb": memory, "pdf_kb": output.stat().st_size / 1000}


def judge(step, before, fixed):
    """Adds what a row costs and how the cost grew since the step before it."""
    step["ms_a_row"] = (step["cpu_ms"] - fixed["cpu_ms"]) / step["rows"]
    step["kb_a_row"] = (step["rss_mb"] - fixed["rss_mb"]) * 1024 / step["rows"]
    less = before["cpu_ms"] - fixed["cpu_ms"]
    step["growth"] = (step["cpu_ms"] - fixed["cpu_ms"]) / less if less >= LEAST_MS else None
    return step


def growth_in_words(step):
    growth = step["growth"]
    if growth is None:
        return "not judged"
    return f"{growth:5.2f} {'ok' if growth <= LIMIT_GROWTH else 'TOO MUCH'}"


def print_table(fixed, steps):
    print(f"fixed cost (0 rows): {fixed['cpu_ms']:.1f} ms CPU, {fixed['rss_mb']:.1f} MB")
    print("   rows     CPU ms   ms a row   RSS MB   KB a row    PDF KB   growth of CPU "
          f"(at most {LIMIT_GROWTH})")
    for step in steps:
        print(f"{step['rows']:7d} {step['cpu_ms']:10.1f} {step['ms_a_row']:10.4f} "
              f"{step['rss_mb']:8.1f} {step['kb_a_row']:10.2f} {step['pdf_kb']:9.0f}   "
              + growth_in_words(step))


def faults(steps):
    for step in steps:
        if step["growth"] is not None and step["growth"] > LIMIT_GROWTH:
            yield f"CPU grows {step['growth']:.2f} times to {step['rows']} rows"
        if step["rows"] >= 1_000 and step["ms_a_row"] > LIMIT_MS_A_ROW:
            yield f"{step['ms_a_row']:.3f} ms a row at {step['rows']} rows"
        if step["rss_mb"] > LIMIT_MB:
            yield f"{step['rss_mb']:.0f} MB at {step['rows']} rows"


def main():
    if set(sys.argv[1:]) - {"--full"}:
        sys.exit("usage: scripts/bench [--full]")
    counts = STEPS + ([LARGEST] if "--full" in sys.argv else [])
    with tempfile.TemporaryDirectory(prefix="zhibiao-bench-") as place:
        folder = pathlib.Path(place)
        (folder / "template.json").write_text(json.dumps(TEMPLATE), encoding="utf-8")
        fixed = before = measure_rows(folder, 0)
        steps = []
        for rows in counts:
            step = measure_rows(folder, rows)
            steps.append(judge(step, before, fixed))
            before = step
        cpu, memory = measure(
            ["render", EXAMPLE, "-t", FORM, "-o", folder / "example.pdf", "--quiet"], 7)
    print_table(fixed, steps)
    print(f"example, a fresh process: {cpu:.1f} ms CPU, {memory:.1f} MB")
    wrong = list(faults(steps))
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps({"fixed": fixed, "steps": steps, "over_the_limits": wrong,
                                  "example": {"cpu_ms": cpu, "rss_mb": memory}}, indent=2) + "\n")
    print("written to out/bench.json")
    for fault in wrong:
        print(f"over the limit: {fault}")
    sys.exit(1 if wrong else 0)


main()
