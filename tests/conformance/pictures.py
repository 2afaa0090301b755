"""Pictures of pages by several viewers, compared by tests/tools/compare_pages.cpp."""

import os
import pathlib
import re

from support import ROOT, run

TOOL = pathlib.Path(os.environ.get("BUILD", ROOT / "build-dev")) / "tests" / "compare_pages"
# Of 255 grays: a hairline of one viewer is two gray lines of another.
TOLERANCE = 150


def pages(folder, viewer):
    """The files FOLDER/VIEWER-*.pgm in the order of their numbers."""
    return sorted(folder.glob(f"{viewer}-*.pgm"),
                  key=lambda file: int(re.search(r"(\d+)\.pgm$", file.name)[1]))


def lose_a_glyph(plant):
    """The first of the second page's first string: a fault that a comparison must find."""
    content = plant.pages[1]["/Contents"]
    text = plant.data(content)
    found = re.search(rb"<([0-9A-Fa-f]{4})((?:[0-9A-Fa-f]{4})+)>", text)
    plant.set_data(content, text[:found.start(1)] + found[2] + text[found.end(2):])


def differences(expected, drawn):
    """A line for each page that is not the same: its file, how many pixels, where."""
    done = run(TOOL, TOLERANCE, *(file for pair in zip(expected, drawn) for file in pair))
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().splitlines()
