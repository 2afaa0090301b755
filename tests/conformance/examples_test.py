"""Every example of the repository, and forms like those that other engines get wrong, is PDF/A-2a and
PDF/UA-1 by all rules of the checker.
"""

import json
import pathlib
import shutil
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "e2e")]

import drawing  # noqa: E402
import manual_test  # noqa: E402
import peers_test as peers  # noqa: E402
from check import check  # noqa: E402
from support import scratch, zhibiao  # noqa: E402


class Examples(unittest.TestCase):
    def setUp(self):
        place = scratch()
        self.addCleanup(place.cleanup)
        self.folder = pathlib.Path(place.name)

    def conforms(self, form, record):
        self.assertEqual([], check(drawing.render(self.folder, form, record).pdf))

    def test_examples_of_the_repository(self):
        records = sorted(ROOT.glob("examples/*/*.json"))
        self.assertTrue(records)
        for record in records:
            with self.subTest(record.name, form=record.parent.name):
                done = zhibiao("render", record, "-t", record.parent.name, "-o", "out.pdf",
                               cwd=self.folder)
                self.assertEqual(0, done.returncode, done.stderr.decode())
                self.assertEqual([], check(self.folder / "out.pdf"))

    def test_examples_with_the_record_inside(self):
        for record in sorted(ROOT.glob("examples/*/*.json")):
            with self.subTest(record.name, form=record.parent.name):
                for date in ([], ["--date", "2024-04-15"]):
                    done = zhibiao("render", record, "-t", record.parent.name, "--embed-record",
                                   "-o", "out.pdf", *date, cwd=self.folder)
                    self.assertEqual(0, done.returncode, done.stderr.decode())
                    self.assertEqual([], check(self.folder / "out.pdf"))

    def test_blank_forms(self):
        for template in sorted(ROOT.glob("templates/*/template.json")):
            with self.subTest(template.parent.name):
                done = zhibiao("blank", "-t", template.parent.name, "-o", "out.pdf",
                               cwd=self.folder)
                self.assertEqual(0, done.returncode, done.stderr.decode())
                self.assertEqual([], check(self.folder / "out.pdf"))

    def test_examples_of_the_manual(self):
        self.assertTrue(manual_test.examples())
        for name, text in manual_test.examples():
            with self.subTest(name):
                example = json.loads(text)
                self.conforms(example["template"], example["record"])

    def test_spans_and_labels_over_pages(self):
        table = peers.table
        self.conforms(drawing.template(
            table(["25mm"] + ["1*"] * 5, [
                {"each": "/items", "cells": peers.SIX},
                [{"text": "宽", "colspan": 2, "rowspan": 2}, "三", "四", "五", "六"],
                ["三", {"text": "又宽", "colspan": 3}]], header=peers.SEED_HEADER),
            table(["20mm", "1*", "33mm"], [peers.labelled()], joined=True)), peers.marked(12))

    def test_nested_groups_cut_by_pages(self):
        self.conforms(drawing.template(
            peers.table(["20mm", "15mm", "1*"], [
                {"label": "外", "rows": [{"label": "里", "each": "/items", "rows": [
                    {"cells": [{"value": "name"}], "height": "at least 9mm"}]}]}],
                header=peers.HEADER)), peers.marked(30))

    def test_a_cell_that_flows_over_pages(self):
        text = "按照征收与补偿条例组织实施，并及时公布结果。" * 40
        self.conforms(drawing.template(
            {"paragraph": "正文", "heading": 1},
            peers.table(["20mm", "1*", "20mm"],
                        [[{"text": "说明"}, {"value": "/text"}, {"value": "/text"}]],
                        header=[["项", "文", "注"]])), {"text": text})

    def test_blank_rows_that_fill_pages(self):
        self.conforms(drawing.template(
            peers.table(["1*", "1*"], [peers.each(), {"cells": ["", ""], "fill": True}],
                        header=[["名称", "金额"]])), peers.marked(3))

    def test_a_long_table_that_is_bound_in_parts(self):
        self.conforms(drawing.template(
            peers.table(["1*", "1*"], [peers.each()], header=[["名称", "金额"]])), peers.marked(1500))

    def test_rare_characters_check_boxes_and_vertical_text(self):
        self.conforms(drawing.template(
            {"paragraph": ["𠀀𠀁𪚥㎡①é́Ⅷ", {"check": "/yes"}]},
            {"paragraph": "é́ ﬁ AV To ⅓"},
            peers.table(["12mm", "1*"], [
                [{"text": "竖排（一）2024年——注", "style": {"writing": "vertical"}}, "内容"]])),
            {"yes": True})

    def test_private_characters(self):
        """They are drawn by a role's own font alone: BabelStone Han, which has U+E000, in its place."""
        folder = pathlib.Path(self.folder)
        (folder / "mine").mkdir()
        shutil.copy(ROOT / "fonts/files/BabelStoneHan.ttf", folder / "mine/FandolKai-Regular.otf")
        form = drawing.template({"paragraph": {"value": "/name"}, "style": {"font": "楷体"}})
        done = drawing.attempt(folder, form, {"name": "王\ue000"}, "--fonts", "mine")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual([], check(folder / "out.pdf"))

    def test_levels_of_numbering(self):
        levels = [{"numbering": numbering, "style": {}} for numbering in ("一、", "1.", "（1）")]
        self.conforms(drawing.template({"prose": "/words", "levels": levels}), {"words": [
            "一、第一项。", "1. 细项。", "（1）更细的一项。", "（2）再一项。", "2. 细项。", "接上文。",
            "二、第二项。", "（3）跳过一级。"]})

    def test_an_empty_page(self):
        self.conforms(drawing.template({"space": "10mm"}), {"given": "有"})


if __name__ == "__main__":
    unittest.main()
