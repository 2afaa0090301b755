"""The example form's text is the record's, character for character, in four readers."""

import json
import unittest

from example_test import printed
from readers import READERS, pages_of
from support import RECORD, render_example, scratch, stands_on


def setUpModule():
    global folder, pages
    folder = scratch()
    pdf = render_example(folder.name)
    pages = {reader: pages_of(reader, pdf) for reader in READERS}


def tearDownModule():
    folder.cleanup()


def dashes(text):
    return text.count("——")


class Extraction(unittest.TestCase):
    def values(self):
        return [text for text in printed(json.loads(RECORD.read_text(encoding="utf-8"))) if text]

    def test_every_value_is_read_back_whole(self):
        for reader, texts in pages.items():
            for value in self.values():
                with self.subTest(reader=reader, value=value[:20]):
                    self.assertTrue(stands_on(texts, value))

    def test_no_radical_and_no_compatibility_ideograph_stands_for_a_character(self):
        for reader, texts in pages.items():
            with self.subTest(reader=reader):
                self.assertNotRegex("".join(texts), "[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")

    def test_a_dash_is_two_em_dashes(self):
        expected = sum(dashes(value) for value in self.values())
        for reader, texts in pages.items():
            with self.subTest(reader=reader):
                self.assertGreaterEqual(sum(map(dashes, texts)), expected)
                self.assertNotRegex("".join(texts), "[\u2015\u2500\u2e3a]")

    def test_all_readers_read_the_same_characters(self):
        characters = {reader: sorted("".join(texts)) for reader, texts in pages.items()}
        for reader in READERS:
            self.assertEqual(characters["poppler"], characters[reader], reader)


if __name__ == "__main__":
    unittest.main()
