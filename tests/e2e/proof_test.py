"""A PDF with its record inside: what extract and verify say of it, and of files that lie."""

import json
import pathlib
import re
import shutil
import unittest
import zlib

from support import FORM, RECORD, ROOT, ZHIBIAO, run, scratch, zhibiao

TEMPLATE = {
    "form": {"id": "proof", "title": "试验表", "edition": "2024"},
    "properties": {"title": ["试验表 ", {"value": "/unit"}], "author": {"value": "/unit"},
                   "date": "/on"},
    "body": [{"paragraph": ["单位：", {"value": "/unit"}]}],
}
# White space, escapes, and order are the record's own and must come back.
ODD_RECORD = b'\n{ "on":"2024-04-15"\t,\r\n  "unit" : "\\u67d0\xe5\xb1\x80" }  \n\n'


def info(pdf):
    done = run("pdfinfo", "-rawdates", "-enc", "UTF-8", pdf)
    assert done.returncode == 0, done.stderr.decode()
    return dict(re.findall(r"^(\w+): +(.*)$", done.stdout.decode(), re.MULTILINE))


class Proof(unittest.TestCase):
    def setUp(self):
        self.place = scratch()
        self.addCleanup(self.place.cleanup)
        self.folder = pathlib.Path(self.place.name)
        self.template = self.folder / "templates" / "proof" / "template.json"
        self.template.parent.mkdir(parents=True)
        self.template.write_text(json.dumps(TEMPLATE, ensure_ascii=False), encoding="utf-8")
        self.record = self.folder / "given.json"
        self.record.write_bytes(ODD_RECORD)
        self.pdf = self.folder / "form.pdf"

    def render(self, *more):
        done = zhibiao("render", self.record, "-t", "proof", "--templates",
                       self.folder / "templates", "--embed-record", "-o", self.pdf, *more)
        self.assertEqual(0, done.returncode, done.stderr.decode())
        return self.pdf

    def extract(self, pdf):
        output = self.folder / "extracted.json"
        output.unlink(missing_ok=True)
        return zhibiao("extract", pdf, "-o", output, "--lang", "en"), output

    def verify(self, pdf, *more):
        done = zhibiao("verify", pdf, "--templates", self.folder / "templates", "--lang", "en", *more)
        return done.returncode, (done.stdout + done.stderr).decode()


class Extract(Proof):
    def test_gives_the_record_back_byte_for_byte(self):
        done, output = self.extract(self.render())
        self.assertEqual(0, done.returncode, done.stderr.decode())
        self.assertEqual(ODD_RECORD, output.read_bytes())
        to_stream = zhibiao("extract", self.pdf, "-o", "-")
        self.assertEqual(ODD_RECORD, to_stream.stdout)

    def test_gives_back_a_line_of_json_lines(self):
        lines = self.folder / "units.jsonl"
        lines.write_bytes(b'{"unit":"\xe7\x94\xb2","on":null}\n{ "on": "2024", "unit": "\xe4\xb9\x99" }\n')
        done = zhibiao("batch", lines, "-t", "proof", "--templates", self.folder / "templates",
                       "--embed-record", "-d", self.folder / "out", "--name", "{number}.pdf")
        self.assertEqual(0, done.returncode, done.stderr.decode())
        _, output = self.extract(self.folder / "out" / "2.pdf")
        self.assertEqual('{ "on": "2024", "unit": "乙" }', output.read_text(encoding="utf-8"))
        self.assertEqual(0, self.verify(self.folder / "out" / "2.pdf")[0])

    def test_says_that_the_part_of_the_program_that_reads_is_missing(self):
        """It lies beside the program, which prints without it."""
        alone = shutil.copy(ZHIBIAO, self.folder / "zhibiao")
        done = run(alone, "extract", self.render(), "-o", self.folder / "extracted.json", "--lang", "en")
        self.assertEqual(1, done.returncode)
        self.assertIn("error[file-unreadable]: zhibiao-qpdf.so, a part of the program, cannot be loaded",
                      done.stderr.decode())
        self.assertFalse((self.folder / "extracted.json").exists())

    def test_says_that_there_is_no_record(self):
        done = zhibiao("render", self.record, "-t", "proof", "--templates",
                       self.folder / "templates", "-o", self.pdf)
        self.assertEqual(0, done.returncode)
        done, output = self.extract(self.pdf)
        self.assertEqual(1, done.returncode)
        self.assertIn("error[record-not-embedded]", done.stderr.decode())
        self.assertIn("--embed-record", done.stderr.decode())
        self.assertFalse(output.exists())


