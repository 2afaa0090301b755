"""Bad input gets a clear error and nothing is written.

Each folder of bad-input/ is a case: what differs from the good input of bad-input/good, and
expected.txt, all that the command says in English. `--update` rewrites expected.txt.
"""

import pathlib
import shutil
import sys
import unittest

from support import ROOT, ZHIBIAO, run, scratch

CASES = ROOT / "tests" / "e2e" / "bad-input"
GOOD = CASES / "good"
UPDATE = "--update" in sys.argv


def cases():
    return sorted(case for case in CASES.iterdir() if case != GOOD)


def render(case, folder):
    """What the command does with the good input overlaid with the case's. A case with a fonts.json
    is rendered by a copy of the command that stands in an install tree with that fonts.json."""
    for source in (GOOD, case):
        for file in source.iterdir():
            place = {"record.json": folder, "fonts.json": folder / "share/zhibiao/fonts"}
            copy = place.get(file.name, folder / "form") / file.name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
    command = ZHIBIAO
    if (case / "fonts.json").exists():
        command = folder / "bin" / "zhibiao"
        command.parent.mkdir()
        shutil.copy(ZHIBIAO, command)
    return run(command, "render", "record.json", "-t", "./form", "-o", "out.pdf", "--lang", "en",
               cwd=folder)


class BadInput(unittest.TestCase):
    def setUp(self):
        place = scratch()
        self.addCleanup(place.cleanup)
        self.folder = pathlib.Path(place.name).resolve()

    def test_the_good_input_is_good(self):
        done = render(GOOD, self.folder)
        self.assertEqual((0, b"out.pdf: 1 page, 0 warnings\n"), (done.returncode, done.stderr))
        self.assertTrue((self.folder / "out.pdf").read_bytes().startswith(b"%PDF-"))

    def check(self, case):
        done = render(case, self.folder)
        said = done.stderr.decode("utf-8").replace(f"{self.folder}/", "")
        self.assertEqual(1, done.returncode, said)
        self.assertEqual(b"", done.stdout)
        self.assertFalse((self.folder / "out.pdf").exists())
        expected = case / "expected.txt"
        if UPDATE:
            expected.write_text(said, encoding="utf-8")
        self.assertEqual(expected.read_text(encoding="utf-8"), said)
        for fault in said.splitlines():
            if "error[" in fault:
                self.assertRegex(fault, r"^[\w./]+:\d+:\d+: error\[[a-z-]+\]: \S")


def add_case(case):
    setattr(BadInput, "test_" + case.name.replace("-", "_"), lambda self: self.check(case))


for each in cases():
    add_case(each)


if __name__ == "__main__":
    unittest.main(argv=[word for word in sys.argv if word != "--update"])
