"""Rules of tables (ISO 14289-1, 7.2 and 7.5; ISO 32000-1, 14.8.4.3.4 and 14.8.5.7)."""

from document import Binary, Text, as_bytes
from rule import PDF, UA, rule

CELLS = ("TH", "TD")


def rows_of(table):
    """The rows of each part in order: a head, a body, a foot, or the table itself."""
    parts, own = [], []
    for child in table.children:
        if child.type == "TR":
            own.append(child)
        elif child.type in ("THead", "TBody", "TFoot"):
            parts.append([row for row in child.children if row.type == "TR"])
    return ([own] if own else []) + parts


def span(doc, cell, key):
    value = doc.tree.attribute(cell, "/Table", key)
    return value if isinstance(value, int) and value > 0 else 1


class Grid:
    """Which cell covers which place, counted as readers do: a cell stands at the first free place."""

    def __init__(self, doc, rows, first_row):
        self.covered, self.faults, self.starts = {}, [], {}
        self.rows = len(rows)
        for index, row in enumerate(rows, first_row):
            column = 0
            for cell in row.children:
                if cell.type not in CELLS:
                    continue
                while (index, column) in self.covered:
                    column += 1
                self.starts[cell] = (index, column)
                rowspan, columnspan = span(doc, cell, "/RowSpan"), span(doc, cell, "/ColSpan")
                if index + rowspan > first_row + len(rows):
                    self.faults.append(f"{cell} goes past the last row")
                self._cover(cell, index, column, rowspan, columnspan)
                column += columnspan

    def _cover(self, cell, top, left, rows, columns):
        for row in range(top, top + rows):
            for column in range(left, left + columns):
                if (row, column) in self.covered:
                    self.faults.append(f"{cell} lies over {self.covered[row, column]}")
                self.covered[row, column] = cell


def grids(doc, table):
    first, found = 0, []
    for rows in rows_of(table):
        found.append(Grid(doc, rows, first))
        first += len(rows)
    return found


@rule(f"{UA}, 7.2")
def cells_do_not_overlap_or_go_past_their_table(doc):
    for table in doc.tree.of("Table"):
        for grid in grids(doc, table):
            yield from grid.faults


@rule(f"{UA}, 7.2")
def rows_have_the_same_number_of_columns(doc):
    for table in doc.tree.of("Table"):
        widths = {}
        for grid in grids(doc, table):
            for row, column in grid.covered:
                widths[row] = max(widths.get(row, 0), column + 1)
            for row in {row for row, _ in grid.covered}:
                covered = sum((row, column) in grid.covered for column in range(widths[row]))
                if covered != widths[row]:
                    yield f"{table}: row {row + 1} has {covered} of {widths[row]} places covered"
        if len(set(widths.values())) > 1:
            yield f"{table}: {sorted(set(widths.values()))} columns"
        rows = sum(len(part) for part in rows_of(table))
        if rows == 0 or len(widths) != rows:
            yield f"{table}: {rows} rows, {len(widths)} of them with cells"


@rule(f"{PDF}, 14.8.4.3.4")
def captions_come_first_or_last(doc):
    for element in doc.tree.of("Table", "L"):
        types = [child.type for child in element.children]
        if "Caption" in types[1:-1] or types.count("Caption") > 1:
            yield str(element)


@rule(f"{PDF}, 14.8.4.3.4")
def heads_and_feet_have_a_body(doc):
    for table in doc.tree.of("Table"):
        types = [child.type for child in table.children if child.type != "Caption"]
        if {"THead", "TFoot"} & set(types):
            if "TBody" not in types or types.count("THead") > 1 or types.count("TFoot") > 1:
                yield f"{table}: {types}"
        if "TR" in types and set(types) != {"TR"}:
            yield f"{table}: {sorted(set(types))} beside each other"


@rule(f"{UA}, 7.5")
def headings_say_what_they_head(doc):
    for cell in doc.tree.of("TH"):
        if doc.tree.attribute(cell, "/Table", "/Scope") not in ("/Row", "/Column", "/Both"):
            yield str(cell)


@rule(f"{PDF}, table 349")
def attributes_of_cells_are_of_their_kinds(doc):
    for cell in doc.tree.of(*CELLS):
        for key in ("/RowSpan", "/ColSpan"):
            value = doc.tree.attribute(cell, "/Table", key)
            if value is not None and not (isinstance(value, int) and value > 0):
                yield f"{cell}: {key} {value!r}"
        if cell.type == "TD" and doc.tree.attribute(cell, "/Table", "/Scope") is not None:
            yield f"{cell}: a /Scope"


@rule(f"{UA}, 7.5")
def every_heading_that_a_cell_names_is_in_its_table(doc):
    for table in doc.tree.of("Table"):
        names = {doc.tree.identifier(cell): cell for cell in table.walk() if cell.type in CELLS}
        for cell in table.walk():
            for item in doc.tree.attribute(cell, "/Table", "/Headers") or []:
                name = doc.get(item)
                found = names.get(as_bytes(name)) if isinstance(name, (Text, Binary)) else None
                if found is None or found.type != "TH" or found is cell:
                    yield f"{cell}: {name!r}"


@rule(f"{UA}, 7.5")
def every_table_has_a_heading(doc):
    for table in doc.tree.of("Table"):
        if not any(cell.type == "TH" for cell in table.walk()):
            yield str(table)


@rule(f"{UA}, 7.5")
def every_cell_with_content_has_a_heading(doc):
    """By its own list, or by a heading with the right scope in its row or column. A cell that has
    neither stands for itself only where no heading could be meant: there is none in its row or
    column at all."""
    for table in doc.tree.of("Table"):
        found = grids(doc, table)
        scopes = {cell: doc.tree.attribute(cell, "/Table", "/Scope") for cell in table.walk()
                  if cell.type == "TH"}
        for grid in found:
            for cell, (top, left) in grid.starts.items():
                if cell.type != "TD" or not any(cell.walk_marks()):
                    continue
                if doc.tree.attribute(cell, "/Table", "/Headers"):
                    continue
                rows = range(top, top + span(doc, cell, "/RowSpan"))
                columns = range(left, left + span(doc, cell, "/ColSpan"))
                beside = {other for each in found for (row, column), other in each.covered.items()
                          if row in rows or column in columns} & set(scopes)
                heading = any(
                    scopes[other] in ("/Both",
                                      "/Row" if set(rows) & set(rows_over(doc, found, other)) else "/Column")
                    for other in beside)
                if beside and not heading:
                    yield f"{cell} of {table}"


def rows_over(doc, found, cell):
    for grid in found:
        if cell in grid.starts:
            top = grid.starts[cell][0]
            return range(top, top + span(doc, cell, "/RowSpan"))
    return ()
