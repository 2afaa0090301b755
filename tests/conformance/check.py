"""Checks PDF files against the rules: python3 tests/conformance/check.py FILE…"""

import pathlib
import sys

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / "e2e")]

import annotation_rules  # noqa: E402, F401
import file_rules  # noqa: E402, F401
import font_rules  # noqa: E402, F401
import graphics_rules  # noqa: E402, F401
import metadata_rules  # noqa: E402, F401
import structure_rules  # noqa: E402, F401
import table_rules  # noqa: E402, F401
from rule import RULES, Subject, check  # noqa: E402, F401


def main(paths):
    found = [f"{path}: {finding}" for path in paths for finding in check(path)]
    print("\n".join(found + [f"{len(RULES)} rules, {len(paths)} files, {len(found)} findings"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
