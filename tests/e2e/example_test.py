"""The example form, rendered by the command and examined with others' tools."""

import json
import os
import pathlib
import re
import unittest

from support import (FORM, MUPDF_SAYS, RECORD, ROOT, page_texts, render_example, run, scratch, squeezed,
                     stands_on, zhibiao)

PAGES = 12


def setUpModule():
    global folder, pdf
    folder = scratch()
    pdf = render_example(folder.name)


def tearDownModule():
    folder.cleanup()


def printed(value):
    """The strings that a value of the record stands on paper as."""
    if isinstance(value, dict):
        for item in value.values():
            yield from printed(item)
    elif isinstance(value, list):
        for item in value:
            yield from printed(item)
    elif value is not None:
        date = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", str(value))
        yield "{}年{}月{}日".format(*map(int, date.groups())) if date else squeezed(str(value))


def literals(value):
    """The words of the form itself: every text of its template."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key in ("text", "title", "label", "paragraph") and isinstance(item, str):
                yield item
            elif key not in ("form", "page", "styles", "columns", "rules", "height"):
                yield from literals(item)
    elif isinstance(value, list):
        for item in value:
            yield item if isinstance(item, str) else None
            yield from literals(item)


def form_words():
    """The words that the form prints itself, but for what stands there only without something."""
    template = ROOT / "templates" / FORM / "template.json"
    body = json.loads(template.read_text(encoding="utf-8"))["body"]
    shown = [block for block in body if "unless" not in block]
    return {squeezed(text) for text in literals(shown) if text}


class Viewers(unittest.TestCase):
    def test_qpdf_finds_no_fault(self):
        done = run("qpdf", "--check", pdf)
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        self.assertNotIn(b"WARNING", done.stdout + done.stderr)

    def test_mupdf_draws_every_page_without_a_warning(self):
        done = run("mutool", "draw", "-q", "-r", "50", "-F", "pgm", "-o", os.devnull, pdf)
        said = done.stderr.replace(MUPDF_SAYS, b"")
        self.assertEqual((0, b""), (done.returncode, said))

    def test_ghostscript_draws_every_page_without_a_warning(self):
        done = run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-dPDFSTOPONWARNING",
                   "-sDEVICE=pgmraw", "-r50", f"-sOutputFile={os.devnull}", pdf)
        self.assertEqual((0, b"", b""), (done.returncode, done.stdout, done.stderr))

    def test_poppler_draws_every_page_without_a_warning(self):
        done = run("pdftoppm", "-gray", "-r", "50", pdf, pathlib.Path(folder.name) / "page")
        self.assertEqual((0, b""), (done.returncode, done.stderr))

    def test_every_font_is_embedded_subset_and_mapped_to_unicode(self):
        done = run("pdffonts", pdf)
        fonts = done.stdout.decode().splitlines()[2:]
        self.assertGreaterEqual(len(fonts), 5)
        for font in fonts:
            with self.subTest(font=font):
                self.assertRegex(font, r"^[A-Z]{6}\+\S.* CID Type 0C? .* yes yes yes +\d+ +0$")

    def test_pages_are_a4(self):
        info = run("pdfinfo", "-f", "1", "-l", str(PAGES), pdf).stdout.decode()
        self.assertEqual(str(PAGES), re.search(r"^Pages: +(\d+)$", info, re.MULTILINE)[1])
        self.assertEqual(PAGES, len(re.findall(r"size: +595\.276 x 841\.89 pts \(A4\)", info)))


class Text(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pages = page_texts(pdf)
        cls.record = json.loads(RECORD.read_text(encoding="utf-8"))

    def test_every_string_of_the_record_is_on_paper(self):
        strings = list(printed(self.record))
        self.assertGreater(len(strings), 150)
        for text in strings:
            with self.subTest(text=text):
                self.assertTrue(stands_on(self.pages, text))

    def test_every_string_is_there_as_often_as_in_the_record(self):
        strings, whole = list(printed(self.record)), "".join(self.pages)
        for text in {"6688.63", "376.54", "已完成", "效果明显", "≥98%", "2024年4月15日"}:
            with self.subTest(text=text):
                self.assertGreaterEqual(whole.count(text), strings.count(text))

    def test_every_word_of_the_form_is_on_paper(self):
        words = form_words()
        self.assertGreater(len(words), 60)
        for text in words:
            with self.subTest(text=text):
                self.assertTrue(stands_on(self.pages, text))

    def test_page_numbers_begin_after_the_cover(self):
        self.assertNotIn("—1—", self.pages[0])
        for number, page in enumerate(self.pages[1:], start=1):
            with self.subTest(page=number):
                self.assertIn(f"—{number}—", page)

    def test_the_blank_date_of_the_finance_office_has_no_digits(self):
        page = next(page for page in self.pages if "财政部门归口业务科室负责人（签章）：" in page)
        self.assertRegex(page, r"财政部门归口业务科室负责人（签章）：年月日")

    def test_the_filler_line_is_on_the_page_of_the_last_signature(self):
        page = next(page for page in self.pages if "财政部门归口业务科室意见：" in page)
        self.assertIn("填报人（签名）：", page)


class WithoutCover(unittest.TestCase):
    def test_a_title_opens_the_form(self):
        record = json.loads(RECORD.read_text(encoding="utf-8"))
        del record["cover"]
        source = pathlib.Path(folder.name) / "plain.json"
        source.write_text(json.dumps(record), encoding="utf-8")
        output = source.with_suffix(".pdf")
        done = zhibiao("render", source, "-t", FORM, "-o", output)
        self.assertEqual(0, done.returncode, done.stderr.decode())
        pages = page_texts(output)
        self.assertLessEqual(len(pages), PAGES)
        self.assertTrue(pages[0].startswith("部门（单位）整体支出绩效自评报告（2023年度）"))
        self.assertIn("—1—", pages[0])
        self.assertNotIn("（制）", "".join(pages))


class Output(unittest.TestCase):
    """Files appear whole or not at all."""

    def setUp(self):
        self.place = scratch()
        self.addCleanup(self.place.cleanup)
        self.folder = pathlib.Path(self.place.name)

    def broken_record(self):
        source = self.folder / "record.json"
        source.write_text('{ "year": ', encoding="utf-8")
        return source

    def test_a_failed_render_leaves_nothing_behind(self):
        source = self.broken_record()
        done = zhibiao("render", source, "-t", FORM, "-o", self.folder / "form.pdf")
        self.assertEqual(1, done.returncode)
        self.assertEqual([source], list(self.folder.iterdir()))

    def test_a_failed_render_does_not_touch_an_earlier_output(self):
        source = self.broken_record()
        output = self.folder / "form.pdf"
        output.write_bytes(b"an earlier form")
        done = zhibiao("render", source, "-t", FORM, "-o", output)
        self.assertEqual(1, done.returncode)
        self.assertEqual(b"an earlier form", output.read_bytes())
        self.assertEqual([output, source], sorted(self.folder.iterdir()))

    def test_a_render_replaces_an_earlier_output_and_leaves_no_other_file(self):
        output = self.folder / "form.pdf"
        output.write_bytes(b"an earlier form")
        render_example(self.folder)
        self.assertEqual(pdf.read_bytes(), output.read_bytes())
        self.assertEqual([output], list(self.folder.iterdir()))

    def test_an_output_that_cannot_be_written_is_an_error(self):
        done = zhibiao("render", RECORD, "-t", FORM, "-o", self.folder / "no-such" / "form.pdf")
        self.assertEqual(1, done.returncode)
        self.assertIn(b"file-unwritable", done.stderr)
        self.assertEqual([], list(self.folder.iterdir()))


class ExitCodes(unittest.TestCase):
    def test_wrong_usage_is_2(self):
        for arguments in ([], ["render"], ["render", RECORD], ["paint", RECORD],
                          ["render", RECORD, "-t", FORM, "-o", "x.pdf", "--no-such-option"]):
            with self.subTest(arguments=arguments):
                self.assertEqual(2, zhibiao(*arguments).returncode)

    def test_a_missing_record_is_1(self):
        done = zhibiao("render", "no-such.json", "-t", FORM, "-o", "x.pdf", "--lang", "en",
                       cwd=folder.name)
        self.assertEqual(1, done.returncode)
        self.assertIn(b"no-such.json: error[file-unreadable]", done.stderr)

    def test_an_unknown_template_is_1(self):
        done = zhibiao("render", RECORD, "-t", "hunan-department-self-evaluatoin", "-o", "x.pdf",
                       "--lang", "en", cwd=folder.name)
        self.assertEqual(1, done.returncode)
        self.assertIn(b"template-not-found", done.stderr)


class Size(unittest.TestCase):
    """Tagged, in kilobytes of 1,000 bytes. Other programs were measured with two typefaces: 246 KB
    tagged and 157 KB untagged is the smallest right file."""

    def test_in_two_typefaces_as_small_as_the_best_untagged(self):
        output = pathlib.Path(folder.name) / "two-typefaces.pdf"
        done = zhibiao("render", RECORD, "-t", FORM, "--fonts", ROOT / "scripts/measuring/two-typefaces",
                       "-o", output)
        self.assertEqual(0, done.returncode, done.stderr.decode())
        self.assertLess(output.stat().st_size, 150_000)

    def test_in_the_five_official_typefaces(self):
        self.assertLess(pdf.stat().st_size, 340_000)


if __name__ == "__main__":
    unittest.main()
