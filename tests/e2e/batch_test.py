"""zhibiao batch: many records, a PDF each; what goes wrong is reported, and nothing is lost.

A small form of one table keeps the runs short; one test prints the example.
"""

import json
import os
import shutil
import unittest
import zipfile

from batch_support import TEMPLATE, BatchCase, lines, record
from support import FORM, RECORD, ROOT, ZHIBIAO, page_texts, run, zhibiao


def workbook(path, rows):
    """An .xlsx as Excel writes one: texts in a table of their own, dates as numbers with a format. A
    cell is a text, None, or a number with the style 0 general, 1 date, 2 percent, 3 two decimals, "e"."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packages = "http://schemas.openxmlformats.org/package/2006/relationships"
    texts, sheet = [], ""
    for number, row in enumerate(rows, 1):
        sheet += f'<row r="{number}">'
        for column, cell in zip("ABCDEFG", row):
            place = f'r="{column}{number}"'
            if cell is None:
                sheet += f'<c {place} s="1"/>'
            elif isinstance(cell, str):
                sheet += f'<c {place} t="s"><v>{len(texts)}</v></c>'
                before, reading, after = cell.partition("<rPh>")[0], "<rPh>" in cell, cell.rpartition("</rPh>")[2]
                texts.append(f"<si><r><t>{before}</t></r><rPh sb='0' eb='1'><t>x</t></rPh><r><t>{after}</t></r></si>"
                             if reading else f"<si><t>{cell}</t></si>")
            elif cell[1] == "e":
                sheet += f'<c {place} t="e"><f>A1</f><v>{cell[0]}</v></c>'
            else:
                sheet += f'<c {place} s="{cell[1]}"><f>1+1</f><v>{cell[0]!r}</v></c>'
        sheet += "</row>"
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{packages}"><Relationship Id="r" Type="{office}/officeDocument" '
                       'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
                           '<sheet name="x" sheetId="1" state="hidden" r:id="rId9"/>'
                           '<sheet name="a" sheetId="2" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{packages}">' + "".join(
            f'<Relationship Id="rId{n}" Type="{office}/{kind}" Target="{target}"/>' for n, kind, target in
            ((9, "worksheet", "worksheets/none.xml"), (1, "worksheet", "/xl/worksheets/sheet2.xml"),
             (2, "sharedStrings", "sharedStrings.xml"), (3, "styles", "styles.xml"))) + "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><numFmts><numFmt numFmtId="164" '
                         'formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>'
                         '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>'
                         '<xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="2"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{"".join(texts)}</sst>',
        "xl/worksheets/sheet2.xml": f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)


class Batch(BatchCase):
    # ---- Records in --------------------------------------------------------------------------

    def test_takes_folders_patterns_lines_arrays_and_standard_input(self):
        self.write("units/b.json", json.dumps(record(2)))
        self.write("units/a.json", json.dumps(record(1), indent=2))
        self.write("units/notes.txt", "not a record")
        self.write("more.jsonl", "\ufeff" + lines([record(3)]) + "\n" + lines([record(4)]))
        self.write("array.json", json.dumps([record(5), record(6)], indent=1))
        self.batch("units", "mo*e.jsonl", "array.json", "-", "-t", "card",
                   input=lines([record(7)]).encode())
        rows, end = self.report()
        self.assertEqual(["a.pdf", "b.pdf", "more-1.pdf", "more-3.pdf", "array-1.pdf",
                          "array-2.pdf", "stdin-1.pdf"], [row["output"] for row in rows])
        self.assertEqual((7, 7), (end["input"], end["written"]))
        for number, row in enumerate(rows, 1):
            text = "".join(page_texts(self.out / row["output"]))
            self.assertIn(f"第{number}统计调查队", text)
        self.assertFalse((self.out / ".part").exists())

    def test_gives_the_bytes_of_single_renders_however_many_at_a_time(self):
        self.write("units.jsonl", lines(record(n, "甲乙丙丁戊己庚辛"[n % 8:] + "局") for n in range(1, 31)))
        self.batch("units.jsonl", "-t", "card", "--jobs", "1", out="one")
        self.batch("units.jsonl", "-t", "card", "--jobs", "4", out="four")
        self.assertEqual(30, len(self.pdfs("one")))
        self.assertEqual(self.pdfs("one"), self.pdfs("four"))
        self.assertEqual(self.report("one"), self.report("four"))
        self.write("7.json", lines([record(7, "辛局")]).rstrip("\n"))
        done = zhibiao("render", "7.json", "-t", "./card", "-o", "7.pdf", cwd=self.folder)
        self.assertEqual(0, done.returncode, done.stderr.decode())
        self.assertEqual((self.folder / "7.pdf").read_bytes(), self.pdfs("one")["units-7.pdf"])

    def test_prints_the_example_as_render_does(self):
        text = json.dumps(json.loads(RECORD.read_text(encoding="utf-8")), ensure_ascii=False)
        self.write("two.jsonl", text + "\n" + text.replace("305012", "305013") + "\n")
        self.batch("two.jsonl", "-t", FORM, "--name", "{/cover/budget_code}")
        self.assertEqual(["305012.pdf", "305013.pdf"], sorted(self.pdfs()))
        self.write("one.json", text)
        done = zhibiao("render", "one.json", "-t", FORM, "-o", "one.pdf", cwd=self.folder)
        self.assertEqual(0, done.returncode)
        self.assertEqual((self.folder / "one.pdf").read_bytes(), self.pdfs()["305012.pdf"])

    def test_chooses_the_template_by_a_field(self):
        other = self.folder / "other"
        other.mkdir()
        (other / "template.json").write_text(json.dumps(
            {"form": {"id": "o", "title": "o"}, "body": [{"paragraph": "另一张表"}]}), encoding="utf-8")
        self.write("units.jsonl", lines([{**record(1), "form": "card"}, {**record(2), "form": "other"},
                                         {**record(3), "form": "../card"}, {**record(4), "form": "crad"}]))
        said = self.batch("units.jsonl", "--template-field", "/form", code=3)
        self.assertEqual(["written", "written", "failed", "failed"], self.outcomes())
        self.assertIn("另一张表", page_texts(self.out / "units-2.pdf")[0])
        self.assertIn('did you mean "card"?', said)

    def test_takes_csv_with_names_from_the_template_from_the_schema_and_as_places(self):
        self.write("units.csv", '\ufeff单位,/unit/code,人数,tasks\r\n'
                   '"长江, ""荆州""",305001,12,"一\r\n二"\r\n\r\n乙局,305002,,\r\n')
        self.batch("units.csv", "-t", "card", "--name", "{/unit/code}")
        text = page_texts(self.out / "305001.pdf")[0]
        self.assertIn('长江,"荆州"', text)
        self.assertIn("12", text)
        self.assertIn("一二", text)
        self.assertEqual(["written", "written"], self.outcomes())

    def test_takes_xlsx_as_its_sheet_shows_it(self):
        workbook(self.folder / "units.xlsx", [
            ["单位", "/unit/code", "人数", "tasks"],
            ["长江<rPh>chang</rPh>局", (305001, 0), (12, 0), (45397, 1)],
            ["乙局", "0305002", None, (0.98, 2)], [None, None], ["丙_x000D_局", (6688.6, 3), (0, 0)]])
        self.batch("units.xlsx", "-t", "card", "--name", "{/unit/code}")
        self.assertEqual(["0305002.pdf", "305001.pdf", "6688.60.pdf"], sorted(self.pdfs()))
        self.assertIn("长江局", page_texts(self.out / "305001.pdf")[0])
        self.assertIn("2024-04-15", page_texts(self.out / "305001.pdf")[0])
        self.assertIn("98%", page_texts(self.out / "0305002.pdf")[0])
        self.assertIn("丙局", page_texts(self.out / "6688.60.pdf")[0])
        self.assertEqual([2, 3, 4], [row["place"] for row in self.report()[0]])

    def test_says_that_the_part_of_the_program_that_reads_xlsx_is_missing(self):
        """It lies beside the program, which reads all else without it."""
        (self.folder / "bin").mkdir()
        (self.folder / "fonts").symlink_to(ROOT / "fonts")
        alone = shutil.copy(ZHIBIAO, self.folder / "bin" / "zhibiao")
        workbook(self.folder / "units.xlsx", [["/unit/code"], ["1"]])
        done = run(alone, "batch", "units.xlsx", "-t", "card", "-d", "out", "--templates", ".",
                   "--lang", "en", cwd=self.folder)
        self.assertEqual(3, done.returncode, done.stderr.decode())
        self.assertIn("error[table-text]: zhibiao-libzip.so, a part of the program, cannot be loaded",
                      done.stderr.decode())
        self.assertIn("install the program again", done.stderr.decode())

    def test_says_what_is_wrong_in_an_xlsx(self):
        (self.folder / "no.xlsx").write_bytes(b"PK\3\4 and no more")
        said = self.batch("no.xlsx", "-t", "card", code=3)
        self.assertIn("no.xlsx:1: error[table-text]: this is no xlsx workbook", said)
        workbook(self.folder / "e.xlsx", [["单位", "/unit/code", "人数"], ["甲局", ("#REF!", "e"), (1, 0)],
                                          ["乙局", "2", (1, 0)]])
        said = self.batch("e.xlsx", "-t", "card", code=3, out="e")
        self.assertIn("e.xlsx:2: error[table-text]: cell 2 holds the error value #REF!", said)
        self.assertEqual(["failed", "written"], self.outcomes("e"))
        whole = (self.folder / "e.xlsx").read_bytes()
        for size in range(0, len(whole), 97):  # cut off anywhere: no crash, and it is said
            (self.folder / "cut.xlsx").write_bytes(whole[:size])
            self.assertIn("error[table-text]", self.batch("cut.xlsx", "-t", "card", code=3, out="cut"))

    def test_says_what_is_wrong_in_a_csv_by_its_line(self):
        self.write("units.csv", "单位,code,人数\n甲局,1,2\n")
        said = self.batch("units.csv", "-t", "card", code=3)
        self.assertIn('units.csv:1: error[table-column]: column "code" is no field of the record', said)
        self.write("rows.csv", "单位,/unit/code,人数\n甲局,1,many\n乙局,2,3,4\n丙局,3,4\n\"丁局,5,6\n")
        said = self.batch("rows.csv", "-t", "card", code=3, out="rows")
        self.assertIn("rows.csv:2: error[record-schema]", said)
        self.assertIn("rows.csv:3: error[table-text]: this row has 4 cells", said)
        self.assertIn("rows.csv:5: error[table-text]: a quotation mark", said)
        self.assertEqual(["failed", "failed", "written", "failed"], self.outcomes("rows"))
        (self.folder / "gbk.csv").write_bytes("单位\n甲局\n".encode("gbk"))
        self.assertIn("this is not UTF-8", self.batch("gbk.csv", "-t", "card", code=3, out="gbk"))

    def test_refuses_input_without_records(self):
        (self.folder / "empty").mkdir()
        self.write("none.jsonl", "\n\n")
        for words, fault in ((["empty"], "holds no records"), (["x*.json"], "no file fits"),
                             (["card.doc"], "no kind of file"), (["none.jsonl"], "there are no records")):
            with self.subTest(words):
                self.assertIn(fault, self.batch(*words, "-t", "card", code=1))

    # ---- Names -------------------------------------------------------------------------------

    def names_of(self, names, pattern="{/unit/name}.pdf", code=0):
        self.write("units.jsonl", lines(record(n, name) for n, name in enumerate(names, 1)))
        self.batch("units.jsonl", "-t", "card", "--name", pattern, code=code)
        return [row["output"] for row in self.report()[0]]

    def test_lets_no_name_out_of_the_folder(self):
        names = self.names_of(["../../etc/passwd", "/root", "a/b\\c:d", "CON", ".hidden", "x\u202ey", "a?*|"])
        self.assertEqual(["_.._.._etc_passwd", "_root", "a_b_c_d", "_CON",
                          "_.hidden", "x_y", "a___"], [name[:-4] for name in names])
        self.assertEqual(sorted(names), sorted(self.pdfs()))
        self.assertEqual({"card", "out", "units.jsonl"}, {path.name for path in self.folder.iterdir()})

    def test_cuts_long_names_at_a_character_and_keeps_them_apart(self):
        first, second = self.names_of(["长" * 200 + "一", "长" * 200 + "二"])
        for name in (first, second):
            self.assertLessEqual(len(name.encode()), 255)
            self.assertRegex(name, "^长+~[0-9a-f]{8}\\.pdf$")
        self.assertNotEqual(first, second)

    def test_reports_a_name_taken_twice_and_a_name_that_is_missing(self):
        self.write("units.jsonl", lines([record(1, "甲局"), record(2, "甲局")]))
        said = self.batch("units.jsonl", "-t", "card", "--name", "{/unit/name}", code=3)
        self.assertIn("units.jsonl:2: error[output-clash]: record 1 has the file name 甲局.pdf already", said)
        self.assertIn("305001", page_texts(self.out / "甲局.pdf")[0])
        self.assertIn("error[output-name]", self.batch(
            "units.jsonl", "-t", "card", "--name", "{/tasks}", code=3, out="other"))
        for pattern in ("a/{number}", "{name}", "{/a", "a}b"):
            self.batch("units.jsonl", "-t", "card", "--name", pattern, code=2)

    # ---- Bad records -------------------------------------------------------------------------

    def test_goes_on_after_bad_records_and_counts_them(self):
        good = [record(n) for n in range(1, 4)]
        text = lines(good[:1]) + "{broken\n" + lines([{"staff": 1}]) + lines(good[1:])
        self.write("units.jsonl", text)
        said = self.batch("units.jsonl", "missing.json", "-t", "card", code=3)
        self.assertIn("units.jsonl:2:2: error[json-syntax]", said)
        self.assertIn("units.jsonl:3:1: error[record-schema]", said)
        self.assertIn("missing.json: error[file-unreadable]", said)
        self.assertTrue(said.endswith("6 records: 3 written, 0 kept, 3 failed; 3 pages, 0 warnings\n"), said)
        rows, end = self.report()
        self.assertEqual((6, 3, 3), (end["input"], end["written"], end["failed"]))
        self.assertEqual(list(range(1, 7)), [row["number"] for row in rows])
        self.assertEqual("json-syntax", rows[1]["diagnostics"][0]["code"])
        summary = (self.out / "summary.txt").read_text(encoding="utf-8")
        self.assertIn("units.jsonl:3: ", summary)
        self.assertEqual(3, len(self.pdfs()))

    def test_does_not_lose_the_records_of_a_broken_array(self):
        for text, outcomes in (("[%s, %s", ["written", "failed"]), ("[%s %s ]", ["failed"]),
                               ("[%s, %s] x", ["written", "failed"]), ("[%s, nonsense, %s]",
                                                                      ["written", "failed", "written"])):
            with self.subTest(text):
                self.write("units.json", text % (json.dumps(record(1)), json.dumps(record(2))))
                code = 3 if "failed" in outcomes else 0
                self.batch("units.json", "-t", "card", code=code, out=f"out{len(text)}")
                self.assertEqual(outcomes, self.outcomes(f"out{len(text)}"))

    # ---- Again -------------------------------------------------------------------------------

    def test_keeps_what_is_made_and_makes_what_has_changed(self):
        self.write("units.jsonl", lines(record(n) for n in range(1, 6)))
        self.batch("units.jsonl", "-t", "card")
        before = self.pdfs()
        self.batch("units.jsonl", "-t", "card")
        self.assertEqual(["kept"] * 5, self.outcomes())
        (self.out / "units-2.pdf").write_bytes(b"damaged")
        (self.out / "units-4.pdf").unlink()
        self.batch("units.jsonl", "-t", "card")
        self.assertEqual(["kept", "written", "kept", "written", "kept"], self.outcomes())
        self.assertEqual(before, self.pdfs())
        self.write("units.jsonl", lines(record(n + (n == 3)) for n in range(1, 6)))
        self.batch("units.jsonl", "-t", "card")
        self.assertEqual(["kept", "kept", "written", "kept", "kept"], self.outcomes())
        template = json.dumps(TEMPLATE).replace("30%", "40%").replace("70%", "60%")
        (self.folder / "card/template.json").write_text(template, encoding="utf-8")
        self.batch("units.jsonl", "-t", "card")
        self.assertEqual(["written"] * 5, self.outcomes())

    # ---- Several machines --------------------------------------------------------------------

    def test_shards_together_do_what_one_run_does(self):
        self.write("units.jsonl", lines(record(n) for n in range(1, 12)))
        self.batch("units.jsonl", "-t", "card", out="clean")
        self.batch("units.jsonl", "-t", "card", "--shard", "0/3")
        self.batch("units.jsonl", "-t", "card", env={**os.environ, "ZHIBIAO_SHARD": "1/3"})
        done = zhibiao("batch", "--collect", "out", "--lang", "en", cwd=self.folder)
        self.assertEqual(1, done.returncode)
        self.assertIn("out/report-2-of-3.jsonl: error[batch-missing]: shard 2/3 is not finished",
                      done.stderr.decode())
        self.batch("units.jsonl", "-t", "card", "--shard", "/3",
                   env={**os.environ, "SLURM_ARRAY_TASK_ID": "2"})
        self.assertEqual(self.pdfs("clean"), self.pdfs())
        done = zhibiao("batch", "--collect", "out", "--lang", "en", cwd=self.folder)
        self.assertEqual((0, "11 records: 11 written, 0 kept, 0 failed; 11 pages, 0 warnings\n"),
                         (done.returncode, done.stderr.decode()))
        self.assertEqual(self.report("clean"), self.report())
        (self.out / "units-5.pdf").unlink()
        done = zhibiao("batch", "--collect", "out", "--lang", "en", cwd=self.folder)
        self.assertIn("out/units-5.pdf: error[batch-missing]: the file is gone", done.stderr.decode())

    def test_collect_finds_names_that_two_shards_took(self):
        self.write("units.jsonl", lines([record(1, "甲局"), record(2, "甲局")]))
        for shard in ("0/2", "1/2"):
            self.batch("units.jsonl", "-t", "card", "--name", "{/unit/name}", "--shard", shard)
        done = zhibiao("batch", "--collect", "out", "--lang", "en", cwd=self.folder)
        self.assertEqual(1, done.returncode)
        self.assertIn("error[output-clash]: records 1 and 2 both write this file", done.stderr.decode())

    # ---- What is said ------------------------------------------------------------------------

    def test_is_quiet_when_asked(self):
        self.write("units.jsonl", lines([record(1)]))
        self.assertEqual("", self.batch("units.jsonl", "-t", "card", "--quiet"))

    def test_draws_a_bar_on_a_terminal_and_none_elsewhere(self):
        self.write("units.jsonl", lines(record(n) for n in range(1, 21)))
        self.assertNotIn("\x1b", self.batch("units.jsonl", "-t", "card"))
        done = run("script", "-qec", f"{ZHIBIAO} batch units.jsonl -t card -d tty --templates . --lang en",
                   "/dev/null", cwd=self.folder)
        said = done.stdout.decode()
        self.assertRegex(said, r"\[#+-*\] \d+%  \d+ records, 0 failed, [\d.]+ a second, \d+:\d\d left")
        self.assertIn("20 records: 20 written", said)

    def test_wrong_usage_is_said(self):
        for words in ([], ["a.json"], ["a.json", "-t", "card", "--template-field", "/form"],
                      ["a.json", "-t", "card", "--jobs", "0"], ["a.json", "-t", "card", "--shard", "3/3"],
                      ["a.json", "-t", "card", "--shard", "/3"], ["a.json", "--collect", "out"]):
            with self.subTest(words):
                environment = {key: value for key, value in os.environ.items() if "TASK" not in key}
                self.batch(*words, code=2, env=environment)


if __name__ == "__main__":
    unittest.main()
