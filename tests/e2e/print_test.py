"""zhibiao batch --merge: one file for a printer, with the pages of the single renders, on the right sides
of the paper.
"""

import json
import os
import subprocess
import time
import unittest

import seals
from batch_support import BatchCase, lines, record
from support import FORM, RECORD, ZHIBIAO, page_texts, run, zhibiao

# Bytes that a record of the example's size may add beyond its own text. 15 KB were asked for; what its
# pages say takes some 16 KB itself; all else 3.1 KB: its 12 pages and 12 streams as objects, their places
# in the file, a bookmark.
BEYOND_TEXT = 4_000
A4_POINTS = (595, 842)


def turned(value, number):
    """The record with its longer texts turned by some characters, so that each is another."""
    if isinstance(value, dict):
        return {key: turned(member, number) for key, member in value.items()}
    if isinstance(value, list):
        return [turned(member, number) for member in value]
    if not isinstance(value, str) or len(value) <= 12:
        return value
    turn = 7 * number % len(value)
    return value[turn:] + value[:turn]


def content_sizes(pdf):
    """Of the content streams as they lie in the file, each once."""
    shown = json.loads(run("qpdf", "--json=1", "--json-key=pages", "--json-key=objectinfo", pdf).stdout)
    streams = {stream for page in shown["pages"] for stream in page["contents"]}
    return [shown["objectinfo"][stream]["stream"]["length"] for stream in streams]


