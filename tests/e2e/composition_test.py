"""Six rules of line composition against small pictures that were looked at and kept.

Each rule is a page of its own with a paragraph or two. The pages are drawn in gray by poppler and
by mupdf and compared as squares, as picture_test.py does. `--update` rewrites the pictures.
"""

import json
import pathlib
import sys
import unittest

from support import ROOT, blocks, read_pgm, read_png, run, scratch, write_png, zhibiao

PICTURES = ROOT / "tests" / "e2e" / "pictures"
DPI = 100
SIDE = 5  # 1.3 mm
TOLERANCE = {"poppler": 0.12, "mupdf": 0.30}
UPDATE = "--update" in sys.argv

TEXT = {"font": "仿宋", "size": "五号", "leading": "16pt", "align": "justify"}
AMOUNTS = ("全县土地和房屋征收服务中心今年以来的支出合计6688.63万元，其中人员支出267.31万元，"
           "公用支出109.23万元，项目支出6312.09万元，执行率≥98%。")
MARKS = "根据《预算法》《会计法》（以下简称“两法”），“三公”经费：（一）接待费；（二）公车费。"

DASH = "全县土地和房屋征收服务中心各项工作总体好——其中征收工作尤为突出。"

RULES = {
    "marks-squeezed": [{"paragraph": MARKS, "style": TEXT}],
    "marks-whole-and-half": [{"paragraph": MARKS, "style": TEXT | {"punctuation": "whole"}},
                             {"paragraph": MARKS, "style": TEXT | {"punctuation": "half"}}],
    "room-shared": [{"paragraph": AMOUNTS,
                     "style": TEXT | {"first-indent": "2字", "han-latin-gap": "0.25字"}}],
    "own-lists": [{"paragraph": DASH, "style": TEXT | {"align": "left"}},
                  {"paragraph": DASH,
                   "style": TEXT | {"align": "left", "no-line-start": "，。）"}}],
    "grid": [{"prose": "/text", "style": TEXT | {"first-indent": "2字"}}],
    "upright": [{"table": {"columns": ["12mm", "12mm", "1*"], "row-height": "at least 26mm", "rows": [[
        {"text": "第123号", "style": TEXT | {"writing": "vertical", "align": "center"}},
        {"text": "（12）页", "style": TEXT | {"writing": "vertical", "align": "distribute"}},
        {"text": "评价方式", "style": TEXT | {"align": "distribute"}}]]}}],
}


def template():
    page = {"size": {"width": "84mm", "height": "36mm"}, "margin": "4mm"}
    sections = [{"section": body, "page": page | {"grid": "5x21" if name == "grid" else False}}
                for name, body in RULES.items()]
    return {"form": {"id": "rules", "title": "排版规则"}, "body": sections}


def setUpModule():
    global folder, drawn
    folder = scratch()
    place = pathlib.Path(folder.name)
    (place / "template.json").write_text(json.dumps(template()), encoding="utf-8")
    (place / "record.json").write_text(json.dumps({"text": AMOUNTS}), encoding="utf-8")
    done = zhibiao("render", "record.json", "-t", "./template.json", "-o", "rules.pdf", cwd=place)
    assert done.returncode == 0, done.stderr.decode()
    run("pdftoppm", "-gray", "-r", str(DPI), place / "rules.pdf", place / "poppler")
    run("mutool", "draw", "-q", "-r", str(DPI), "-c", "gray", "-F", "pgm",
        "-o", place / "mupdf-%d.pgm", place / "rules.pdf")
    drawn = {viewer: [read_pgm(file.read_bytes()) for file in sorted(place.glob(viewer + "-*.pgm"))]
             for viewer in TOLERANCE}
    if UPDATE:
        for name, picture in zip(RULES, drawn["poppler"]):
            (PICTURES / f"rule-{name}.png").write_bytes(write_png(picture))


def tearDownModule():
    folder.cleanup()


class Composition(unittest.TestCase):
    def test_each_rule_has_its_page(self):
        for viewer, pages in drawn.items():
            self.assertEqual(len(RULES), len(pages), viewer)
        self.assertEqual(sorted(f"rule-{name}.png" for name in RULES),
                         sorted(file.name for file in PICTURES.glob("rule-*.png")))

    def test_no_two_rules_look_alike(self):
        """A comparison that could not tell them apart would prove nothing."""
        kept = [blocks(read_png((PICTURES / f"rule-{name}.png").read_bytes()), SIDE)
                for name in RULES]
        for index, one in enumerate(kept):
            for other in kept[index + 1:]:
                unlike = [at for at in one
                          if abs(one[at] - other[at]) > TOLERANCE["poppler"] * 255]
                self.assertGreater(len(unlike), 10)


def add_rule(name, number, viewer):
    def test(self):
        expected = read_png((PICTURES / f"rule-{name}.png").read_bytes())
        actual = drawn[viewer][number]
        self.assertEqual(expected[:2], actual[:2], "another size of page")
        before, now = blocks(expected, SIDE), blocks(actual, SIDE)
        wrong = {at: round(abs(before[at] - now[at]) / 255, 2) for at in before
                 if abs(before[at] - now[at]) > TOLERANCE[viewer] * 255}
        self.assertEqual({}, wrong, "squares (column, row) that differ")

    setattr(Composition, f"test_{name.replace('-', '_')}_in_{viewer}", test)


for position, rule in enumerate(RULES):
    for each in TOLERANCE:
        add_rule(rule, position, each)


if __name__ == "__main__":
    unittest.main(argv=[word for word in sys.argv if word != "--update"])