class Properties(Proof):
    def test_come_from_the_record(self):
        found = info(self.render())
        self.assertEqual("试验表 某局", found["Title"])
        self.assertEqual("某局", found["Author"])
        self.assertEqual("proof 2024", found["Subject"])
        self.assertEqual("D:20240415000000+08'00'", found["CreationDate"])

    def test_take_the_callers_date_before_the_records(self):
        self.assertEqual("D:20250601000000+08'00'", info(self.render("--date", "2025-06-01"))["ModDate"])
        self.assertEqual(0, self.verify(self.pdf)[0])

    def test_of_a_date_known_in_part_have_none(self):
        self.record.write_text('{"unit": "某局", "on": "2024-04"}', encoding="utf-8")
        self.assertNotIn("CreationDate", info(self.render()))

    def test_refuse_what_is_no_date(self):
        self.record.write_text('{"unit": "某局", "on": "上周"}', encoding="utf-8")
        done = zhibiao("render", self.record, "-t", self.template, "-o", self.pdf, "--lang", "en")
        self.assertEqual(1, done.returncode)
        self.assertIn("given.json:1:22: error[record-value]: the file's date should be one date",
                      done.stderr.decode())
        self.assertFalse(self.pdf.exists())

    def test_of_a_blank_form_are_the_forms_own(self):
        done = zhibiao("blank", "-t", self.template, "-o", self.pdf)
        self.assertEqual(0, done.returncode, done.stderr.decode())
        found = info(self.pdf)
        self.assertEqual("试验表", found["Title"])
        self.assertNotIn("Author", found)
        self.assertNotIn("CreationDate", found)


class Verify(Proof):
    def test_says_that_the_file_is_the_same(self):
        code, words = self.verify(self.render())
        self.assertEqual((0, f"{self.pdf}: identical, byte for byte, to what is rendered again\n"),
                         (code, words))
        self.assertEqual(0, run("qpdf", "--check", self.pdf).returncode)

    def test_says_that_the_example_is_the_same(self):
        done = zhibiao("render", RECORD, "-t", FORM, "--embed-record", "-o", self.pdf)
        self.assertEqual(0, done.returncode, done.stderr.decode())
        done = zhibiao("verify", self.pdf)
        self.assertEqual(0, done.returncode, done.stderr.decode())

    def assert_differs(self, words, pdf=None, *more):
        code, said = self.verify(pdf or self.pdf, *more)
        self.assertEqual(1, code, said)
        self.assertIn("error[verify-differs]: " + words, said)
        return said

    def test_names_a_changed_template(self):
        self.render()
        changed = dict(TEMPLATE, body=[{"paragraph": ["单位名称：", {"value": "/unit"}]}])
        self.template.write_text(json.dumps(changed), encoding="utf-8")
        said = self.assert_differs("template proof has changed")
        self.assertEqual(1, said.count("verify-differs"), said)

    def test_names_a_changed_font(self):
        self.render()
        fonts = self.folder / "fonts"
        fonts.mkdir()
        shutil.copy(ROOT / "fonts" / "files" / "FandolSong-Regular.otf",
                    fonts / "NotoSerifCJK-Regular.ttc")
        (fonts / "fonts.json").write_text(json.dumps(
            {"roles": {"宋体": [{"file": "NotoSerifCJK-Regular.ttc"}]}}), encoding="utf-8")
        said = self.assert_differs("font NotoSerifCJKsc-Regular (NotoSerifCJK-Regular.ttc, SHA-256",
                                   None, "--fonts", fonts)
        self.assertIn("is used now, and was not", said)

    def test_knows_a_record_that_was_changed_inside(self):
        pdf = self.rewrite(self.render(), "record.json", ODD_RECORD.replace(b"\xe5\xb1\x80", b"\xe5\x8e\x85"))
        self.assert_differs("the record inside is not the one noted", pdf)

    def test_knows_another_program(self):
        self.render()
        note = run("qpdf", "--show-attachment=provenance.json", self.pdf).stdout
        pdf = self.rewrite(self.pdf, "provenance.json", note.replace(b'"zhibiao": "', b'"zhibiao": "9'))
        self.assert_differs("the program is zhibiao ", pdf)

    def test_says_that_bytes_were_added(self):
        self.render()
        whole = self.pdf.read_bytes()
        added = self.folder / "added.pdf"
        start = whole.rindex(b"startxref") + 10
        update = b"1 0 obj\nnull\nendobj\n"  # hangs on nothing: no cross-reference leads to it
        added.write_bytes(whole + update + whole[start - 10:])
        self.assert_differs(f"the first {len(whole)} bytes are as rendered again; ", added)

    def test_says_that_the_file_itself_was_changed(self):
        changed = self.render().read_bytes().replace(b'<?xpacket end="r"?>', b'<?xpacket end="w"?>')
        other = self.folder / "other.pdf"
        other.write_bytes(changed)
        said = self.assert_differs("record, template, fonts, and program are as they were", other)
        self.assertRegex(said, r"from byte \d+ on")

    def rewrite(self, pdf, name, data):
        """The PDF with another file inside under the same name."""
        inside, output = self.folder / name, self.folder / "rewritten.pdf"
        inside.write_bytes(data)
        done = run("qpdf", pdf, "--add-attachment", inside, "--replace", "--", output)
        self.assertEqual(0, done.returncode, done.stderr.decode())
        return output


