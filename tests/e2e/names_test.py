"""1,000 names with rare characters of all blocks from the URO to extension F: each is on paper as it
was typed, whoever reads it, and each glyph looks as in the whole font.

Also what becomes of fonts and characters that cannot be printed as they are.
"""

import functools
import json
import pathlib
import shutil
import struct
import unittest

from outlines import Face, embedded_fonts
from readers import READERS, as_ghostscript_10_reads, text_of
from support import ROOT, ZHIBIAO, run, scratch, zhibiao

NAMES = 1000
BLOCKS = [(0x4E00, 0x9FFC), (0x3400, 0x4DBF), (0x20000, 0x2A6DD), (0x2A700, 0x2B734),
          (0x2B740, 0x2B81D), (0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0)]
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"

TEMPLATE = {
    "form": {"id": "names", "title": "姓名"},
    "styles": {"name": {"font": "仿宋", "size": "三号", "align": "center"}},
    "body": [{"table": {"columns": ["1*"], "style": "name",
                        "rows": [{"each": "/names", "cells": [{"value": "."}]}]}}],
}


def rare_characters():
    """Two for each name, the blocks in turn, each block from end to end in even steps."""
    turns = 2 * NAMES // len(BLOCKS) + 1
    steps = [(first, last, (last - first) / (turns - 1)) for first, last in BLOCKS]
    return [chr(round(first + turn * step)) for turn in range(turns) for first, _, step in steps]


def names():
    rare = rare_characters()
    return [SURNAMES[at % len(SURNAMES)] + rare[2 * at] + rare[2 * at + 1] for at in range(NAMES)]


