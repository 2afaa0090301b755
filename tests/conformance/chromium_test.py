"""Chromium (PDFium) opens every example and shows the pages that poppler shows."""

import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "e2e")]

import gallery  # noqa: E402
import pictures  # noqa: E402
from chromium import DPI, Chromium  # noqa: E402
from plant import Plant  # noqa: E402
from support import FolderCase, run  # noqa: E402


class InChromium(FolderCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.chromium = Chromium(cls.folder)
        cls.addClassCleanup(cls.chromium.close)
        cls.forms = list(gallery.forms(cls.folder))

    def rendered(self, name, template, record):
        return gallery.render(template, record, self.folder / f"{name}.pdf")

    def differences(self, pdf, expected=None):
        """Between the pages of `pdf` in Chromium and those of `expected` (the same) in poppler."""
        sizes = [tuple(map(float, size)) for size in re.findall(
            r"^Page +\d+ size: +([\d.]+) x ([\d.]+) pts",
            run("pdfinfo", "-f", 1, "-l", 9999, pdf).stdout.decode(), re.MULTILINE)]
        home = self.folder / f"pages-of-{pdf.stem}"
        home.mkdir()
        shown = self.chromium.pages(pdf, sizes)
        for number, ((width, rows), size) in enumerate(zip(shown, sizes), start=1):
            # The viewer cuts a page down to whole pixels and draws it into them.
            for pixels, points in zip((width, len(rows)), size):
                self.assertAlmostEqual(points * DPI / 72, pixels, delta=1.5)
            (home / f"chromium-{number}.pgm").write_bytes(
                b"P5\n%d %d\n255\n" % (width, len(rows)) + b"".join(rows))
            run("pdftoppm", "-gray", "-singlefile", "-f", number, "-scale-to-x", width, "-scale-to-y",
                len(rows), expected or pdf, home / f"poppler-{number}")
        return pictures.differences(pictures.pages(home, "poppler"), pictures.pages(home, "chromium"))

    def test_shows_what_poppler_shows(self):
        for name, template, record in self.forms:
            with self.subTest(name):
                self.assertEqual([], self.differences(self.rendered(name, template, record)))

    def test_a_lost_glyph_would_be_noticed(self):
        pdf = self.rendered("whole", *self.forms[0][1:])
        plant = Plant(pdf)
        pictures.lose_a_glyph(plant)
        changed = self.folder / "changed.pdf"
        plant.write(changed)
        self.assertEqual(1, len(self.differences(changed, expected=pdf)))


if __name__ == "__main__":
    unittest.main()