class Hostile(Proof):
    """Files that are cut, changed, encrypted, or bombs: an error each time, and never a crash."""

    def assert_refused(self, pdf, *codes):
        done, output = self.extract(pdf)
        words = done.stderr.decode()
        self.assertEqual(1, done.returncode, words)
        self.assertRegex(words, r"error\[(%s)\]" % "|".join(codes))
        self.assertFalse(output.exists())
        return words

    def test_no_pdf(self):
        for data in (b"", b"%PDF-1.7\n", b"\x00" * 1000, b"{}"):
            bad = self.folder / "bad.pdf"
            bad.write_bytes(data)
            self.assert_refused(bad, "pdf-unsound")
        self.assert_refused(self.folder / "none.pdf", "file-unreadable")

    def test_cut_short_anywhere(self):
        whole = self.render().read_bytes()
        bad = self.folder / "bad.pdf"
        for step in range(1, 24):
            bad.write_bytes(whole[:len(whole) * step // 24])
            self.assert_refused(bad, "pdf-unsound")

    def test_changed_bytes_never_crash_it(self):
        whole = self.render().read_bytes()
        bad = self.folder / "bad.pdf"
        for step in range(60):
            at = (step * 7919 + 13) % len(whole)
            bad.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << step % 8)]) + whole[at + 1:])
            done, _ = self.extract(bad)
            self.assertIn(done.returncode, (0, 1), done.stderr.decode())

    def test_encrypted(self):
        locked = self.folder / "locked.pdf"
        run("qpdf", "--encrypt", "", "owner", "256", "--", self.render(), locked)
        self.assertIn("encrypted", self.assert_refused(locked, "pdf-unsound"))
        run("qpdf", "--encrypt", "user", "owner", "256", "--", self.pdf, locked)
        self.assert_refused(locked, "pdf-unsound")

    def bomb(self, size):
        packed = zlib.compress(bytes(size), 9)
        objects = [
            b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(record.json)3 0 R]>>>>>>",
            b"<</Type/Pages/Count 0/Kids[]>>",
            b"<</Type/Filespec/F(record.json)/EF<</F 4 0 R>>>>",
            b"<</Type/EmbeddedFile/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
            % (len(packed), packed)]
        data, places = b"%PDF-1.7\n", []
        for number, text in enumerate(objects, 1):
            places.append(len(data))
            data += b"%d 0 obj\n%s\nendobj\n" % (number, text)
        start = len(data)
        data += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places)
        data += b"trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start
        path = self.folder / "bomb.pdf"
        path.write_bytes(data)
        return path

    def test_a_record_that_decodes_to_more_than_the_limit(self):
        self.assertIn("longer than 268435456 bytes",
                      self.assert_refused(self.bomb((256 << 20) + 1), "pdf-unsound"))

    def test_a_template_that_leads_out_of_the_folders(self):
        self.render()
        note = run("qpdf", "--show-attachment=provenance.json", self.pdf).stdout
        inside, bad = self.folder / "provenance.json", self.folder / "bad.pdf"
        inside.write_bytes(note.replace(b'"id": "proof"', b'"id": "../../etc/passwd"'))
        run("qpdf", self.pdf, "--add-attachment", inside, "--replace", "--", bad)
        code, words = self.verify(bad)
        self.assertEqual(1, code)
        self.assertIn("error[template-not-found]: the PDF does not name a template", words)


if __name__ == "__main__":
    unittest.main()
