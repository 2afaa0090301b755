"""poppler, MuPDF, Ghostscript, and PDFBox open every example without a word of warning and show the same
pages: each pixel is as in poppler's picture, or as near to it as smoothed edges are.
"""

import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "e2e")]

import gallery  # noqa: E402
import pictures  # noqa: E402
from pdfbox import PdfBox  # noqa: E402
from plant import Plant  # noqa: E402
from support import MUPDF_SAYS, FolderCase, run, without_fields  # noqa: E402

DPI = 200  # a rule of half a point is more than a pixel


def by_poppler(pdf, folder):
    done = run("pdftoppm", "-gray", "-r", DPI, pdf, folder / "poppler")
    return done.stdout + done.stderr, "poppler"


def by_mupdf(pdf, folder):
    done = run("mutool", "draw", "-q", "-r", DPI, "-c", "gray", "-F", "pgm", "-o",
               folder / "mupdf-%d.pgm", without_fields(pdf))
    return done.stdout + done.stderr.replace(MUPDF_SAYS, b""), "mupdf"


def by_ghostscript(pdf, folder):
    done = run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pgmraw", f"-r{DPI}",
               "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", "-o", folder / "gs-%d.pgm", pdf)
    return done.stdout + done.stderr, "gs"


class Viewers(FolderCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pdfbox = PdfBox(cls.folder)
        cls.pdfs = {}
        for name, template, record in gallery.forms(cls.folder):
            home = cls.folder / "drawn" / name
            home.mkdir(parents=True)
            cls.pdfs[name] = gallery.render(template, record, home / "out.pdf")
        cls.poppler = {}
        for name, pdf in cls.pdfs.items():
            said, _ = by_poppler(pdf, pdf.parent)
            assert not said, said
            cls.poppler[name] = pictures.pages(pdf.parent, "poppler")

    def assert_same(self, folder, viewer, expected, name):
        drawn = pictures.pages(folder, viewer)
        self.assertEqual(len(expected), len(drawn), f"{name}: pages of {viewer}")
        self.assertEqual([], pictures.differences(expected, drawn), f"{name}: {viewer}")

    def test_mupdf_and_ghostscript_show_what_poppler_shows(self):
        self.assertGreater(len(self.pdfs), 15)
        for draw in (by_mupdf, by_ghostscript):
            for name, pdf in self.pdfs.items():
                with self.subTest(name, viewer=draw.__name__):
                    said, viewer = draw(pdf, pdf.parent)
                    self.assertEqual("", said.decode(errors="replace"))
                    self.assert_same(pdf.parent, viewer, self.poppler[name], name)

    def test_pdfbox_shows_what_poppler_shows(self):
        words = [word for pdf in self.pdfs.values() for word in (pdf, pdf.parent / "pdfbox")]
        done = self.pdfbox.run("draw", DPI, *words)
        self.assertEqual("", done.stderr.decode(errors="replace"))
        for name, pdf in self.pdfs.items():
            with self.subTest(name):
                self.assert_same(pdf.parent, "pdfbox", self.poppler[name], name)

    def changed(self, change):
        """What differs from the example where its first pages were changed."""
        name = next(name for name in self.pdfs if name.startswith("hunan"))
        plant = Plant(self.pdfs[name])
        change(plant)
        folder = self.folder / self.id().rsplit(".", 1)[1]
        folder.mkdir()
        plant.write(folder / "changed.pdf")
        by_ghostscript(folder / "changed.pdf", folder)
        return pictures.differences(self.poppler[name], pictures.pages(folder, "gs"))

    def test_a_lost_glyph_would_be_noticed(self):
        self.assertEqual(1, len(self.changed(pictures.lose_a_glyph)))

    def test_a_rule_that_is_moved_by_half_a_millimetre_would_be_noticed(self):
        def move(plant):
            text = plant.data(plant.pages[1]["/Contents"])
            rule = re.search(rb"(\d+)(\.\d+)? [\d.]+ m\n", text)
            plant.set_data(plant.pages[1]["/Contents"],
                           text[:rule.start(1)] + b"%d" % (int(rule[1]) + 2) + text[rule.end(1):])
        self.assertEqual(1, len(self.changed(move)))


if __name__ == "__main__":
    unittest.main()
