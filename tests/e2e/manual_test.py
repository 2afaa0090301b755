"""Every example of docs/template.md renders without a word of complaint to a sound PDF.

An example is a comment <!-- example: name --> before a ```json block that holds
{ "template": ..., "record": ... }. The seals that it names are drawn here.
"""

import json
import pathlib
import re
import unittest

import seals
from support import ROOT, page_texts, run, scratch, zhibiao

PAGE = ROOT / "docs" / "template.md"
EXAMPLE = re.compile(r"^<!-- example: ([\w-]+) -->\s*\n```json\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples():
    return EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))


class Manual(unittest.TestCase):
    def test_has_examples_and_each_its_own_name(self):
        text = PAGE.read_text(encoding="utf-8")
        names = [name for name, _ in examples()]
        self.assertGreaterEqual(len(names), 5)
        self.assertEqual(len(names), len(set(names)))
        self.assertEqual(len(names), text.count("<!-- example:"), "a comment without a json block")


def add_example(name, text):
    def test(self):
        example = json.loads(text)
        with scratch() as place:
            folder = pathlib.Path(place)
            for file, key in (("template.json", "template"), ("record.json", "record")):
                (folder / file).write_text(json.dumps(example[key]), encoding="utf-8")
            seals.write_seals(example["template"], folder)
            done = zhibiao("render", "record.json", "-t", "./template.json", "-o", "out.pdf",
                           "--lang", "en", cwd=folder)
            self.assertEqual(0, done.returncode, done.stderr.decode())
            self.assertRegex(done.stderr.decode(), r"^out\.pdf: \d+ pages?, 0 warnings\n$")
            self.assertEqual(0, run("qpdf", "--check", folder / "out.pdf").returncode)
            self.assertTrue("".join(page_texts(folder / "out.pdf")), "nothing on paper")

    setattr(Manual, "test_" + name.replace("-", "_"), test)


if PAGE.exists():
    for each in examples():
        add_example(*each)


if __name__ == "__main__":
    unittest.main()
