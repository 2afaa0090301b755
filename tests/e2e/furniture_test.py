"""Page numbers on pages across among upright ones, and the text of drawn check boxes."""

import re
import unittest

from drawing import render, template
from support import read_pgm, run, scratch

DPI = 150
ACROSS = {"orientation": "landscape",
          "margin": {"top": "28mm", "right": "37mm", "bottom": "26mm", "left": "35mm"}}
GRAY_PAPER = 250


def section(words, page=None):
    return {"section": [{"paragraph": words}], **({"page": page} if page else {})}


def upright(picture):
    """A page across as it lies in the bound file: its head at the left."""
    width, height, pixels = picture
    turned = bytes(pixels[y * width + width - 1 - x] for x in range(width) for y in range(height))
    return height, width, turned


def ink(picture, top):
    """(left, top, right, bottom) in mm of what is drawn below `top` mm."""
    width, height, pixels = picture
    first = round(top / 25.4 * DPI)
    places = [divmod(at, width) for at, gray in enumerate(pixels)
              if gray < GRAY_PAPER and at >= first * width]
    rows, columns = [y for y, _ in places], [x for _, x in places]
    return [place * 25.4 / DPI for place in (min(columns), min(rows), max(columns), max(rows))]


class PageNumbers(unittest.TestCase):
    def setUp(self):
        place = scratch()
        self.addCleanup(place.cleanup)
        self.folder = place.name

    def pictures(self, *sections, number=None):
        form = template(*sections, page={"number": number or {}})
        drawing = render(self.folder, form, {})
        for page in range(1, len(drawing.pages) + 1):
            done = run("pdftoppm", "-gray", "-r", DPI, "-f", page, "-l", page, drawing.pdf)
            yield read_pgm(done.stdout)

    def test_a_page_across_has_its_number_where_the_upright_pages_have_it(self):
        one, two, three, four = self.pictures(section("一"), section("二"), section("三", ACROSS),
                                              section("四", ACROSS))
        self.assertGreater(three[0], three[1])
        below = 297 - 35 + 3
        for plain, across in ((one, three), (two, four)):
            expected, found = ink(plain, below), ink(upright(across), below)
            for a, b in zip((expected[0], expected[2]), (found[0], found[2])):
                self.assertAlmostEqual(a, b, delta=0.4)  # digits differ in their tips only
            self.assertAlmostEqual(expected[3], found[3], delta=0.8)

    def test_the_number_keeps_its_distance_from_a_text_area_that_reaches_further_down(self):
        near = {**ACROSS, "margin": "20mm"}
        _, two = self.pictures(section("一"), section("二", near))
        left, top, right, bottom = ink(upright(two), 297 - 20 + 3)
        self.assertGreater(top, 297 - 20 + 7)
        self.assertLess(bottom, 297 - 20 + 7 + 5)

    def test_where_all_pages_lie_across_the_number_is_at_their_foot(self):
        one, two = self.pictures(section("一", ACROSS), section("二", ACROSS))
        left, top, right, bottom = ink(one, 210 - 26 + 3)
        self.assertGreater(top, 210 - 26 + 7)
        self.assertGreater(right, 297 - 37 - 10)

    def test_an_upright_cover_without_a_number_turns_nothing(self):
        cover = {"number": False, "counted": False}
        _, one = self.pictures(section("封面", cover), section("一", ACROSS))
        self.assertGreater(ink(one, 210 - 26 + 3)[1], 210 - 26 + 7)


BOXES = [{"check": "/a"}, "是，", {"check": "/b"}, "否，", {"check": "/a"}, "不详。"]


class CheckBoxes(unittest.TestCase):
    expected = "☑是，□否，☑不详。"

    def setUp(self):
        place = scratch()
        self.addCleanup(place.cleanup)
        form = template({"paragraph": BOXES}, {"paragraph": "□与☑，照字印出。"})
        self.drawing = render(place.name, form, {"a": True, "b": False})

    def test_three_viewers_find_the_character_that_a_check_box_is_drawn_for(self):
        pdf = self.drawing.pdf
        for viewer in (["pdftotext", "-enc", "UTF-8", pdf, "-"],
                       ["mutool", "draw", "-q", "-F", "txt", pdf],
                       ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=txtwrite",
                        "-sOutputFile=-", pdf]):
            said = re.sub(r"\s", "", run(*viewer).stdout.decode("utf-8", "replace"))
            self.assertEqual(self.expected + "□与☑，照字印出。", said, viewer[0])

    def test_the_character_is_found_in_the_place_of_the_drawing(self):
        said = run("pdftotext", "-bbox", self.drawing.pdf, "-").stdout.decode()
        word = re.search(rf'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" [^>]*>{self.expected}<', said)
        self.assertIsNotNone(word, said)
        line = self.drawing.pages[0].lines[0]
        self.assertAlmostEqual(line.x, float(word[1]) * 25.4 / 72, delta=0.05)

    def test_the_glyph_that_says_it_is_not_drawn(self):
        """A box is four strokes with white between them: the glyph would stand there."""
        pdf = self.drawing.pdf
        strokes = run("pdftoppm", "-gray", "-r", 600, pdf).stdout
        form = run("mutool", "draw", "-q", "-F", "pgm", "-r", 600, "-o", "-", pdf).stdout
        ghost = run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pgmraw", "-r600",
                    "-sOutputFile=-", pdf).stdout
        line = self.drawing.pages[0].lines[0]
        size = 10.5 * 25.4 / 72
        box = line.x + 3 * size  # ☑是，□
        for name, data in (("poppler", strokes), ("mupdf", form), ("ghostscript", ghost)):
            data = re.sub(rb"(?m)^#.*\n", b"", data, count=1)
            width, _, pixels = read_pgm(data)
            at = lambda mm: round(mm / 25.4 * 600)
            inside = [pixels[y * width + x]
                      for y in range(at(line.baseline - 0.68 * size), at(line.baseline - 0.08 * size))
                      for x in range(at(box + 0.2 * size), at(box + 0.8 * size))]
            self.assertEqual({255}, set(inside), name)


if __name__ == "__main__":
    unittest.main()
