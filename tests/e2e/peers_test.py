"""What other engines get wrong in tables over pages, one test a known fault.

The numbers are those of the rows of the study of other engines' reports (merged cells, headers,
heights, geometry: 1 to 41). Rows without a test here:

37  offsets of a printing device, values alone on pre-printed paper: no such mode.
40  a preview by another engine than the print: there is one engine, and no preview.
"""

import decimal
import os
import random
import re
import unittest

from drawing import NEAR, attempt, render, template
from support import read_pgm, run, scratch, squeezed, zhibiao

MARGIN, FOOT = 10, 90  # of SMALL: top of the text, its lower edge
OUTER = 0.353  # 1 pt, the frame of a table
HEIGHT_OF_TEXT = FOOT - MARGIN


def table(columns, rows, **members):
    return {"table": {"columns": columns, "rows": rows, **members}}


def marked(count, **more):
    """A record of items, each with a name that occurs once."""
    return {"items": [{"name": f"甲{number}乙", "figure": f"{number}.25", **more}
                      for number in range(1, count + 1)]}


def each(path="/items", **members):
    return {"each": path, "cells": [{"value": "name"}, {"value": "figure"}], **members}


def labelled(**members):
    """A label over all rows, at the left of two columns of items."""
    return each(label="总的标签", **members)


HEADER = [["项目", "名称", "金额"]]

# As in the form's table of indicators: three rows, spans both ways.
SEED_HEADER = [
    [{"text": "年度支出情况（万元）", "colspan": 6}],
    [{"text": "机构名称", "rowspan": 2}, {"text": "支出合计", "rowspan": 2},
     {"text": "其中：", "colspan": 3}, {"text": "备注", "rowspan": 2}],
    ["基本支出", "人员支出", "项目支出"],
]
SIX = [{"value": "name"}, {"value": "figure"}, "三", "四", "五", "六"]


