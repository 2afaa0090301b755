"""The fields of sign-off blocks can be signed by another program, one after the other: PDFBox signs with
certificates made here, poppler finds each signature valid, and the pages look as before.
"""

import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "e2e")]

from check import check  # noqa: E402
import gallery  # noqa: E402
from pdfbox import JARS  # noqa: E402
from support import FolderCase, run, zhibiao  # noqa: E402

SOURCE = ROOT / "tests" / "tools" / "SignPdf.java"
PASSWORD = "zhibiao-test"


class Signer:
    """A person with a key of their own."""

    def __init__(self, folder, name):
        self.folder, self.store = folder, folder / f"{name}.p12"
        done = run("keytool", "-genkeypair", "-keystore", self.store, "-storetype", "PKCS12",
                   "-storepass", PASSWORD, "-keyalg", "RSA", "-keysize", "2048", "-validity", "30",
                   "-dname", f"CN={name}")
        assert done.returncode == 0, done.stdout.decode()

    def sign(self, field, source, target):
        return run("java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                   class_path(self.folder), "SignPdf", self.store, PASSWORD, source, target, field)


def class_path(folder):
    return ":".join([str(folder)]
                    + [f"/usr/share/java/{jar}.jar" for jar in JARS + ["bcprov", "bcpkix"]])


def verify(pdf):
    """What poppler says of each signature: {field: (signer, "Signature is Valid." or not)}."""
    done = run("pdfsig", "-nocert", pdf)
    found = {}
    for part in re.split(r"^Signature #\d+:\n", done.stdout.decode(), flags=re.MULTILINE)[1:]:
        said = dict(re.findall(r"^\s+- ([^:\n]+): (.*)$", part, re.MULTILINE))
        found[said["Signature Field Name"]] = (
            said.get("Signer Certificate Common Name"), said.get("Signature Validation"))
    return found


def findings(pdf):
    """Of the checker, but for one that PDFBox 2 is to blame for: it states two objects too many."""
    return [each for each in check(pdf) if "reported number of objects" not in each]


def pictures(pdf, folder):
    done = run("pdftoppm", "-r", "100", "-gray", pdf, folder / pdf.stem)
    assert done.returncode == 0 and not done.stderr, done.stderr.decode()
    pages = sorted(folder.glob(f"{pdf.stem}-*.pgm"))
    assert pages
    return [page.read_bytes() for page in pages]


class Signing(FolderCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        done = run("javac", "-cp", class_path(cls.folder), "-d", cls.folder, SOURCE)
        assert done.returncode == 0, done.stderr.decode()
        cls.forms = {name: (template, record)
                     for name, template, record in gallery.forms(cls.folder)}

    def rendered(self, form, *options):
        template, record = self.forms[form]
        output = self.folder / f"{self.id().rsplit('.', 1)[1]}.pdf"
        return gallery.render(template, record, output, *options)

    def signed(self, pdf, field, signer):
        target = pdf.with_name(f"{pdf.stem}-{field}.pdf")
        done = signer.sign(field, pdf, target)
        self.assertEqual(0, done.returncode, done.stderr.decode())
        self.assertTrue(target.read_bytes().startswith(pdf.read_bytes()), "not appended")
        return target

    def test_fields_of_the_example_are_signed_one_after_the_other(self):
        unsigned = self.rendered("hunan-department-self-evaluation-record")
        self.assertEqual({}, {name: state for name, state in verify(unsigned).items() if state[1]})
        first, second = Signer(self.folder, "zhang"), Signer(self.folder, "li")
        names = re.findall(r"/T ?\((\w+)\)", run("qpdf", "--qdf", "--object-streams=disable", unsigned,
                                                 "-").stdout.decode("latin-1"))
        self.assertEqual(3, len(names))
        once = self.signed(unsigned, names[0], first)
        twice = self.signed(once, names[1], second)
        found = {name: state for name, state in verify(twice).items() if state[1]}
        self.assertEqual({names[0]: ("zhang", "Signature is Valid."),
                          names[1]: ("li", "Signature is Valid.")}, found)
        self.assertEqual(pictures(unsigned, self.folder), pictures(twice, self.folder))
        self.assertEqual([], findings(twice))

    def test_a_seal_lies_under_its_field(self):
        unsigned = self.rendered("seals")
        signed = self.signed(unsigned, "unit_seal", Signer(self.folder, "unit"))
        self.assertEqual(("unit", "Signature is Valid."), verify(signed)["unit_seal"])
        self.assertEqual(pictures(unsigned, self.folder), pictures(signed, self.folder))
        self.assertEqual([], findings(signed))

    def test_a_changed_file_is_noticed(self):
        signed = self.signed(self.rendered("seals"), "unit_head", Signer(self.folder, "wang"))
        changed = bytearray(signed.read_bytes())
        number = changed.index(b"/Width 240") + len("/Width ")  # of the seal, in pixels
        changed[number] = ord("1")
        signed.write_bytes(changed)
        self.assertEqual("Digest Mismatch.", verify(signed)["unit_head"][1])

    def test_a_signed_file_still_gives_its_record_back_and_is_known_to_be_signed(self):
        unsigned = self.rendered("seals", "--embed-record")
        signed = self.signed(unsigned, "unit_head", Signer(self.folder, "zhao"))
        self.assertEqual([], findings(signed))
        done = zhibiao("extract", signed, "-o", self.folder / "back.json")
        self.assertEqual(0, done.returncode, done.stderr.decode())
        self.assertEqual(self.forms["seals"][1].read_bytes(), (self.folder / "back.json").read_bytes())
        done = zhibiao("verify", signed, "-t", self.forms["seals"][0], "--lang", "en")
        self.assertIn(f"the first {unsigned.stat().st_size} bytes are as rendered again",
                      done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
