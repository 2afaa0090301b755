"""The example's layout against a kept dump: every cell, line, and rule with its place in millimetres.

A change of look shows here as a readable diff before it shows as pixels. `--update` rewrites the kept
dump; read the diff before you keep it.
"""

import sys
import unittest

from support import FORM, RECORD, ROOT, zhibiao

KEPT = ROOT / "tests" / "golden" / "hunan-department-self-evaluation.layout.txt"


class LayoutDump(unittest.TestCase):
    maxDiff = None

    def test_the_example_is_laid_out_as_kept(self):
        done = zhibiao("render", RECORD, "-t", FORM, "--dump", "layout")
        self.assertEqual(done.returncode, 0, done.stderr)
        dump = done.stdout.decode("utf-8")
        if "--update" in sys.argv:
            KEPT.parent.mkdir(exist_ok=True)
            KEPT.write_text(dump, encoding="utf-8")
        self.assertEqual(KEPT.read_text(encoding="utf-8").splitlines(), dump.splitlines())


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + [word for word in sys.argv[1:] if word != "--update"])
