"""What is measured, step by step: a step prints its line when it is done and returns its figures.

What one document, page, or row costs is what so many cost more than few, divided by how many more.
"""

import dataclasses
import json
import statistics

import forms
from processes import ZHIBIAO, cost_of, cost_of_program, costs_of, pages_of

QUICK = {"cold": 5, "batch": [1, 100, 300], "text": [10, 100], "rows": [10, 100, 1_000]}
WHOLE = {"cold": 15, "batch": [1, 100, 1_000, 10_000], "text": [1, 10, 100, 1_000],
         "rows": [10, 100, 1_000, 10_000, 100_000]}
REPORT_PAGES = 6  # about so many pages is the report of the example


def say(line):
    print(line, flush=True)


def figures(cost):
    return {key: round(value, 2) for key, value in dataclasses.asdict(cost).items()}


def cold(folder, plan):
    """A process of its own for one document: the cheapest of some runs, and the middle one."""
    runs = costs_of(plan["cold"], "render", forms.EXAMPLE, "-t", forms.FORM, "-o", folder / "one.pdf",
                    "--quiet")
    result = {**figures(runs[0]), "median_cpu_ms": round(statistics.median(c.cpu_ms for c in runs), 2),
              "pdf_kb": round((folder / "one.pdf").stat().st_size / 1000, 1)}
    say(f"one document, cold  {result['cpu_ms']:8.1f} ms CPU (median {result['median_cpu_ms']:.1f})"
        f"  {result['rss_mb']:6.1f} MB  {result['pdf_kb']:.0f} KB")
    return result


def against_typst(folder, plan, command):
    """Native Typst and ours in turn: what one process of each costs, the middle of some runs."""
    render = ["render", forms.EXAMPLE, "-t", forms.FORM, "-o", folder / "one.pdf", "--quiet"]
    started = {"typst": command, "two_typefaces": [ZHIBIAO, *render, "--fonts", forms.TWO_TYPEFACES],
               "five_typefaces": [ZHIBIAO, *render]}
    costs = {name: [] for name in started}
    for _ in range(plan["cold"]):
        for name, words in started.items():
            costs[name].append(cost_of_program([*map(str, words)]).cpu_ms)
    result = {f"{name}_ms": round(statistics.median(runs), 2) for name, runs in costs.items()}
    say(f"native Typst, cold  {result['typst_ms']:8.1f} ms CPU; in turn with it ours "
        f"{result['two_typefaces_ms']:.1f} in its two typefaces, {result['five_typefaces_ms']:.1f} in five")
    return result


def batch_run(folder, count, jobs, merge):
    records = folder / f"{count}.jsonl"
    if not records.exists():
        forms.write_records(records, count)
    out = folder / f"all-{count}.pdf" if merge else folder / f"out-{count}-{jobs}"
    cost = cost_of("batch", records, "-t", forms.FORM, *(["--merge", out] if merge else ["-d", out]),
                   "--jobs", jobs, "--quiet")
    return {"records": count, "jobs": jobs, "merged": merge, **figures(cost),
            **({"pdf_kb": out.stat().st_size / 1000} if merge else {})}


def batch(folder, plan):
    results = []
    for jobs, merge in ((1, False), (2, False), (1, True)):
        first = before = None
        for count in plan["batch"]:
            result = batch_run(folder, count, jobs, merge)
            first = first or result
            more = result["records"] - first["records"]
            if more:
                result["ms_a_record"] = round((result["cpu_ms"] - first["cpu_ms"]) / more, 3)
                result["ms_a_record_since"] = round(
                    (result["cpu_ms"] - before["cpu_ms"]) / (count - before["records"]), 3)
                if merge:
                    result["kb_a_record"] = round((result["pdf_kb"] - first["pdf_kb"]) / more, 2)
            results.append(result)
            before = result
            say(f"{'merge' if merge else 'batch'} {count:7d}, {jobs} jobs {result['cpu_ms']:9.0f} ms CPU "
                f"{result['wall_ms'] / 1000:7.2f} s {result['rss_mb']:6.1f} MB"
                + (f"  {result['ms_a_record']:.2f} ms a record" if more else "")
                + (f"  {result['kb_a_record']:.1f} KB a record" if more and merge else ""))
    return results


def growing(name, unit, counts, measure):
    """`measure(count)`: (how many there really were, Cost) of the cheapest run."""
    _, fixed = measure(0)
    results = []
    for count in counts:
        number, cost = measure(count)
        beyond = cost.cpu_ms - fixed.cpu_ms
        results.append({unit: number, **figures(cost), f"ms_a_{unit[:-1]}": round(beyond / number, 4)})
        say(f"{name} {number:7d} {unit} {cost.cpu_ms:12.0f} ms CPU {cost.rss_mb:15.1f} MB"
            f"  {beyond / number:.3f} ms a {unit[:-1]}")
    return {"fixed": figures(fixed), "steps": results}


def runs_for(count):
    return 7 if count <= 100 else 3 if count <= 1_000 else 1


def text(folder, plan):
    """The report of the example over and over, to about so many pages."""
    record, output = folder / "report.json", folder / "report.pdf"

    without = {}

    def measure(count):
        forms.write_long_report(record, -(-count // REPORT_PAGES) if count else 0)
        runs = costs_of(runs_for(count), "render", record, "-t", forms.FORM, "-o", output, "--quiet")
        without.setdefault("pages", pages_of(output))
        return pages_of(output) - without["pages"], runs[0]

    return growing("text ", "pages", plan["text"], measure)


def rows(folder, plan):
    """One table with so many rows."""
    record, output, form = folder / "rows.json", folder / "rows.pdf", folder / "table"
    form.mkdir()
    (form / "template.json").write_text(json.dumps(forms.TABLE), encoding="utf-8")

    def measure(count):
        forms.write_rows(record, count)
        return count, costs_of(runs_for(count), "render", record, "-t", form, "-o", output,
                               "--quiet")[0]

    return growing("table", "rows", plan["rows"], measure)
