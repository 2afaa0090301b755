"""A template and a record written in a test, rendered, and what then stands on which page.

render() gives a Drawing: the PDF, what the command said, and the layout of each page as
`--dump layout` states it, in millimetres from the top left corner, exact to 0.001.
"""

import dataclasses
import json
import pathlib
import re

import seals
from support import page_texts, zhibiao

NEAR = 0.0021  # two lengths, each rounded to a thousandth


@dataclasses.dataclass
class Line:
    x: float  # of the ink
    right: float
    baseline: float
    text: str


@dataclasses.dataclass
class Cell:
    row: int  # in the table's grid, from 1
    column: int
    row_span: int
    column_span: int
    left: float
    top: float
    width: float
    height: float
    repeated: bool
    continued: bool
    block: int
    lines: list = dataclasses.field(default_factory=list)

    @property
    def right(self):
        return self.left + self.width

    @property
    def bottom(self):
        return self.top + self.height

    @property
    def text(self):
        return "".join(line.text.rstrip("\n") for line in self.lines)


@dataclasses.dataclass(frozen=True)
class Rule:
    left: float
    top: float
    right: float
    bottom: float
    width: float

    @property
    def horizontal(self):
        return self.top == self.bottom

    @property
    def at(self):
        """Where it stands across its direction."""
        return self.top if self.horizontal else self.left

    @property
    def ends(self):
        """From where to where it runs."""
        return (self.left, self.right) if self.horizontal else (self.top, self.bottom)

    def cut(self, top, bottom):
        """The part between two heights, measured from the upper one; None if there is none."""
        if self.bottom < top - self.width or self.top > bottom + self.width:
            return None
        begin, end = max(self.top, top), min(self.bottom, bottom)
        if not self.horizontal and end - begin <= self.width:
            return None
        return Rule(self.left, round(begin - top, 3), self.right, round(end - top, 3), self.width)


@dataclasses.dataclass
class Page:
    width: float
    height: float
    cells: list = dataclasses.field(default_factory=list)
    paragraphs: list = dataclasses.field(default_factory=list)  # lists of lines
    rules: list = dataclasses.field(default_factory=list)

    def cell(self, row, column):
        """The cell that begins there; None if it is not on this page."""
        found = [c for c in self.cells if (c.row, c.column) == (row, column)]
        return found[0] if found else None

    @property
    def lines(self):
        return [line for paragraph in self.paragraphs for line in paragraph]

    @property
    def foot(self):
        """The lowest edge of a cell, or baseline of a line."""
        return max([c.bottom for c in self.cells] + [line.baseline for line in self.lines])


CELL = re.compile(r"  cell B(\d+) R(\d+)C(\d+)(?: span (\d+)x(\d+))? (\S+),(\S+) (\S+)x(\S+?)"
                  r"( repeated)?( continued)?$")
LINE = re.compile(r' +(line|number) (\S+),(\S+) (\S+)\.\.(\S+) "(.*)"$', re.DOTALL)


def read_dump(text):
    pages, lines = [], []
    # A quoted text may hold a line end: what begins no entry belongs to the entry before it.
    for entry in re.split(r"\n(?=page | +(?:cell|paragraph|line|rule|diagonal|number|signature|seal|ornament) )", text.rstrip("\n")):
        kind = entry.split()[0]
        if kind == "page":
            pages.append(Page(*map(float, entry.split()[2].split("x"))))
        elif kind == "cell":
            block, row, column, *spans_and_box = CELL.match(entry).groups()
            rows, columns, *box, repeated, continued = spans_and_box
            cell = Cell(int(row), int(column), int(rows or 1), int(columns or 1), *map(float, box),
                        bool(repeated), bool(continued), int(block))
            pages[-1].cells.append(cell)
            lines = cell.lines
        elif kind == "paragraph":
            lines = []
            pages[-1].paragraphs.append(lines)
        elif kind == "line":
            x, y, left, right, said = LINE.match(entry).groups()[1:]
            lines.append(Line(float(x) + float(left), float(x) + float(right), float(y), said))
        elif kind == "rule":
            at = [float(number) for number in re.findall(r"-?\d+\.\d+", entry)]
            pages[-1].rules.append(Rule(*at))
    return pages


class Drawing:
    def __init__(self, pdf, said, pages):
        self.pdf, self.said, self.pages = pdf, said, pages

    def rows(self):
        """Each cell of the bodies and headers by its place in the first table, over all pages."""
        return [cell for page in self.pages for cell in page.cells]

    def texts(self):
        """Text of each page of the PDF itself, by another's tool."""
        return page_texts(self.pdf)


SMALL = {"size": {"width": "120mm", "height": "100mm"}, "margin": "10mm"}  # 100 x 80 mm of text


def template(*blocks, page=None, **members):
    return {"form": {"id": "test", "title": "试验"}, "page": page or SMALL, "body": list(blocks),
            **members}


def attempt(folder, form, record, *options):
    """The finished process; the record and the template stand in `folder`."""
    folder = pathlib.Path(folder)
    for name, value in (("template.json", form), ("record.json", record)):
        (folder / name).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    seals.write_seals(form, folder)
    return zhibiao("render", "record.json", "-t", "./template.json", "-o", "out.pdf",
                   "--lang", "en", *options, cwd=folder)


def render(folder, form, record):
    done = attempt(folder, form, record, "--dump", "layout")
    said = done.stderr.decode("utf-8")
    if done.returncode != 0:
        raise AssertionError(f"render: {done.returncode}\n{said}")
    return Drawing(pathlib.Path(folder) / "out.pdf", said, read_dump(done.stdout.decode("utf-8")))