class Print(BatchCase):
    def setUp(self):
        super().setUp()
        # One page, and more: 60 tasks are some three pages.
        records = [record(n) | ({"tasks": [f"第{n}单位任务{i}" for i in range(60 * (n % 3))]}) for n in range(1, 8)]
        self.write("units.jsonl", lines(records))
        self.batch("units.jsonl", "-t", "card")
        self.singles = [page_texts(self.out / row["output"]) for row in self.report()[0]]
        self.assertIn(1, {len(pages) % 2 for pages in self.singles})

    def merge(self, *words, output="all.pdf", records="units.jsonl", code=0, **options):
        done = zhibiao("batch", records, "-t", "card", "--merge", output, "--lang", "en", "--templates", ".",
                       *words, cwd=self.folder, **options)
        self.assertEqual(code, done.returncode, done.stderr.decode())
        checked = run("qpdf", "--check", self.folder / output)
        self.assertEqual(0, checked.returncode, checked.stdout.decode() + checked.stderr.decode())
        return self.folder / output

    def bookmarks(self, pdf):
        """Titles with the number of the page they lead to."""
        shown = run("mutool", "show", pdf, "outline").stdout.decode("utf-8").splitlines()
        marks = [line.split("\t")[1:3] for line in shown]
        return [(title.strip('"'), int(place.partition("page=")[2].partition("&")[0])) for title, place in marks]

    def test_has_all_pages_in_order_each_font_once_and_a_bookmark_a_record(self):
        pdf = self.merge("--name", "{/unit/name}")
        self.assertEqual(sum(self.singles, []), page_texts(pdf))
        first, expected = 1, []
        for number, pages in enumerate(self.singles, 1):
            expected.append((f"第{number}统计调查队", first))
            first += len(pages)
        self.assertEqual(expected, self.bookmarks(pdf))
        fonts = [line.split()[0] for line in run("pdffonts", pdf).stdout.decode().splitlines()[2:]]
        self.assertEqual(len(fonts), len({name.partition("+")[2] for name in fonts}), fonts)
        rows, end = self.report(".", "all.report.jsonl")
        self.assertEqual([f"all.pdf#page={page}" for _, page in expected], [row["output"] for row in rows])
        self.assertEqual((7, 7), (end["input"], end["written"]))
        self.assertIn("7 written", (self.folder / "all.summary.txt").read_text())
        self.assertEqual({"card", "out", "units.jsonl", "all.pdf", "all.report.jsonl", "all.summary.txt"},
                         {path.name for path in self.folder.iterdir()})

    def test_looks_like_the_single_renders(self):
        pdf = self.merge()
        page = 1
        for number, pages in enumerate(self.singles, 1):
            merged = run("pdftoppm", "-r", "50", "-gray", "-f", page, "-l", page, pdf).stdout
            single = run("pdftoppm", "-r", "50", "-gray", "-f", 1, "-l", 1, self.out / f"units-{number}.pdf").stdout
            self.assertEqual(single, merged)
            page += len(pages)

    def test_has_a_seal_once_however_many_records_bear_it_and_no_field(self):
        form = {"form": {"id": "sealed", "title": "盖章"}, "body": [{"signoff": {
            "title": "意见：", "seal": "42mm", "min-height": "60mm", "seal-field": "seal",
            "seal-picture": {"file": "seal.png", "alt": "公章"}}}]}
        (self.folder / "sealed").mkdir()
        self.write("sealed/template.json", json.dumps(form))
        seals.write_seals(form, self.folder / "sealed")
        self.write("many.jsonl", lines({"n": n} for n in range(5)))
        done = zhibiao("batch", "many.jsonl", "-t", "./sealed", "--merge", "sealed.pdf", cwd=self.folder)
        self.assertEqual(0, done.returncode, done.stderr.decode())
        listed = run("pdfimages", "-list", self.folder / "sealed.pdf").stdout.decode().splitlines()[2:]
        self.assertEqual(10, len(listed))  # a picture and its mask on each of five pages
        self.assertEqual(1, len({line.split()[10] for line in listed}), "of one object")
        shown = run("qpdf", "--qdf", "--object-streams=disable", self.folder / "sealed.pdf", "-").stdout
        self.assertNotIn(b"/Widget", shown)
        zhibiao("render", "-", "-t", "./sealed", "-o", "one.pdf", cwd=self.folder, input=b'{"n": 0}')
        one, first = (run("pdftoppm", "-r", "50", "-l", 1, self.folder / name).stdout
                      for name in ("one.pdf", "sealed.pdf"))
        self.assertEqual(one, first)

    def test_has_the_same_bytes_however_many_at_a_time(self):
        self.assertEqual(self.merge("--jobs", "1").read_bytes(), self.merge("--jobs", "4", output="b.pdf").read_bytes())

    def test_begins_each_record_and_each_copy_on_an_odd_page_for_both_sides_of_the_paper(self):
        pdf = self.merge("--duplex", "--copies", "2")
        expected = []
        for pages in self.singles:
            expected += 2 * (pages + [""] * (len(pages) % 2))
        if expected[-1] == "":
            expected.pop()  # behind the last copy nothing begins
        self.assertEqual(expected, page_texts(pdf))
        self.assertEqual({1}, {page % 2 for _, page in self.bookmarks(pdf)})

    def half(self, pdf, side, right):
        width, height = A4_POINTS
        box = ("-x", width if right else 0, "-y", 0, "-W", width, "-H", height)
        text = run("pdftotext", "-raw", "-f", side, "-l", side, *box, pdf, "-").stdout.decode("utf-8")
        return "".join(text.split())

    def test_makes_a_booklet_that_folds_to_the_pages_in_order(self):
        pdf = self.merge("--booklet")
        size = run("pdfinfo", pdf).stdout.decode()
        self.assertIn("(A3)", size)
        for (_, first), pages in zip(self.bookmarks(pdf), self.singles):
            sheets = -(-len(pages) // 4)
            padded = pages + [""] * (4 * sheets - len(pages))
            for sheet in range(sheets):
                front, back = first + 2 * sheet, first + 2 * sheet + 1
                self.assertEqual(
                    [padded[-1 - 2 * sheet], padded[2 * sheet], padded[2 * sheet + 1], padded[-2 - 2 * sheet]],
                    [self.half(pdf, front, False), self.half(pdf, front, True),
                     self.half(pdf, back, False), self.half(pdf, back, True)])

    def test_a_record_like_the_example_adds_little_beyond_its_text(self):
        example = json.loads(RECORD.read_text(encoding="utf-8"))
        sizes, texts = [], []
        for count in (2, 10):
            self.write("many.jsonl", lines(turned(example, number) for number in range(count)))
            done = zhibiao("batch", "many.jsonl", "-t", FORM, "--merge", f"{count}.pdf", cwd=self.folder)
            self.assertEqual(0, done.returncode, done.stderr.decode())
            sizes.append((self.folder / f"{count}.pdf").stat().st_size)
            texts.append(content_sizes(self.folder / f"{count}.pdf"))
        self.assertEqual([2, 10], [len(text) // 12 for text in texts])
        text = (sum(texts[1]) - sum(texts[0])) / 8
        self.assertGreater(text, 10_000)  # it is not one record ten times, written once
        self.assertLess((sizes[1] - sizes[0]) / 8 - text, BEYOND_TEXT)

    def test_goes_without_what_failed_and_says_so(self):
        self.write("some.jsonl", lines([record(1)]) + "{broken\n" + lines([record(3)]))
        pdf = self.merge(records="some.jsonl", code=3)
        self.assertEqual(["some-1", "some-3"], [title for title, _ in self.bookmarks(pdf)])
        self.assertEqual(["written", "failed", "written"], self.outcomes(".", "all.report.jsonl"))

    def test_a_killed_run_leaves_the_file_that_was_there(self):
        before = self.merge().read_bytes()
        for pause in (0.03, 0.06, 0.1):
            child = subprocess.Popen([ZHIBIAO, "batch", "-", "-t", "card", "--merge", "all.pdf", "--templates", ".",
                                      "--quiet"], cwd=self.folder, stdin=subprocess.PIPE)
            child.stdin.write(lines(record(n) for n in range(50)).encode())
            child.stdin.flush()
            time.sleep(pause)
            child.kill()
            child.communicate()
            self.assertEqual(before, (self.folder / "all.pdf").read_bytes())
        self.assertEqual(before, self.merge().read_bytes())
        self.assertFalse((self.folder / ".all.part").exists())

    def fake_lp(self, code):
        path = self.folder / "bin"
        path.mkdir(exist_ok=True)
        (path / "lp").write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{self.folder}/lp.txt"\nexit {code}\n')
        (path / "lp").chmod(0o755)
        return {**os.environ, "PATH": f"{path}:{os.environ['PATH']}"}

    def printed(self):
        return (self.folder / "lp.txt").read_text().split("\n")[:-1]

    def test_hands_the_file_to_lp_with_the_paper_and_its_sides(self):
        environment = self.fake_lp(0)
        for words, media, sides in (((), "A4", "one-sided"), (("--duplex",), "A4", "two-sided-long-edge"),
                                    (("--booklet",), "A3", "two-sided-short-edge")):
            self.merge("--print", "office", *words, env=environment)
            self.assertEqual(["-d", "office", "-o", f"media={media}", "-o", f"sides={sides}", "-o",
                              "print-scaling=none", "--", "all.pdf"], self.printed())

    def test_prints_nothing_when_a_record_failed_and_says_when_lp_did_not_take_it(self):
        self.write("some.jsonl", lines([record(1)]) + "{broken\n")
        self.merge("--print", "office", records="some.jsonl", code=3, env=self.fake_lp(0))
        self.assertFalse((self.folder / "lp.txt").exists())
        self.merge("--print", "office", code=1, env=self.fake_lp(1))

    def test_wrong_usage_is_said(self):
        for words in (("-d", "out", "--merge", "all.pdf"), ("-d", "out", "--duplex"), ("-d", "out", "--print", "x"),
                      ("--merge", "all.pdf", "--copies", "0"), ("--merge", "all.pdf", "--shard", "0/2")):
            done = zhibiao("batch", "units.jsonl", "-t", "card", *words, cwd=self.folder)
            self.assertEqual(2, done.returncode, words)


if __name__ == "__main__":
    unittest.main()
