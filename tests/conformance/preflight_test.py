"""PDFBox Preflight, which knows PDF/A-1b, accepts every example written in that profile by the same
code, and rejects files with planted faults.
"""

import os
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "e2e")]

import gallery  # noqa: E402
from pdfbox import PdfBox  # noqa: E402
from plant import Plant  # noqa: E402
from support import FolderCase, run  # noqa: E402

TOOL = pathlib.Path(os.environ.get("BUILD", ROOT / "build-dev")) / "tests" / "render_a1b"
DATE = "2024-04-15T00:00:00+08:00"

FAULTS = {}


def fault(code):
    """The code that Preflight must name."""
    def add(function):
        FAULTS[function.__name__] = (code, function)
        return function
    return add


@fault("3.1.6")
def widths_that_are_not_the_programs(plant):
    for font in plant.fonts():
        font["/DW"] = 500


@fault("3.1.3")
def font_not_embedded(plant):
    del plant.descriptor()["/FontFile3"]


@fault("3.1.9")
def no_glyph_map(plant):
    del plant.fonts("/CIDFontType2")[0]["/CIDToGIDMap"]


@fault("3.1.11")
def no_cid_set(plant):
    del plant.descriptor()["/CIDSet"]


@fault("2.4.3")
def no_output_intent(plant):
    del plant.catalog["/OutputIntents"]


@fault("7.2")
def another_title(plant):
    plant.info["/Title"] = "u:另一个"


@fault("7.2")
def another_date(plant):
    plant.info["/CreationDate"] = "u:D:20230415000000+08'00'"


@fault("7.1")
def no_xmp(plant):
    del plant.catalog["/Metadata"]


@fault("7.11.2")
def another_part(plant):
    plant.edit_xmp("<pdfaid:part>1<", "<pdfaid:part>2<")


@fault("6.2.5")
def script(plant):
    plant.catalog["/OpenAction"] = {"/S": "/JavaScript", "/JS": "u:0"}


@fault("5.3.1")
def field_without_appearance(plant):
    field = plant.add({"/Type": "/Annot", "/Subtype": "/Widget", "/FT": "/Sig", "/F": 132,
                       "/T": "u:s", "/Rect": [0, 0, 9, 9], "/P": plant.page_refs[0]})
    plant.pages[0]["/Annots"] = [field]
    plant.catalog["/AcroForm"] = {"/Fields": [field]}


@fault("2.2.1")
def transparency(plant):
    plant.pages[0]["/Group"] = {"/S": "/Transparency", "/CS": "/DeviceRGB"}


@fault("2.4.2")
def device_cmyk(plant):
    plant.append_content(b"0 0 0 1 k\n")


BYTE_FAULTS = {
    "1.1": lambda data: data.replace(b"\n%\xe2\xe3\xcf\xd3\n", b"\n%abcd\n"),
    "1.2.1": lambda data: data.replace(b" 0 obj\n<<", b" 0 obj <<", 1),
    "1.4.1": lambda data: re.sub(rb"/ID\s*\[[^\]]*\]", lambda m: b" " * len(m[0]), data),
}


class Preflight(FolderCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pdfbox = PdfBox(cls.folder)
        cls.files = {name: cls.render(name, template, record)
                     for name, template, record in gallery.forms(cls.folder)}

    @classmethod
    def render(cls, name, template, record):
        output = cls.folder / f"{name}.pdf"
        done = run(TOOL, record, template, ROOT / "fonts" / "fonts.json", output, DATE)
        assert done.returncode == 0, done.stderr.decode()
        return output

    def test_accepts_every_example(self):
        for file, errors in self.pdfbox.preflight(self.files.values()).items():
            with self.subTest(pathlib.Path(file).stem):
                self.assertEqual("", errors)

    def test_rejects_planted_faults(self):
        plant = Plant(self.files["conformance"])
        wanted = {str(plant.write(self.folder / "rewritten.pdf")): ""}
        for name, (code, function) in FAULTS.items():
            other = plant.again()
            function(other)
            wanted[str(other.write(self.folder / f"{name}.pdf"))] = code
        data = self.files["conformance"].read_bytes()
        for code, change in BYTE_FAULTS.items():
            path = self.folder / f"bytes-{code}.pdf"
            path.write_bytes(change(data))
            wanted[str(path)] = code
        for file, errors in self.pdfbox.preflight(wanted).items():
            with self.subTest(pathlib.Path(file).stem):
                code = wanted[file]
                self.assertTrue(errors.startswith(code + " ") or f"; {code} " in errors if code
                                else not errors, errors)


if __name__ == "__main__":
    unittest.main()
