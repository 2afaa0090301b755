"""The records and the template that are measured: the example, varied so that no two are alike; the
example with a report of any length; one table with any number of rows.
"""

import json
import re

from processes import ROOT

FORM = "hunan-department-self-evaluation"
EXAMPLE = ROOT / "examples" / FORM / "record.json"
# Those in which the peers of docs/performance.md print the form.
TWO_TYPEFACES = ROOT / "scripts" / "measuring" / "two-typefaces"


def example():
    return json.loads(EXAMPLE.read_text(encoding="utf-8"))


def turned(text, number):
    """The same characters, begun elsewhere."""
    turn = 7 * number % len(text) if len(text) > 12 and not text.isdigit() else 0
    return text[turn:] + text[:turn]


def vary(value, number):
    """Texts turned and figures changed: what remembers layouts gains nothing by doing one over again."""
    if isinstance(value, dict):
        return {key: vary(member, number) for key, member in value.items()}
    if isinstance(value, list):
        return [vary(member, number) for member in value]
    if not isinstance(value, str):
        return value
    if re.fullmatch(r"\d+\.\d+", value):
        return f"{float(value) + number:.2f}"
    return turned(value, number)


def write_records(path, count):
    one = example()
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps(vary(one, number), ensure_ascii=False) + "\n")


def write_long_report(path, times):
    """The example with its report so many times over; 0: without."""
    one = example()
    paragraphs = one.pop("narrative")
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps(one, ensure_ascii=False)[:-1])
        for number in range(times):
            for paragraph in paragraphs:
                file.write(', "narrative": [' if number == 0 and paragraph is paragraphs[0] else ", ")
                file.write(json.dumps(turned(paragraph, number), ensure_ascii=False))
        file.write("]}" if times > 0 else "}")


# ---- One table of 8 columns under a repeating header of 3 rows --------------------------------------

FIELDS = ["name", "total", "basic", "staff", "office", "projects", "left", "left_in_all"]
TABLE = {
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
        "header": [
            [{"text": "部门支出情况（万元）", "colspan": 8}],
            [{"text": "机构名称", "rowspan": 2}, {"text": "支出合计", "rowspan": 2},
             {"text": "基本支出", "colspan": 3}, {"text": "项目支出", "rowspan": 2},
             {"text": "结转", "colspan": 2}],
            ["小计", "人员经费", "公用经费", "本年", "累计"]],
        "rows": [{"each": "/institutions", "cells": [
            {"value": field, "style": "name" if field == "name" else "figure"} for field in FIELDS]}],
    }}],
}


def row(number):
    """Figures differ from row to row, so that no row is a copy of another."""
    figures = {field: f"{number * (place + 3) % 9973 + place / 7:.2f}"
               for place, field in enumerate(FIELDS)}
    return {**figures, "name": f"第{number}征收服务中心"}


def write_rows(path, count):
    with path.open("w", encoding="utf-8") as file:
        file.write('{"institutions": [')
        for number in range(1, count + 1):
            file.write((", " if number > 1 else "") + json.dumps(row(number), ensure_ascii=False))
        file.write("]}")
