"""The rules of a table as pixels: equal in width, none missing, no gap.

A form of nested headers, spans and two joined tables over two pages, with rules of 0.5 pt inside a
frame of 1 pt, is drawn at four resolutions by three viewers. Where the rules are is taken from the
layout. A rule is walked along from end to end; at each pixel its thickness is the darkness across
it, summed, in pixels: for a viewer that draws whole pixels their number, for one that smooths edges
(mupdf, which heeds no stroke adjustment) the same as the area covered.

- Away from other rules the thickness of all rules of one width differs by one pixel at most; LEVELS is
  allowed beside it for the rounding of grays.
- Nowhere along a rule, its ends and joints with others included, is it under half its stated width:
  then it is missing there, or has a gap. The pixel in which it ends is left out.
- At a corner of the frame the square where two rules overlap is black.
"""

import pathlib
import re
import unittest

from drawing import render, template
from support import read_pgm, run, scratch

RESOLUTIONS = [96, 150, 300, 600]
LEVELS = 0.05
CLEAR = 2.5  # pixels looked at on either side of a rule: text and other rules are farther off

CELLS = [{"value": "name"}, {"value": "figure"}, "三", "四", "五", "六"]
FORM = template(
    {"table": {
        "columns": ["25mm"] + ["1*"] * 5,
        "style": {"size": "小五"},
        "row-height": "at least 6.1mm",
        "header": [
            [{"text": "年度支出（万元）", "colspan": 6}],
            [{"text": "机构", "rowspan": 2}, {"text": "合计", "rowspan": 2},
             {"text": "其中：", "colspan": 3}, {"text": "备注", "rowspan": 2}],
            ["基本", "人员", "项目"]],
        "rows": [
            {"each": "/items", "cells": CELLS},
            [{"text": "宽", "colspan": 2, "rowspan": 2}, "三", "四", "五", "六"],
            ["三", {"text": "又宽", "colspan": 3}]]}},
    {"table": {
        "joined": True,
        "columns": ["17.3mm", "1*", "33mm"],
        "rows": [{"label": "标签", "rows": [
            {"label": "又一", "each": "/items", "cells": [{"value": "name"}]}]}]}})
RECORD = {"items": [{"name": f"甲{number}", "figure": f"{number}.25"} for number in range(1, 8)]}


def by_poppler(pdf, dpi):
    run("pdftoppm", "-gray", "-r", str(dpi), pdf, pdf.parent / "poppler")
    return sorted(pdf.parent.glob("poppler-*.pgm"))


def by_mupdf(pdf, dpi):
    run("mutool", "draw", "-q", "-r", str(dpi), "-c", "gray", "-F", "pgm",
        "-o", pdf.parent / "mupdf-%d.pgm", pdf)
    return sorted(pdf.parent.glob("mupdf-*.pgm"))


def by_ghostscript(pdf, dpi):
    run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pgmraw", f"-r{dpi}",
        f"-sOutputFile={pdf.parent}/gs-%d.pgm", pdf)
    return sorted(pdf.parent.glob("gs-*.pgm"))


VIEWERS = {"poppler": by_poppler, "mupdf": by_mupdf, "ghostscript": by_ghostscript}


class Drawn:
    """A page as pixels, with lengths in millimetres."""

    def __init__(self, picture, dpi):
        self.width, self.height, self.pixels = picture
        self.scale = dpi / 25.4

    def strip(self, horizontal, across, begin, end):
        """The pixels [begin, end) of a row (of a column if not horizontal)."""
        if horizontal:
            return self.pixels[across * self.width + begin:across * self.width + end]
        return self.pixels[begin * self.width + across:end * self.width:self.width]

    def darkness(self, rule):
        """(first pixel, darkness across the rule in pixels from there on) along a rule."""
        begin, end = int(rule.ends[0] * self.scale) + 1, int(rule.ends[1] * self.scale)
        reach = rule.width / 2 * self.scale + CLEAR
        middle = rule.at * self.scale
        strips = [self.strip(rule.horizontal, across, begin, end)
                  for across in range(int(middle - reach), int(middle + reach) + 1)]
        white = 255 * len(strips)
        return begin, [(white - sum(values)) / 255 for values in zip(*strips)]

    def near_others(self, rule, others):
        """Pixels along a rule at which another rule crosses or touches it."""
        found = set()
        for other in others:
            if other.horizontal != rule.horizontal:
                reach = other.width / 2 * self.scale + CLEAR + 1
                found.update(range(int(other.at * self.scale - reach),
                                   int(other.at * self.scale + reach) + 2))
        return found

    def lightest(self, left, top, right, bottom):
        """Of the pixels that lie in a box with a pixel to spare; 0 if there are none."""
        rows = range(int(top * self.scale) + 2, int(bottom * self.scale) - 1)
        begin, end = int(left * self.scale) + 2, int(right * self.scale) - 1
        return max((max(self.strip(True, y, begin, end)) for y in rows if begin < end), default=0)


