"""The structure of the example as poppler reads it back: every heading cell, every value, in the order of
the form, with the spans and the headings of each cell. `--update` rewrites the kept outline; read the
diff before you keep it.
"""

import json
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "e2e")]

from example_test import form_words, printed  # noqa: E402
from plant import Plant  # noqa: E402
from support import FORM, RECORD, FolderCase, page_texts, render_example, run, squeezed  # noqa: E402

KEPT = ROOT / "tests" / "golden" / f"{FORM}.structure.txt"
# What stands in one element, in pieces if it goes on over a page.
SAID = re.compile(r'(?:^\s+".*"$\n?)+', re.MULTILINE)


def outline(pdf):
    done = run("pdfinfo", "-struct-text", pdf)
    assert done.returncode == 0 and not done.stderr, done.stderr.decode()
    return done.stdout.decode("utf-8")


def said_in(outline_text):
    """What each element says, in their order."""
    return ["".join(squeezed(line)[1:-1] for line in text.splitlines())
            for text in SAID.findall(outline_text)]


def out_of_order(said, pages):
    """What does not stand behind that which precedes it, on paper: by the text of the pages, read by
    their contents and not by their structure.
    """
    page, ends, wrong = 0, {}, []
    for text in said:
        piece = text[:12]  # a long text goes on behind what the next page repeats
        # A row may be cut: its second cell begins on the page before the one its first ended on.
        for tried in (page - 1, page, page + 1):
            found = pages[tried].find(piece, ends.get(tried, 0)) if tried in range(len(pages)) else -1
            if found >= 0:
                ends[tried], page = found + len(piece), max(page, tried)
                break
        else:
            wrong.append(piece)
    return wrong


class StructureText(FolderCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pdf = render_example(cls.folder)
        cls.outline = outline(cls.pdf)
        cls.said = said_in(cls.outline)

    def test_the_outline_is_as_kept(self):
        if "--update" in sys.argv:
            KEPT.write_text(self.outline, encoding="utf-8")
        self.assertEqual(KEPT.read_text(encoding="utf-8").splitlines(), self.outline.splitlines())

    def missing(self, texts):
        return [text for text in texts if not any(text in said for said in self.said)]

    def test_every_value_of_the_record_is_an_element_or_within_one(self):
        record = json.loads(RECORD.read_text(encoding="utf-8"))
        self.assertEqual([], self.missing(printed(record)))

    def test_every_word_of_the_template_is_there(self):
        words = form_words()
        self.assertGreater(len(words), 60)
        self.assertEqual([], self.missing(words))

    def test_the_order_of_the_elements_is_that_of_the_paper(self):
        self.assertEqual([], out_of_order(self.said, page_texts(self.pdf)))

    def test_a_lost_and_a_moved_cell_would_be_noticed(self):
        plant = Plant(self.pdf)
        row = plant.elements("TR")[3]
        children = plant.get(row)["/K"]
        children.reverse()
        moved = self.folder / "moved.pdf"
        plant.write(moved)
        wrong = out_of_order(said_in(outline(moved)), page_texts(self.pdf))
        self.assertEqual("评价机构", wrong[0])
        lost = self.folder / "lost.pdf"
        plant.get(row)["/K"] = children[1:]
        plant.write(lost)
        self.assertNotIn("部门（单位）评价组", outline(lost))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + [word for word in sys.argv[1:] if word != "--update"])