class Peers(unittest.TestCase):
    def setUp(self):
        place = scratch()
        self.addCleanup(place.cleanup)
        self.folder = place.name

    def drawn(self, form, record=None):
        return render(self.folder, form, record if record is not None else {"given": "有"})

    def near(self, expected, actual, what=""):
        self.assertAlmostEqual(expected, actual, delta=NEAR, msg=what)

    def assert_closed(self, page, cell):
        """Rules run along the whole of all four sides of the cell's box."""
        sides = {"top": (True, cell.top, cell.left, cell.right),
                 "bottom": (True, cell.bottom, cell.left, cell.right),
                 "left": (False, cell.left, cell.top, cell.bottom),
                 "right": (False, cell.right, cell.top, cell.bottom)}
        for side, (horizontal, at, begin, end) in sides.items():
            reached = begin
            for rule in sorted((r for r in page.rules if r.horizontal == horizontal
                                and abs(r.at - at) <= NEAR), key=lambda r: r.ends):
                if rule.ends[0] <= reached + NEAR:
                    reached = max(reached, rule.ends[1])
            self.assertGreaterEqual(reached + NEAR, end, f"{side} of R{cell.row}C{cell.column}")

    def assert_inside(self, cell, size=10.5):
        """Every line of the cell is within its box, by the em box of the type (120/880 below/above)."""
        em = size * 25.4 / 72
        for line in cell.lines:
            self.assertGreaterEqual(line.x, cell.left - NEAR, line.text)
            self.assertLessEqual(line.right, cell.right + NEAR, line.text)
            self.assertGreaterEqual(line.baseline - 0.88 * em, cell.top - NEAR, line.text)
            self.assertLessEqual(line.baseline + 0.12 * em, cell.bottom + NEAR, line.text)

    def pictures(self, drawing, dpi=100):
        run("pdftoppm", "-gray", "-r", str(dpi), drawing.pdf, drawing.pdf.with_suffix(""))
        files = sorted(drawing.pdf.parent.glob("out-*.pgm"))
        self.assertEqual(len(drawing.pages), len(files))
        return [read_pgm(file.read_bytes()) for file in files]

    # ---- Merged cells, headers, page breaks ---------------------------------------------------

    def test_row_01_columns_stay_in_place_after_a_break(self):
        drawing = self.drawn(template(table(["20mm", "1*", "1*"], [labelled()], header=HEADER)),
                             marked(60))
        self.assertGreater(len(drawing.pages), 3)
        for page in drawing.pages:
            verticals = sorted({rule.at for rule in page.rules if not rule.horizontal})
            self.assertEqual([10, 30, 70, 110], verticals)
            self.assertEqual({1: 10, 2: 30, 3: 70},
                             {cell.column: cell.left for cell in page.cells})

    def test_row_02_heights_with_and_without_a_break_are_equal(self):
        form = [table(["20mm", "1*", "1*"],
                      [{"each": "/groups", "rows": [{"each": "items", "label": {"value": "name"},
                                                     "cells": [{"value": "."}, "乙"]}]}])]
        words = "土地房屋征收与补偿"
        record = {"groups": [{"name": f"组{g}", "items": [words * (1 + (g + i) % 4) for i in range(5)]}
                             for g in range(6)]}
        tall = {"size": {"width": "120mm", "height": "900mm"}, "margin": "10mm"}
        whole = self.drawn(template(*form, page=tall), record)
        heights = {cell.row: cell.height for cell in whole.rows() if cell.column == 2}
        self.assertEqual(1, len(whole.pages))
        cut = self.drawn(template(*form), record)
        self.assertGreater(len(cut.pages), 3)
        split = {cell.row for cell in cut.rows() if cell.column == 2 and cell.continued}
        compared = [cell for cell in cut.rows() if cell.column == 2 and cell.row not in split]
        self.assertGreater(len(compared), 20)
        for cell in compared:
            self.near(heights[cell.row], cell.height, f"row {cell.row}")

    def test_row_03_a_label_is_repeated_on_each_page_that_it_goes_on_to(self):
        drawing = self.drawn(template(table(["20mm", "1*", "1*"], [labelled()])), marked(60))
        texts = drawing.texts()
        self.assertGreater(len(texts), 3)
        for text in texts:
            self.assertEqual(1, text.count("总的标签"))

    def test_row_04_every_part_of_a_split_cell_is_closed_on_four_sides(self):
        drawing = self.drawn(
            template(table(["20mm", "15mm", "1*"], [
                {"label": "外", "rows": [{"label": "里", "each": "/items", "rows": [
                    {"cells": [{"value": "name"}], "height": "at least 9mm"}]}]}], header=HEADER)),
            marked(30))
        parts = 0
        for page in drawing.pages:
            for cell in page.cells:
                self.assert_closed(page, cell)
                parts += cell.continued
        self.assertGreater(parts, 5)

    def test_row_05_no_ink_below_the_text_area(self):
        tall = [{"cells": ["名", {"text": "长文" * 150, "rowspan": 3}], "height": "at least 11mm"},
                {"cells": ["名"], "height": "at least 11mm"}, {"cells": ["名"]}]
        drawing = self.drawn(template({"space": "44mm"}, table(["30mm", "1*"], tall * 3)))
        self.assertGreater(len(drawing.pages), 2)
        dpi = 100
        lowest = int((FOOT + OUTER) * dpi / 25.4) + 2  # the frame's outer half, and smoothed edges
        for width, height, pixels in self.pictures(drawing, dpi):
            self.assertEqual(set(b"\xff"), set(pixels[lowest * width:]), "ink in the margin")
            self.assertTrue(0 in pixels[:lowest * width], "a page without ink")

    def test_row_06_a_split_cell_ends_on_the_last_row_of_its_page(self):
        drawing = self.drawn(template(table(["20mm", "1*", "1*"], [labelled()], **{
            "row-height": "at least 7mm"})), marked(70))
        self.assertGreater(len(drawing.pages), 5)
        for page in drawing.pages:
            label, = [cell for cell in page.cells if cell.column == 1]
            rows = [cell for cell in page.cells if cell.column == 2]
            self.near(min(cell.top for cell in rows), label.top)
            self.near(max(cell.bottom for cell in rows), label.bottom)
            self.assertIn(label.bottom, [rule.top for rule in page.rules if rule.horizontal])

    def test_row_07_a_label_over_500_rows_over_20_pages(self):
        page = {"size": "A4", "margin": {"top": "37mm", "right": "26mm", "bottom": "35mm",
                                         "left": "28mm"}}
        drawing = self.drawn(template(table(["20mm", "1*", "1*"], [labelled()], header=HEADER,
                                            **{"row-height": "at least 8.6mm"}), page=page),
                             marked(500))
        self.assertEqual(20, len(drawing.pages))
        for page in drawing.pages[:-1]:
            self.assertGreaterEqual(page.foot - 37, 0.95 * 225, "a page that is not full")
        names = [cell.text for cell in drawing.rows() if cell.column == 2 and cell.row > 1]
        self.assertEqual([f"甲{number}乙" for number in range(1, 501)], names)
        for text in drawing.texts():
            self.assertIn("总的标签", text)

    def test_row_08_a_group_kept_together_moves_whole_or_gives_way_with_a_word(self):
        def form(rows):
            return template(table(["20mm", "1*", "1*"], [
                {"each": "/before", "cells": ["前", {"value": "."}, ""]},
                {"each": "/items", "label": "同页", "keep-together": True,
                 "cells": [{"value": "name"}, ""]}], **{"row-height": "exact 8mm"}))
        for before in range(1, 10):
            record = {**marked(6), "before": ["一"] * before}
            drawing = self.drawn(form(6), record)
            pages = {number for number, page in enumerate(drawing.pages) for cell in page.cells
                     if cell.column == 1 and cell.text == "同页"}
            self.assertEqual({0 if before <= 4 else 1}, pages, f"{before} rows before it")
            self.assertIn(" 0 warnings", drawing.said)
        drawing = self.drawn(form(14), {**marked(14), "before": ["一"]})
        self.assertIn("warning[keep-relaxed]", drawing.said)
        self.assertEqual(14, sum(cell.column == 2 and cell.row > 1 for cell in drawing.rows()))

    def test_row_09_a_repeated_header_has_the_rules_of_the_first(self):
        drawing = self.drawn(template(
            {"space": "20mm"},
            table(["25mm"] + ["1*"] * 5, [{"each": "/items", "cells": SIX}], header=SEED_HEADER,
                  style={"size": "小五"})), marked(40))
        self.assertGreater(len(drawing.pages), 3)
        seen = set()
        for page in drawing.pages:
            header = [cell for cell in page.cells if cell.row <= 3]
            top, bottom = header[0].top, max(cell.bottom for cell in header)
            cut = [rule.cut(top, bottom) for rule in page.rules]
            seen.add(tuple(sorted((r for r in cut if r), key=lambda r: (r.left, r.top, r.right))))
        self.assertEqual(1, len(seen), "the header's rules differ from page to page")
        self.assertGreater(len(seen.pop()), 10)

    def test_row_10_rows_of_exact_height_do_not_vanish_on_any_length_of_page(self):
        for height in range(60, 110, 7):
            page = {"size": {"width": "120mm", "height": f"{height}mm"}, "margin": "10mm"}
            drawing = self.drawn(template(table(["1*", "1*"], [each()], **{
                "row-height": "exact 7.3mm"}), page=page), marked(30))
            rows = [cell for cell in drawing.rows() if cell.column == 1]
            self.assertEqual([f"甲{number}乙" for number in range(1, 31)],
                             [cell.text for cell in rows], f"pages of {height} mm")
            self.assertEqual({7.3}, {cell.height for cell in rows})

    def test_row_11_a_repeating_header_makes_no_page_twice(self):
        form = template(table(["1*", "1*"], [each()], header=[["名称", "金额"]] * 2,
                              **{"row-height": "exact 8mm"}))
        drawing = self.drawn(form, marked(80))
        self.assertEqual(10, len(drawing.pages), "8 rows a page under 2 of the header")
        whole = "".join(drawing.texts())
        for number in range(1, 81):
            self.assertEqual(1, whole.count(f"甲{number}乙"))

    def test_row_12_a_cell_taller_than_a_page_splits_by_lines_under_the_header(self):
        text = "".join(f"第{number}句话说的是征收工作。" for number in range(150))
        drawing = self.drawn(template(table(["20mm", "1*"], [["正文", {"value": "/text"}]],
                                            header=[["项目", "说明"]])), {"text": text})
        self.assertGreater(len(drawing.pages), 2)
        parts = [page.cell(2, 2) for page in drawing.pages]
        self.assertEqual(text, "".join(part.text for part in parts))
        for page, part in zip(drawing.pages, parts):
            self.assertEqual("项目说明", "".join(c.text for c in page.cells if c.row == 1))
            self.assertGreaterEqual(len(part.lines), 2)
            self.assert_inside(part)
            self.assert_closed(page, part)

    def test_row_13_a_text_of_a_megabyte_is_printed_whole(self):
        text = "".join(f"{number}号地块征地补偿已经完成。" for number in range(30_000))
        self.assertGreater(len(text.encode()), 1_000_000)
        drawing = self.drawn(template(table(["20mm", "1*"], [["正文", {"value": "/text"}]]),
                                      page={"size": "A4", "margin": "15mm"}), {"text": text})
        printed = "".join(page.cell(1, 2).text for page in drawing.pages)
        self.assertEqual(text, printed)

    def test_row_14_no_header_and_no_heading_alone_at_the_foot(self):
        headed, titled = set(), set()
        for space in range(30, 80, 4):
            page = self.drawn(template({"space": f"{space}mm"}, table(
                ["1*", "1*"], [each()], header=[["名称", "金额"]],
                **{"row-height": "exact 8mm"})), marked(3)).pages[0]
            rows = {cell.row for cell in page.cells}
            self.assertNotEqual({1}, rows, f"a header alone after {space} mm")
            headed.add(bool(rows))
            page = self.drawn(template(
                {"space": f"{space}mm"}, {"paragraph": "一、标题", "heading": 1},
                {"paragraph": "征收工作正文。" * 30})).pages[0]
            if page.lines:
                self.assertGreaterEqual(len(page.lines), 3, f"a heading alone after {space} mm")
            titled.add(bool(page.lines))
        self.assertEqual(({True, False}, {True, False}), (headed, titled), "no break was near")

    def test_row_15_a_header_is_on_a_page_that_a_tall_row_merely_runs_over(self):
        drawing = self.drawn(template(table(["20mm", "1*"], [["正文", {"value": "/text"}], ["尾", ""]],
                                            header=[["项目", "说明"]])), {"text": "房屋征收" * 500})
        self.assertGreater(len(drawing.pages), 3)
        for text in drawing.texts():
            self.assertTrue(text.startswith("项目说明"), text[:10])

    def test_row_16_a_header_over_a_quarter_of_the_page_is_reported_and_not_repeated(self):
        for height, repeats in ((19.9, True), (20.1, False)):
            drawing = self.drawn(template(table(
                ["1*", "1*"], [each()], header=[{"cells": ["名称", "金额"],
                                                 "height": f"exact {height}mm"}])), marked(40))
            self.assertGreater(len(drawing.pages), 2)
            self.assertEqual([True] + [repeats] * (len(drawing.pages) - 1),
                             [page.cell(1, 1) is not None for page in drawing.pages])
            self.assertEqual(not repeats, "warning[header-too-tall]" in drawing.said, drawing.said)

    def test_row_17_any_number_of_header_rows_repeats(self):
        for count in (1, 2, 4):
            header = [[{"text": "合", "rowspan": count}, "第0行"]]
            header += [[f"第{number}行"] for number in range(1, count)]
            drawing = self.drawn(template(table(["1*", "1*"], [each()], header=header,
                                                **{"row-height": "exact 4.9mm"},
                                                style={"size": "小五", "leading": "1.1"})),
                                 marked(40))
            self.assertGreater(len(drawing.pages), 2)
            for page in drawing.pages:
                self.assertEqual(count, page.cell(1, 1).row_span)
                self.near(count * 4.9, page.cell(1, 1).height)
                self.assertEqual([f"第{number}行" for number in range(count)],
                                 [page.cell(row, 2).text for row in range(1, count + 1)])

    def test_row_18_a_header_of_three_rows_with_spans_is_exact_on_each_page(self):
        drawing = self.drawn(template(table(
            ["25mm"] + ["15mm"] * 5, [{"each": "/items", "cells": SIX}], header=SEED_HEADER,
            style={"size": "七号"}, **{"row-height": "at least 6mm"})), marked(30))
        self.assertGreater(len(drawing.pages), 2)
        boxes = {(1, 1): (10, 0, 100, 6), (2, 1): (10, 6, 25, 12), (2, 2): (35, 6, 15, 12),
                 (2, 3): (50, 6, 45, 6), (2, 6): (95, 6, 15, 12), (3, 3): (50, 12, 15, 6),
                 (3, 4): (65, 12, 15, 6), (3, 5): (80, 12, 15, 6)}
        for page in drawing.pages:
            found = {(c.row, c.column): (c.left, round(c.top - MARGIN, 3), c.width, c.height)
                     for c in page.cells if c.row <= 3}
            self.assertEqual(boxes, found)

    def test_row_19_sums_at_the_foot_of_a_page_are_of_that_page(self):
        amounts = [f"{n * n % 97}.{n % 100:02}" for n in range(1, 61)]
        footer = [["本页小计", {"text": {"sum": "amount", "over": "page"}}],
                  ["累计", {"text": {"sum": "amount", "over": "table"}}]]
        drawing = self.drawn(template(table(["1*", "1*"], [
            {"each": "/items", "cells": ["一项", {"value": "amount"}]}], footer=footer)),
            {"items": [{"amount": amount} for amount in amounts]})
        self.assertGreater(len(drawing.pages), 3)
        total, seen = decimal.Decimal(0), []
        for page in drawing.pages:
            figures = [cell.text for cell in page.cells if cell.column == 2]
            *shown, page_sum, running = figures
            here = sum(map(decimal.Decimal, shown))
            total += here
            seen += shown
            self.assertEqual([str(here), str(total)], [page_sum, running])
        self.assertEqual(amounts, seen)

    def test_row_20_a_repeated_header_says_what_the_first_says(self):
        drawing = self.drawn(template(table(
            ["25mm"] + ["1*"] * 5, [{"each": "/items", "cells": SIX}],
            header=SEED_HEADER[:2] + [["基本", {"value": "/unit"}, "项目"]],
            style={"size": "小五"})),
            {**marked(40), "unit": "某单位"})
        self.assertGreater(len(drawing.pages), 3)
        said = {"".join(cell.text for cell in page.cells if cell.row <= 3)
                for page in drawing.pages}
        self.assertEqual({"年度支出情况（万元）机构名称支出合计其中：备注基本某单位项目"}, said)
        for text in drawing.texts():
            self.assertIn("某单位", text)

    def test_row_21_page_500_stands_where_page_1_does(self):
        page = {"size": {"width": "100mm", "height": "43.7mm"}, "margin": "7.1mm"}
        drawing = self.drawn(template(table(["33.3%", "1*"], [each()], **{
            "row-height": "exact 9.7mm"}), page=page), marked(1500))
        self.assertEqual(500, len(drawing.pages))
        first, last = drawing.pages[0], drawing.pages[-1]
        self.assertEqual(first.rules, last.rules)
        self.assertEqual([(c.left, c.top, c.width, c.height) for c in first.cells],
                         [(c.left, c.top, c.width, c.height) for c in last.cells])
        boxes = run("pdftotext", "-bbox", "-f", "500", "-l", "500", drawing.pdf, "-").stdout.decode()
        top = {float(y) for y in re.findall(r'yMin="([\d.]+)"', boxes)}
        boxes = run("pdftotext", "-bbox", "-f", "1", "-l", "1", drawing.pdf, "-").stdout.decode()
        self.assertEqual(top, {float(y) for y in re.findall(r'yMin="([\d.]+)"', boxes)})

    def test_row_22_rows_of_exact_height_are_equal_from_record_to_record(self):
        form = template(table(["30%", "1*"], [
            ["名称", {"value": "/name"}], ["金额", {"value": "/figure", "fit": "error"}]],
            **{"row-height": "exact 12mm"}))
        grids = []
        for record in ({"name": "甲", "figure": "1"}, {"name": "某某县土地征收中心" * 3, "figure": None}):
            page = self.drawn(form, record).pages[0]
            grids.append(([(c.left, c.top, c.width, c.height) for c in page.cells], page.rules))
        self.assertEqual(grids[0], grids[1])
        done = attempt(self.folder, form, {"name": "甲", "figure": "金额" * 60})
        self.assertEqual(1, done.returncode)
        self.assertIn(b"error[text-overflow]", done.stderr)

    def test_row_23_a_repeated_block_may_hold_spans(self):
        rows = [[{"value": "name", "rowspan": 2}, "收入", {"value": "figure"}],
                [{"text": "支出", "colspan": 2}]]
        drawing = self.drawn(template(table(["20mm", "1*", "1*"], [
            {"each": "/items", "rows": rows}], **{"row-height": "exact 8mm"})), marked(9))
        whole = "".join(drawing.texts())
        for number in range(1, 10):
            self.assertEqual(1, whole.count(f"甲{number}乙"))
        self.assertEqual((9, 9), (whole.count("收入"), whole.count("支出")))
        for page in drawing.pages:
            for cell in page.cells:
                self.assert_closed(page, cell)

    def test_row_24_a_sign_off_never_opens_a_page_without_two_rows_before_it(self):
        opened = set()
        for count in range(3, 12):
            drawing = self.drawn(template(
                table(["1*", "1*"], [each()], **{"row-height": "exact 8mm"}),
                {"keep-with-previous": 2, "signoff": {
                    "joined": True, "label": "负责人（签章）：", "date": {"text": "日期"},
                    "min-height": "30mm"}}), marked(count))
            page, = [page for page in drawing.pages if any(c.block == 1 for c in page.cells)]
            rows = {cell.row for cell in page.cells if cell.block == 0}
            self.assertGreaterEqual(len(rows), 2, f"{count} rows before")
            opened.add(len(drawing.pages))
        self.assertEqual({1, 2}, opened, "no break was near")

    def test_row_25_two_rows_that_must_not_be_parted_are_not(self):
        broken = set()
        for count in range(5, 14):
            drawing = self.drawn(template(table(["1*", "1*"], [
                each(), {"cells": ["得分", "九十"], "keep-with-next": True},
                {"cells": ["等级", "优"], "keep-with-next": True}, ["结论", "通过"]],
                **{"row-height": "exact 8mm"})), marked(count))
            pages = [number for number, page in enumerate(drawing.pages) for cell in page.cells
                     if cell.text in ("得分", "等级", "结论")]
            self.assertEqual(1, len(set(pages)), f"{count} rows before: {pages}")
            broken.add(pages[0])
        self.assertEqual({0, 1}, broken, "no break was near")

    # ---- Heights, overflow, geometry ----------------------------------------------------------

    def test_row_26_no_glyph_is_cut_by_the_edge_of_its_cell(self):
        words = "国有土地上房屋征收与补偿工作"
        for height in ("auto", "at least 5mm", "at least 20mm"):
            drawing = self.drawn(template(table(["30mm", "1*"], [
                {"each": "/items", "cells": [{"value": "."}, "乙"]}], **{"row-height": height})),
                {"items": [words * times for times in range(1, 8)]})
            for cell in drawing.rows():
                self.assert_inside(cell)
        form = template(table(["30mm", "1*"], [[{"value": "/text", "fit": "error"}, ""]],
                              **{"row-height": "exact 5mm"}))
        done = attempt(self.folder, form, {"text": words})
        self.assertEqual(1, done.returncode)
        self.assertIn(b"record.json:1:10: error[text-overflow]", done.stderr)

    def test_row_27_every_text_of_the_record_is_in_the_pdf(self):
        chance = random.Random(27)
        words = ["征地", "补偿", "安置", "（一）", "2023年", "6688.63", "≥98%", "项目，", "。"]
        record = {"items": [{"name": f"始{n}" + "".join(chance.choices(words, k=chance.randrange(40))),
                             "figure": "".join(chance.choices(words, k=chance.randrange(9))) + f"终{n}"}
                            for n in range(60)]}
        drawing = self.drawn(template(table(["20mm", "1*", "30mm"], [labelled()], header=HEADER)),
                             record)
        fragments = {}
        for cell in drawing.rows():
            if cell.row > 1 and cell.column > 1:
                fragments.setdefault((cell.row, cell.column), []).append(cell.text)
        expected = {(n + 2, c): item[key] for n, item in enumerate(record["items"])
                    for c, key in ((2, "name"), (3, "figure"))}
        self.assertEqual(expected, {place: "".join(parts) for place, parts in fragments.items()})
        drawn = "".join(line.text for cell in drawing.rows() for line in cell.lines)
        self.assertEqual(sorted(squeezed(drawn)), sorted("".join(drawing.texts())),
                         "characters lost or doubled")

    def test_row_28_what_was_measured_is_what_is_drawn_on_any_system(self):
        record = {"items": [{"name": "土地房屋征收服务中心" * n, "figure": "6688.63"} for n in range(1, 9)]}
        form = template(table(["30mm", "1*"], [each()], style={"padding": "1mm"}))
        drawing = self.drawn(form, record)
        first = drawing.pdf.read_bytes()
        for page, text in zip(drawing.pages, self.words(drawing)):
            lines = [line for cell in page.cells for line in cell.lines]
            self.assertEqual(sorted(line.text for line in lines), sorted(word for word, *_ in text))
            for line in lines:
                said = [box for box in text if box[0] == line.text]
                self.assertTrue(any(abs(box[1] - line.x) < 0.02 and abs(box[2] - line.right) < 0.02
                                    for box in said), f"{line} is drawn at {said}")
        environment = {**os.environ, "LANG": "zh_CN.GBK", "TZ": "Asia/Shanghai", "HOME": "/nowhere"}
        zoned = zhibiao("render", "record.json", "-t",
                    "./template.json", "-o", "again.pdf", cwd=self.folder, env=environment)
        self.assertEqual(0, zoned.returncode, zoned.stderr.decode())
        self.assertEqual(first, (drawing.pdf.parent / "again.pdf").read_bytes())

    def words(self, drawing):
        """(text, left, right) in mm of the words on each page, as another's tool finds them."""
        found = run("pdftotext", "-bbox", drawing.pdf, "-").stdout.decode()
        pattern = r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>'
        return [[(text, float(left) * 25.4 / 72, float(right) * 25.4 / 72)
                 for left, right, text in re.findall(pattern, page)]
                for page in found.split("<page ")[1:]]

    def test_row_29_one_more_full_stop_hides_no_word(self):
        marks = ["", "。", "，", "）", "。”", "……", "！？", "%", "."]
        texts = ["征收工作情况"[: 1 + n % 6] + "土地" * (n // 6) + mark
                 for n in range(30) for mark in marks]
        drawing = self.drawn(template(table(["26mm", "1*"], [
            {"each": "/items", "split": False, "cells": [{"value": "."}, ""]}])), {"items": texts})
        cells = [cell for cell in drawing.rows() if cell.column == 1]
        self.assertEqual(texts, [cell.text for cell in cells])
        for cell in cells:
            self.assert_inside(cell)

    SIZES = [half / 2 for half in range(24, 11, -1)]  # 12 pt down to 6 pt

    def test_row_30_text_shrinks_by_width_and_height_to_the_largest_size_that_fits(self):
        text = "按照征收与补偿条例组织实施，并及时公布结果。"
        height, width, size = 20, 42, 12
        row = {"cells": [{"value": "/text", "fit": {"shrink": "6pt"}}, ""], "height": f"exact {height}mm"}
        for times in range(1, 5):
            drawing = self.drawn(template(table([f"{width}mm", "1*"], [row],
                                                style={"size": "12pt", "leading": "1.5"})),
                                 {"text": text * times})
            cell = drawing.pages[0].cell(1, 1)
            self.assertEqual(text * times, cell.text)
            self.near(height, cell.height)
            chosen = self.glyph_size(drawing)
            self.assertLessEqual(chosen, size)
            size = chosen
            self.assertLessEqual(len(cell.lines) * size * 1.5 * 25.4 / 72, height + 0.01)
            self.assert_inside(cell, size)
            larger = self.SIZES[:self.SIZES.index(size)]
            for each_size in larger:
                self.assertFalse(self.fits(text * times, each_size, width, height), each_size)
        self.assertLess(size, 9)
        done = attempt(self.folder, template(table([f"{width}mm", "1*"], [row])), {"text": text * 40})
        self.assertEqual(1, done.returncode)
        self.assertEqual(1, done.stderr.count(b"record.json:1:10: error[text-overflow]"))

    def fits(self, text, size, width, height):
        """Whether the text, set at that size in a row as high as it needs, fits the height."""
        form = template(table([f"{width}mm", "1*"], [[{"value": "/text"}, ""]],
                              style={"size": f"{size}pt", "leading": "1.5"}))
        return self.drawn(form, {"text": text}).pages[0].cell(1, 1).height <= height

    def glyph_size(self, drawing):
        plain = run("qpdf", "--qdf", "--object-streams=disable", drawing.pdf, "-").stdout
        size, = set(re.findall(rb"/F\d+ ([\d.]+) Tf", plain))
        return float(size)

    def test_row_31_the_height_of_text_down_a_merged_cell_is_shared_by_its_rows(self):
        label = {"text": "土地房屋征收补偿", "style": {"writing": "vertical"}, "rowspan": 4}
        def heights(first):
            rows = [[first, "甲"], ["乙"], ["丙"], ["丁"]]
            drawing = self.drawn(template(table(["10mm", "1*"], rows)))
            return [drawing.pages[0].cell(row, 2).height for row in range(1, 5)], drawing
        shared, drawing = heights(label)
        plain, _ = heights({"text": "", "rowspan": 4})
        self.assertGreater(sum(shared), sum(plain))
        for height in shared:
            self.near(shared[0], height)
        cell = drawing.pages[0].cell(1, 1)
        self.near(sum(shared), cell.height)
        self.assertEqual("土地房屋征收补偿", cell.text)
        length = 8 * 10.5 * 25.4 / 72
        self.assertGreaterEqual(cell.height, length - NEAR)
        self.assertLess(cell.height, length + 8)  # no more than the text and its padding need

    def test_row_32_auto_height_is_the_height_of_the_lines(self):
        leading, padding = 6, 1.5
        drawing = self.drawn(template(table(["40mm", "1*"], [
            {"each": "/items", "split": False, "cells": [{"value": "."}, ""]}],
            style={"size": "10pt", "leading": "6mm", "padding": f"{padding}mm"})),
            {"items": ["征收" * n for n in range(1, 40)]})
        em = 10 * 25.4 / 72
        for n, cell in enumerate((c for c in drawing.rows() if c.column == 1), start=1):
            lines = -(-2 * n // int((40 - 2 * padding) / em))
            self.assertEqual(lines, len(cell.lines), cell.text)
            self.near(lines * leading + 2 * padding, cell.height, cell.text)

    def mixed_table(self):
        """Spans, labels, and a second table of other columns in the same box, over pages."""
        return self.drawn(template(
            table(["25mm"] + ["1*"] * 5, [
                {"each": "/items", "cells": SIX},
                [{"text": "宽", "colspan": 2, "rowspan": 2}, "三", "四", "五", "六"],
                ["三", {"text": "又宽", "colspan": 3}]], header=SEED_HEADER),
            table(["20mm", "1*", "33mm"], [labelled()], joined=True)), marked(12))

    def test_row_33_each_shared_edge_is_drawn_once(self):
        drawing = self.mixed_table()
        self.assertGreater(len(drawing.pages), 2)
        for page in drawing.pages:
            self.assertEqual({0.176, 0.353}, {rule.width for rule in page.rules})
            for direction in (True, False):
                lines = {}
                for rule in page.rules:
                    if rule.horizontal == direction:
                        lines.setdefault(rule.at, []).append(rule)
                places = sorted(lines)
                for before, after in zip(places, places[1:]):
                    self.assertGreater(after - before, 1, "two rules side by side for one edge")
                for rules in lines.values():
                    rules.sort(key=lambda rule: rule.ends)
                    for before, after in zip(rules, rules[1:]):
                        # Two widths in one line may meet under the rule that crosses there.
                        self.assertLessEqual(before.ends[1] - after.ends[0], OUTER + NEAR,
                                             "an edge drawn twice")

    def test_row_34_every_rule_ends_on_a_rule_that_crosses_it(self):
        for page in self.mixed_table().pages:
            for rule in page.rules:
                for end in rule.ends:
                    crossing = [other for other in page.rules
                                if other.horizontal != rule.horizontal
                                and abs(other.at - end) <= other.width / 2 + NEAR
                                and other.ends[0] - NEAR <= rule.at <= other.ends[1] + NEAR]
                    self.assertTrue(crossing, f"an end in the open at {end}: {rule}")

    def test_row_35_a4_is_exactly_a4_and_a_full_page_makes_no_second(self):
        page = {"size": "A4", "margin": {"top": "0", "right": "0", "bottom": "0", "left": "0"}}
        drawing = self.drawn(template(table(["1*"], [{"cells": [""], "height": "exact 297mm"}]),
                                      page=page))
        self.assertEqual(1, len(drawing.pages))
        info = run("pdfinfo", "-box", drawing.pdf).stdout.decode()
        self.assertRegex(info, r"MediaBox: +0\.00 +0\.00 +595\.28 +841\.89")
        plain = run("qpdf", "--qdf", "--object-streams=disable", drawing.pdf, "-").stdout
        box = re.search(rb"/MediaBox \[\s*([^\]]*)\]", plain)[1].split()
        self.assertEqual([0, 0, 595.276, 841.89], [round(float(number), 3) for number in box])

    def test_row_36_a_viewer_is_told_not_to_scale_the_print(self):
        drawing = self.drawn(template({"paragraph": "原样大小"}))
        plain = run("qpdf", "--qdf", "--object-streams=disable", drawing.pdf, "-").stdout
        preferences = re.search(rb"/ViewerPreferences <<(.*?)>>", plain, re.DOTALL)
        self.assertIsNotNone(preferences)
        self.assertRegex(preferences[1], rb"/PrintScaling\s*/None")

    def test_row_38_a_diagonal_pushes_nothing(self):
        """The cell with lines across it is laid out as an empty one of its size is."""
        def drawn(first):
            header = [{"cells": [first, "一季度", "二季度"], "height": "exact 18mm"}]
            return self.drawn(template(table(["30mm", "1*", "1*"], [
                {"each": "/items", "cells": [{"value": "name"}, {"value": "figure"}, ""]}],
                header=header)), marked(30))
        plain = drawn("")
        for labels in (["科目", "季度"], ["科目", "金额", "季度"]):
            slashed = drawn({"diagonal": labels})
            self.assertGreater(len(plain.pages), 2)
            self.assertEqual(len(plain.pages), len(slashed.pages))
            for expected, page in zip(plain.pages, slashed.pages):
                self.assertEqual(expected.rules, page.rules)
                place = lambda cell: (cell.row, cell.column, cell.left, cell.top, cell.width, cell.height)
                self.assertEqual(list(map(place, expected.cells)), list(map(place, page.cells)))
                corner = page.cell(1, 1)
                self.assertEqual(sorted(labels), sorted(line.text for line in corner.lines))
                self.assert_inside(corner)

    def test_row_39_columns_that_do_not_fit_are_an_error_that_names_the_column(self):
        form = template(table(["40mm", "30mm", "30.1mm"], [["一", "二", "三"]]))
        done = attempt(self.folder, form, {"given": "有"})
        self.assertEqual(1, done.returncode)
        self.assertRegex(done.stderr.decode(), r"error\[columns-too-wide\].*column 3")
        form["body"][0]["table"]["columns"][2] = "30mm"
        self.assertEqual(0, attempt(self.folder, form, {"given": "有"}).returncode)

    def test_row_41_runs_of_spaces_push_nothing_out_of_the_frame(self):
        spaced = "负责人" + " " * 60 + "（签章）" + "　" * 30 + "年" + " " * 20 + "月"
        drawing = self.drawn(template(table(["40mm", "1*"], [
            [{"value": "/text"}, {"value": "/text", "style": {"align": "right"}}]])), {"text": spaced})
        for cell in drawing.rows():
            self.assert_inside(cell)
            self.assertEqual(squeezed(spaced), squeezed(cell.text))
        (width, height, pixels), = self.pictures(drawing)
        edge = int((110 + OUTER) * 100 / 25.4) + 2
        for y in range(height):
            self.assertEqual(b"\xff" * (width - edge), pixels[y * width + edge:(y + 1) * width])


if __name__ == "__main__":
    unittest.main()
