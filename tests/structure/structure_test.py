"""The shape of the source tree, as docs/architecture.md states it: includes run one way, each
library is kept where it is owned, every diagnostic code is used and explained.

Reads the files only. That every header compiles alone is built, not tested: see headers_alone in
tests/CMakeLists.txt.
"""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SRC = ROOT / "src"

# A folder includes itself and those before it.
FOLDERS = ["base", "json", "form", "bind", "text", "layout", "paint", "pdf", "engine", "cli"]

# Which folders may include a library, and in how many .cpp files at most. Never in a header.
LIBRARIES = {
    "qpdf": ({"pdf"}, 1),
    "libpng": ({"base"}, 1),
    "harfbuzz": ({"text", "pdf"}, 4),
    "icu": ({"text"}, 3),
    "boost": ({"layout"}, 1),
    "nlohmann": ({"json", "bind", "engine", "cli"}, 4),
    "valijson": ({"bind"}, 2),
    "libdeflate": ({"pdf"}, 1),
    "cli11": ({"cli"}, 2),
    "onetbb": ({"engine"}, 1),
    "libcsv": ({"engine"}, 1),
    "libzip": ({"engine"}, 1),
    "expat": ({"engine"}, 1),
    "poppler": ({"cli", "engine"}, 1),
}
ANYWHERE = {"fmt", "expected"}  # the two that may stand in headers
SYSTEM = ({"base", "cli"}, 6)  # POSIX headers, and those of the processor

INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)


def library_of(header):
    """The library that an <include> belongs to; None for the C++ standard library."""
    patterns = {
        "qpdf": r"qpdf/",
        "libpng": r"png\.h$",
        "harfbuzz": r"(harfbuzz/)?hb",
        "boost": r"boost/",
        "icu": r"unicode/",
        "nlohmann": r"nlohmann/",
        "valijson": r"valijson/",
        "libdeflate": r"libdeflate\.h",
        "cli11": r"CLI/",
        "onetbb": r"oneapi/tbb/",
        "libcsv": r"csv\.h$",
        "libzip": r"zip\.h$",
        "expat": r"expat\.h$",
        "poppler": r"poppler",
        "fmt": r"fmt/",
        "expected": r"tl/expected\.hpp",
    }
    for name, pattern in patterns.items():
        if re.match(pattern, header):
            return name
    return "system" if header.endswith(".h") else None if "/" not in header else header


def sources():
    return sorted(p for p in SRC.rglob("*") if p.suffix in {".h", ".cpp"})


def includes(path):
    """(header of ours or None, library or None) of each include of a file."""
    for ours, foreign in INCLUDE.findall(path.read_text(encoding="utf-8")):
        yield ours or None, None if ours else library_of(foreign)


def codes():
    text = (SRC / "base" / "code.h").read_text(encoding="utf-8")
    return dict(re.findall(r'constexpr Code (\w+)\{"([a-z-]+)"\}', text))


class Includes(unittest.TestCase):
    def test_run_one_way(self):
        for path in sources():
            own = FOLDERS.index(path.relative_to(SRC).parts[0])
            for ours, _ in includes(path):
                if ours is None:
                    continue
                with self.subTest(file=str(path.relative_to(ROOT)), include=ours):
                    self.assertTrue((SRC / ours).is_file(), "is not written from src/")
                    self.assertLessEqual(FOLDERS.index(ours.split("/")[0]), own)

    def test_keep_libraries_where_they_are_owned(self):
        users = {}
        for path in sources():
            for _, library in includes(path):
                if library is None or library in ANYWHERE:
                    continue
                users.setdefault(library, set()).add(path)
        for library, paths in sorted(users.items()):
            folders, most = SYSTEM if library == "system" else LIBRARIES.get(library, (set(), 0))
            with self.subTest(library=library, files=sorted(str(p.relative_to(SRC)) for p in paths)):
                self.assertEqual([], [p.name for p in paths if p.suffix == ".h"], "in a header")
                self.assertLessEqual({p.relative_to(SRC).parts[0] for p in paths}, folders)
                self.assertLessEqual(len(paths), most)

    def test_every_header_guards_itself_and_says_what_it_is(self):
        for path in SRC.rglob("*.h"):
            text = path.read_text(encoding="utf-8")
            with self.subTest(file=str(path.relative_to(ROOT))):
                self.assertTrue(text.startswith("// "), "opens with no words")
                self.assertIn("#pragma once", text)

    def test_nothing_of_where_and_when_it_was_built_gets_in(self):
        for path in [*sources(), *SRC.rglob("*.h")]:
            with self.subTest(file=str(path.relative_to(ROOT))):
                self.assertNotRegex(path.read_text(encoding="utf-8"),
                                    r"__(FILE|DATE|TIME|TIMESTAMP)__|source_location|\bassert\(")


class Codes(unittest.TestCase):
    def test_are_found(self):
        self.assertGreater(len(codes()), 20)

    def test_have_each_one_name(self):
        self.assertEqual(len(set(codes().values())), len(codes()))
        for constant, name in codes().items():
            self.assertEqual(constant, name.replace("-", "_"))

    def test_are_the_headings_of_the_diagnostics_page(self):
        page = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")
        headings = re.findall(r"^#{2,4} `?([a-z]+(?:-[a-z]+)*)`?$", page, re.MULTILINE)
        self.assertEqual(sorted(codes().values()), sorted(headings))

    def test_are_used(self):
        text = "\n".join(p.read_text(encoding="utf-8") for p in sources() if p.name != "code.h")
        used = set(re.findall(r"\bcode::(\w+)", text))
        self.assertEqual(set(), set(codes()) - used, "declared, never reported")
        self.assertEqual(set(), used - set(codes()))


if __name__ == "__main__":
    unittest.main()