def write_json(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def render(folder, template, record, *options):
    """Template and record rendered in the folder; the process, and its messages as JSON."""
    write_json(folder / "template.json", template)
    write_json(folder / "record.json", record)
    done = zhibiao("render", "record.json", "-t", "./template.json", "-o", "out.pdf", "--format", "json",
                   *options, cwd=folder)
    said = [json.loads(line) for line in done.stderr.decode("utf-8").splitlines()]
    return done, [one for one in said if "code" in one]


def setUpModule():
    global place, folder, done, said
    place = scratch()
    folder = pathlib.Path(place.name)
    done, said = render(folder, TEMPLATE, {"names": names()})


def tearDownModule():
    place.cleanup()


class Names(unittest.TestCase):
    def test_are_a_thousand_and_mostly_rare(self):
        self.assertEqual(NAMES, len(names()))
        self.assertGreater(len(set("".join(names()))), 1800)
        self.assertEqual(0, done.returncode, said)

    def test_are_read_back_exactly(self):
        typed = "".join(names())
        for reader in READERS:
            with self.subTest(reader=reader):
                readings = [typed, as_ghostscript_10_reads(typed)] if reader == "Ghostscript" else [typed]
                self.assertIn(text_of(reader, folder / "out.pdf"), readings)

    def test_have_every_fallback_reported_with_field_character_code_point_and_face(self):
        notes = [one for one in said if one["code"] == "glyph-fallback"]
        reported = {(one["at"]["pointer"], part) for one in notes
                    for part in one["message"]["en"].split('"')[1:2]}
        expected = {(f"/names/{at}", c) for at, name in enumerate(names()) for c in name
                    if not first_font_has(c)}
        self.assertEqual(expected, reported)
        for one in notes:
            self.assertRegex(one["message"]["en"], r'^".+" \(U\+[0-9A-F]{4,6}\) is not in the first font '
                                                   r'of role "仿宋", drawn with \w')

    def test_have_glyphs_that_look_as_in_the_whole_font(self):
        compared = 0
        for name, glyphs, embedded in embedded_fonts(folder / "out.pdf"):
            source = whole_face(name)
            for text, glyph in glyphs.items():
                self.assertEqual(source.picture(source.glyph_of(text)), embedded.picture(glyph),
                                 f"U+{ord(text):04X} of {name}")
                compared += 1
        self.assertGreaterEqual(compared, len(set("".join(names()))))


@functools.cache
def font_list():
    lines = zhibiao("fonts", "--format", "json").stdout.decode("utf-8").splitlines()
    return [one for one in map(json.loads, lines) if "file" in one]


@functools.cache
def whole_face(name):
    listed = next(one for one in font_list() if one["name"] == name)
    return Face(pathlib.Path(listed["path"]).read_bytes(), listed["face"])


def first_font_has(character):
    return whole_face("FandolFang-Regular").glyph_of(character) != 0


class OneName(unittest.TestCase):
    def setUp(self):
        place = scratch()
        self.addCleanup(place.cleanup)
        self.folder = pathlib.Path(place.name)

    def codes(self, name, *options, **members):
        template = {**TEMPLATE, **members}
        done, said = render(self.folder, template, {"names": [name]}, *options)
        written = (self.folder / "out.pdf").exists()
        return done.returncode, written, sorted((one["code"], one["severity"]) for one in said)


class Strict(OneName):
    def test_makes_fallbacks_and_old_forms_errors_and_writes_nothing(self):
        for name, code in (("李堃", "glyph-fallback"), ("李⼈", "compatibility-form")):
            exit_code, written, said = self.codes(name, "--strict")
            self.assertEqual((1, False), (exit_code, written))
            self.assertIn((code, "error"), said)

    def test_lets_names_of_the_first_font_pass(self):
        self.assertEqual((0, True, []), self.codes("李人2024A", "--strict"))

    def test_lets_mapped_characters_pass(self):
        exit_code, written, said = self.codes(
            "李⼈", "--strict", characters={"compatibility": "map"})
        self.assertEqual((0, True, [("character-mapped", "note")]), (exit_code, written, said))

    def test_is_not_the_rule(self):
        exit_code, written, said = self.codes("李堃")
        self.assertEqual((0, True, [("glyph-fallback", "note")]), (exit_code, written, said))


class PrivateUse(OneName):
    def test_is_never_drawn_by_a_fallback_font(self):
        exit_code, written, said = self.codes("李\ue000")
        self.assertEqual((1, False), (exit_code, written))
        self.assertEqual([("glyph-missing", "error"), ("private-use", "warning")], said)

    def test_that_gb_18030_has_moved_is_mapped_by_the_template(self):
        exit_code, written, _ = self.codes("李\ue81e", characters={"private-use": "map"})
        self.assertEqual((0, True), (exit_code, written))
        self.assertEqual("李\u9fb4", text_of("poppler", self.folder / "out.pdf"))


class Bold(unittest.TestCase):
    def test_by_face_and_by_stroke_is_read_once(self):
        template = {"form": {"id": "bold", "title": "加粗"}, "body": [
            {"paragraph": "宋体加粗", "style": {"font": "宋体", "bold": True}},
            {"paragraph": "仿宋描边2024", "style": {"font": "仿宋", "bold": "0.3pt"}}]}
        with scratch() as place:
            folder = pathlib.Path(place)
            done, said = render(folder, template, {})
            self.assertEqual((0, []), (done.returncode, said))
            for reader in READERS:
                with self.subTest(reader=reader):
                    self.assertEqual("宋体加粗仿宋描边2024", text_of(reader, folder / "out.pdf"))

    def test_in_a_role_without_a_bold_face_is_an_error(self):
        template = {"form": {"id": "bold", "title": "加粗"}, "body": [
            {"paragraph": "仿宋", "style": {"font": "仿宋", "bold": True}}]}
        with scratch() as place:
            done, said = render(pathlib.Path(place), template, {})
            self.assertEqual(1, done.returncode)
            self.assertEqual(["bold-missing"], [one["code"] for one in said])
            self.assertFalse((pathlib.Path(place) / "out.pdf").exists())


def with_licence(font, bits):
    """The font with another fsType in its OS/2 table."""
    font = bytearray(font)
    for at in range(12, 12 + 16 * struct.unpack(">H", font[4:6])[0], 16):
        if font[at:at + 4] == b"OS/2":
            table = struct.unpack(">I", font[at + 8:at + 12])[0]
            font[table + 8:table + 10] = struct.pack(">H", bits)
    return bytes(font)


class Fonts(unittest.TestCase):
    TEMPLATE = {"form": {"id": "f", "title": "字体"},
                "body": [{"paragraph": "楷体", "style": {"font": "楷体"}}]}

    def test_that_forbid_embedding_are_refused_with_the_reason(self):
        font = (ROOT / "fonts/files/FandolKai-Regular.otf").read_bytes()
        with scratch() as place:
            folder = pathlib.Path(place)
            (folder / "mine").mkdir()
            (folder / "mine/FandolKai-Regular.otf").write_bytes(with_licence(font, 0x0002))
            done, said = render(folder, self.TEMPLATE, {}, "--fonts", "mine")
            self.assertEqual(1, done.returncode)
            errors = [one["code"] for one in said if one["severity"] == "error"]
            self.assertEqual(["font-unusable"], errors)
            self.assertIn("OS/2 fsType 0x0002", said[0]["message"]["en"])
            self.assertFalse((folder / "out.pdf").exists())

    def test_none_at_all_is_an_error_and_nothing_is_written(self):
        with scratch() as place:
            folder = pathlib.Path(place)
            (folder / "bin").mkdir()
            shutil.copy(ZHIBIAO, folder / "bin/zhibiao")
            write_json(folder / "template.json", self.TEMPLATE)
            write_json(folder / "record.json", {})
            for manifest in (None, "fonts/fonts.json"):
                if manifest:
                    (folder / "share/zhibiao/fonts").mkdir(parents=True)
                    shutil.copy(ROOT / manifest, folder / "share/zhibiao/fonts/fonts.json")
                done = run(folder / "bin/zhibiao", "render", "record.json", "-t", "./template.json",
                           "-o", "out.pdf", cwd=folder)
                self.assertEqual(1, done.returncode, done.stderr)
                self.assertRegex(done.stderr.decode(), r"error\[font-(manifest|missing)\]")
                self.assertFalse((folder / "out.pdf").exists())


if __name__ == "__main__":
    unittest.main()
