"""Each page of the example against a small picture of it that was looked at and kept.

The pages are drawn in gray by poppler, and again by mupdf: a second viewer must agree. They are drawn at
80 dpi and halved, for viewers put thin rules on whole pixels, each its own way. The pictures are
compared as squares of 4 x 4 pixels (2.5 mm): no square may differ by more than TOLERANCE of full black,
which lets another release of a viewer smooth edges its own way, and catches a moved rule, a lost
character, a changed line break. `--update` rewrites the pictures.
"""

import pathlib
import sys
import unittest

from support import (ROOT, blocks, halved, read_pgm, read_png, render_example, run, scratch,
                     without_fields, write_png)

PICTURES = ROOT / "tests" / "e2e" / "pictures"
DPI = 80  # halved to 40
SIDE = 4
TOLERANCE = {"poppler": 0.08, "mupdf": 0.20}
LARGEST = 20 * 1024
UPDATE = "--update" in sys.argv


def setUpModule():
    global folder, drawn
    folder = scratch()
    pdf = render_example(folder.name)
    drawn = {"poppler": by_poppler(pdf)}
    if UPDATE:
        rewrite(drawn["poppler"])
    drawn["mupdf"] = by_mupdf(pdf)


def tearDownModule():
    folder.cleanup()


def by_poppler(pdf):
    prefix = pathlib.Path(folder.name) / "poppler"
    run("pdftoppm", "-gray", "-r", str(DPI), pdf, prefix)
    return [halved(read_pgm(file.read_bytes())) for file in sorted(prefix.parent.glob("poppler-*.pgm"))]


def by_mupdf(pdf):
    pattern = pathlib.Path(folder.name) / "mupdf-%02d.pgm"
    run("mutool", "draw", "-q", "-r", str(DPI), "-c", "gray", "-F", "pgm", "-o", pattern,
        without_fields(pdf))
    return [halved(read_pgm(file.read_bytes())) for file in sorted(pattern.parent.glob("mupdf-*.pgm"))]


def rewrite(pages):
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("page-*.png"):
        old.unlink()
    for number, page in enumerate(pages, start=1):
        (PICTURES / f"page-{number:02}.png").write_bytes(write_png(page))


class Pictures(unittest.TestCase):
    def test_are_small(self):
        for file in PICTURES.glob("*.png"):
            self.assertLessEqual(file.stat().st_size, LARGEST, file.name)

    def compare(self, viewer):
        kept = [read_png(file.read_bytes()) for file in sorted(PICTURES.glob("page-*.png"))]
        self.assertEqual(len(kept), len(drawn[viewer]), "another number of pages")
        for number, (expected, actual) in enumerate(zip(kept, drawn[viewer]), start=1):
            with self.subTest(page=number):
                self.assertEqual(expected[:2], actual[:2], "another size of page")
                before, now = blocks(expected, SIDE), blocks(actual, SIDE)
                wrong = {at: round(abs(before[at] - now[at]) / 255, 2) for at in before
                         if abs(before[at] - now[at]) > TOLERANCE[viewer] * 255}
                if wrong:
                    self.keep(number, actual)
                self.assertEqual({}, wrong, "squares (column, row) of 2.5 mm that differ")

    def keep(self, number, actual):
        """The page as it is now, beside the build, to be looked at."""
        place = pathlib.Path("picture-test-failures")
        place.mkdir(exist_ok=True)
        (place / f"page-{number:02}.png").write_bytes(write_png(actual))

    def test_poppler_draws_what_was_kept(self):
        self.compare("poppler")

    def test_mupdf_agrees(self):
        self.compare("mupdf")


if __name__ == "__main__":
    unittest.main(argv=[word for word in sys.argv if word != "--update"])