def measure(drawn, rules):
    """(thickness of each rule as (least, most, rule) by width, what is wrong with ends and joints)."""
    thickness, faults = {}, []
    for rule in rules:
        begin, values = drawn.darkness(rule)
        least = 0.5 * rule.width * drawn.scale
        gaps = [begin + at for at, value in enumerate(values) if value < least]
        if gaps:
            faults.append(f"{rule} has gaps or is missing at pixels {gaps[:5]} ({len(gaps)} in all)")
        joints = drawn.near_others(rule, rules)
        alone = [value for at, value in enumerate(values, start=begin) if at not in joints]
        if alone:
            thickness.setdefault(rule.width, []).append((min(alone), max(alone), rule))
    return thickness, faults


def corners(rules):
    """Boxes in which the ends of two rules overlap."""
    for across in (rule for rule in rules if rule.horizontal):
        for down in (rule for rule in rules if not rule.horizontal):
            half_across, half_down = across.width / 2, down.width / 2
            if (min(abs(end - down.at) for end in across.ends) <= half_down + 0.002
                    and min(abs(end - across.at) for end in down.ends) <= half_across + 0.002
                    and (across.width, down.width) == (0.353, 0.353)):
                yield (down.at - half_down, across.at - half_across,
                       down.at + half_down, across.at + half_across)


class Rules(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = scratch()
        cls.addClassCleanup(cls.place.cleanup)
        cls.drawing = render(cls.place.name, FORM, RECORD)
        cls.pages = [page.rules for page in cls.drawing.pages]

    def pictures(self, viewer, dpi):
        files = VIEWERS[viewer](self.drawing.pdf, dpi)
        self.assertEqual(len(self.pages), len(files))
        # Ghostscript puts a comment into its pictures.
        return [Drawn(read_pgm(re.sub(rb"\AP5\n#.*\n", b"P5\n", pathlib.Path(file).read_bytes())), dpi)
                for file in files]

    def test_the_form_is_worth_measuring(self):
        self.assertEqual(2, len(self.pages))
        for rules in self.pages:
            self.assertGreater(len(rules), 10)
            self.assertEqual({0.176, 0.353}, {rule.width for rule in rules})
            self.assertEqual(4, len(list(corners(rules))))

    def check(self, viewer):
        for dpi in RESOLUTIONS:
            thickness, faults = {}, []
            for number, (drawn, rules) in enumerate(zip(self.pictures(viewer, dpi), self.pages), 1):
                found, wrong = measure(drawn, rules)
                faults += [f"page {number}: {fault}" for fault in wrong]
                for width, values in found.items():
                    thickness.setdefault(width, []).extend(values)
                faults += [f"page {number}: a corner at {box} is not black" for box in corners(rules)
                           if drawn.lightest(*box) > 16]
            with self.subTest(dpi=dpi):
                self.assertEqual([], faults)
                self.assertEqual({0.176, 0.353}, set(thickness))
                for width, values in thickness.items():
                    least, most = min(values, key=lambda v: v[0]), max(values, key=lambda v: v[1])
                    self.assertLessEqual(
                        most[1] - least[0], 1 + LEVELS,
                        f"rules {width} mm wide: from {least[0]:.2f} ({least[2]}) "
                        f"to {most[1]:.2f} pixels ({most[2]})")

    def test_in_poppler(self):
        self.check("poppler")

    def test_in_mupdf(self):
        self.check("mupdf")

    def test_in_ghostscript(self):
        self.check("ghostscript")

    def spoilt(self, drawn, horizontal, at, begin, end, value):
        """The page with a square of 12 pixels around a point of a rule overpainted."""
        pixels = bytearray(drawn.pixels)
        for across in range(at - 6, at + 6):
            for along in range(begin, end):
                x, y = (along, across) if horizontal else (across, along)
                pixels[y * drawn.width + x] = value
        copy = Drawn((drawn.width, drawn.height, bytes(pixels)), 0)
        copy.scale = drawn.scale
        return copy

    def test_a_gap_of_one_pixel_and_a_thicker_rule_would_be_seen(self):
        drawn, rules = self.pictures("poppler", 300)[0], self.pages[0]
        for rule in (max((r for r in rules if r.horizontal == direction), key=lambda r: r.width)
                     for direction in (True, False)):
            at, middle = round(rule.at * drawn.scale), round(rule.ends[0] * drawn.scale) + 40
            self.assertEqual([], measure(drawn, [rule])[1])
            gap = self.spoilt(drawn, rule.horizontal, at, middle, middle + 1, 255)
            self.assertEqual(1, len(measure(gap, [rule])[1]))
            thick = self.spoilt(drawn, rule.horizontal, at, middle, middle + 1, 0)
            least, most, _ = measure(thick, [rule])[0][rule.width][0]
            self.assertGreater(most - least, 1 + LEVELS)


if __name__ == "__main__":
    unittest.main()
