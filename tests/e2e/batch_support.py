"""What the tests of zhibiao batch share: a small form of one table, its records, a folder for each test."""

import json
import pathlib
import unittest

from support import scratch, zhibiao

TEMPLATE = {
    "form": {"id": "card", "title": "联系人登记表"},
    "spreadsheet": {"单位": "/unit/name", "人数": "/staff"},
    "body": [{"table": {"columns": ["30%", "70%"], "rows": [
        ["单位", {"value": "/unit/name"}],
        ["代码", {"value": "/unit/code"}],
        ["人数", {"value": "/staff"}],
        ["任务", {"value": "/tasks"}]]}}],
}
SCHEMA = {
    "type": "object", "additionalProperties": False, "required": ["unit", "staff"],
    "properties": {
        "form": {"type": "string"},
        "unit": {"type": "object", "required": ["name", "code"], "additionalProperties": False,
                 "properties": {"name": {"type": "string", "minLength": 1},
                                "code": {"type": "string"}}},
        "staff": {"type": ["integer", "null"]},
        "tasks": {"type": "array", "items": {"type": "string"}},
    },
}


def record(number, name=None):
    return {"unit": {"name": name or f"第{number}统计调查队", "code": f"{305000 + number}"},
            "staff": number}


def lines(records):
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records)


class BatchCase(unittest.TestCase):
    def setUp(self):
        place = scratch()
        self.addCleanup(place.cleanup)
        self.folder = pathlib.Path(place.name).resolve()
        form = self.folder / "card"
        form.mkdir()
        (form / "template.json").write_text(json.dumps(TEMPLATE), encoding="utf-8")
        (form / "record.schema.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
        self.out = self.folder / "out"

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def batch(self, *arguments, code=0, out="out", **options):
        done = zhibiao("batch", *arguments, "-d", out, "--lang", "en", "--templates", ".",
                       cwd=self.folder, **options)
        self.assertEqual(code, done.returncode, done.stderr.decode())
        return done.stderr.decode("utf-8")

    def report(self, out="out", name="report.jsonl"):
        rows = [json.loads(line) for line in
                (self.folder / out / name).read_text(encoding="utf-8").splitlines()]
        return rows[:-1], rows[-1]

    def pdfs(self, out="out"):
        return {path.name: path.read_bytes() for path in (self.folder / out).glob("*.pdf")}

    def outcomes(self, out="out", name="report.jsonl"):
        return [row["outcome"] for row in self.report(out, name)[0]]
