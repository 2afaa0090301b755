"""Every rule of the checker catches a fault planted for it, and finds none in the file before."""

import pathlib
import sys
import unittest

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / "e2e")]

import base_form  # noqa: E402
import faults  # noqa: E402
from check import RULES, Subject, check  # noqa: E402
from support import FolderCase, run  # noqa: E402

BY_NAME = {rule.name: rule for rule in RULES}


def encrypt(path):
    run("qpdf", "--allow-weak-crypto", "--encrypt", "", "owner", "128", "--", "--replace-input", path)


class Rules(FolderCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pdf = base_form.render(cls.folder)
        cls.plant = base_form.equipped(cls.pdf)

    def test_the_file_before_any_fault_has_none(self):
        self.assertEqual([], check(self.pdf))
        self.assertEqual([], check(self.plant.write(self.folder / "equipped.pdf")))

    def test_every_rule_has_a_fault(self):
        planted = {rule for rule, _ in faults.OBJECT_FAULTS + faults.BYTE_FAULTS}
        self.assertEqual(set(BY_NAME), planted)

    def findings(self, rule, path):
        return BY_NAME[rule].findings(Subject(path))

    def test_objects(self):
        for rule, function in faults.OBJECT_FAULTS:
            with self.subTest(rule, fault=function.__name__):
                plant = self.plant.again()
                function(plant)
                path = plant.write(self.folder / f"{function.__name__}.pdf")
                if getattr(plant, "encrypt", False):
                    encrypt(path)
                self.assertTrue(self.findings(rule, path), "not found")

    def test_bytes(self):
        for rule, function in faults.BYTE_FAULTS:
            with self.subTest(rule, fault=function.__name__):
                data = function(self.pdf.read_bytes())
                self.assertNotEqual(data, self.pdf.read_bytes())
                path = self.folder / f"{function.__name__}.pdf"
                path.write_bytes(data)
                self.assertTrue(self.findings(rule, path), "not found")


if __name__ == "__main__":
    unittest.main()
