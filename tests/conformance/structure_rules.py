"""Rules of tags: marked content, the structure tree, and how the two lead to each other
(ISO 19005-2, 6.7; ISO 14289-1, 7.1 to 7.4; ISO 32000-1, 14.6 to 14.8)."""

from document import Ref, Text
from rule import A2, PDF, UA, rule
from tree import BLOCK, GROUPING, HEADINGS, INLINE, STANDARD, Element, MarkRef, ObjectRef, tree_leaves


@rule(f"{A2}, 6.7.2.2")
def the_file_is_marked(doc):
    info = doc.get(doc.catalog, "/MarkInfo") or {}
    if info.get("/Marked") is not True:
        yield "/Marked is not true"
    if info.get("/Suspects") is True:
        yield "/Suspects is true"


@rule(f"{A2}, 6.7.3.3")
def the_structure_has_a_root(doc):
    if doc.tree.root.get("/Type") != "/StructTreeRoot":
        yield f"/StructTreeRoot is {doc.tree.root!r}"
    elif not doc.tree.top:
        yield "it is empty"
    yield from doc.tree.faults


@rule(f"{UA}, 7.1")
def everything_is_tagged_or_an_artifact(doc):
    for content in doc.contents:
        for what, marks in content.painted:
            if not any(mark.tag == "/Artifact" or "/MCID" in mark.properties for mark in marks):
                yield what


@rule(f"{UA}, 7.1")
def artifacts_and_tagged_content_stay_apart(doc):
    for content in doc.contents:
        for what, marks in content.painted:
            artifacts = sum(mark.tag == "/Artifact" for mark in marks)
            tagged = sum("/MCID" in mark.properties for mark in marks)
            if artifacts + tagged > 1:
                yield f"{what}: {artifacts} artifacts, {tagged} tags"


@rule(f"{PDF}, 14.6.1")
def marks_are_well_nested(doc):
    yield from doc.faults("mark")


@rule(f"{PDF}, 14.7.4.2")
def identifiers_of_marks_are_unique_on_their_page(doc):
    for number, content in enumerate(doc.contents, 1):
        seen = set()
        for mark in content.marks:
            identifier = mark.properties.get("/MCID")
            if identifier is None:
                continue
            if not isinstance(identifier, int) or identifier < 0 or identifier in seen:
                yield f"page {number}: {identifier}"
            seen.add(identifier)


@rule(f"{UA}, 7.1")
def types_are_standard(doc):
    for element in doc.tree.elements():
        if element.type not in STANDARD:
            yield str(element)


@rule(f"{UA}, 7.1")
def roles_neither_circle_nor_change_standard_types(doc):
    for said, becomes in doc.tree.roles.items():
        if said[1:] in STANDARD:
            yield f"{said} becomes {becomes}"
        seen = [said]
        while becomes in doc.tree.roles:
            if becomes in seen:
                yield f"{' '.join(seen)} circle"
                break
            seen.append(becomes)
            becomes = doc.tree.roles[becomes]


@rule(f"{UA}, 7.1")
def every_element_names_its_parent(doc):
    root = doc.catalog.get("/StructTreeRoot")
    for element in doc.tree.elements():
        wanted = element.parent.ref if element.parent else root
        if element.dict.get("/P") != wanted:
            yield f"{element}: /P is {element.dict.get('/P')}, not {wanted}"


@rule(f"{PDF}, table 323")
def elements_are_objects_of_their_type(doc):
    for element in doc.tree.elements():
        if element.dict.get("/Type", "/StructElem") != "/StructElem" or element.ref is None:
            yield str(element)


def marks_of(element):
    return [kid for kid in element.kids if isinstance(kid, MarkRef)]


@rule(f"{PDF}, 14.7.4.2")
def each_mark_belongs_to_one_element(doc):
    """Both ways: what the elements name is on the page, and what is on the page has an element."""
    owners = {}
    for element in doc.tree.elements():
        for mark in marks_of(element):
            key = (mark.page, mark.identifier)
            if key in owners:
                yield f"mark {key} in {owners[key]} and {element}"
            owners[key] = element
    there = {(content.page, mark.properties["/MCID"]) for content in doc.contents
             for mark in content.marks if isinstance(mark.properties.get("/MCID"), int)}
    for key in set(owners) - there:
        yield f"{owners[key]}: no mark {key}"
    for key in there - set(owners):
        yield f"mark {key} is in no element"


@rule(f"{PDF}, 14.7.4.4")
def the_parent_tree_is_in_order(doc):
    pairs, faults = tree_leaves(doc, doc.tree.root.get("/ParentTree"), "/Nums")
    yield from faults
    keys = [key for key, _ in pairs]
    if keys != sorted(set(keys)):
        yield f"keys {keys[:20]}"
    following = doc.get(doc.tree.root, "/ParentTreeNextKey")
    if following is not None and keys and following <= max(keys):
        yield f"/ParentTreeNextKey {following}"


@rule(f"{PDF}, 14.7.4.4")
def pages_lead_back_to_their_elements(doc):
    """Entry MCID of the array that /StructParents names is the element that has the mark."""
    leaves, owners = dict(doc.parent_pairs), {}
    for element in doc.tree.elements():
        for mark in marks_of(element):
            owners.setdefault(mark.page, {})[mark.identifier] = element.ref
    seen = set()
    for number, page in enumerate(doc.pages, 1):
        key = doc.get(page, "/StructParents")
        wanted = owners.get(page, {})
        if key is None:
            if wanted:
                yield f"page {number}: no /StructParents"
            continue
        if key in seen:
            yield f"page {number}: /StructParents {key} is another's"
        seen.add(key)
        parents = doc.items(leaves.get(key))
        if key not in leaves:
            yield f"page {number}: /StructParents {key} is not in the parent tree"
            continue
        for identifier, ref in enumerate(parents):
            if doc.get(ref) is not None and wanted.get(identifier) != ref:
                yield f"page {number}: mark {identifier} leads to {ref}, not {wanted.get(identifier)}"
        if any(identifier >= len(parents) for identifier in wanted):
            yield f"page {number}: {len(parents)} parents, {len(wanted)} marks"


@rule(f"{PDF}, 14.7.2")
def the_tree_of_names_finds_every_element_with_a_name(doc):
    pairs, faults = tree_leaves(doc, doc.tree.root.get("/IDTree"), "/Names")
    yield from faults
    names = [name for name, _ in pairs]
    if names != sorted(set(names)):
        yield "names out of order, or twice"
    wanted = {}
    for element in doc.tree.elements():
        name = element.dict.get("/ID")
        if name is not None:
            if name in wanted:
                yield f"{element}: its /ID is also that of {wanted[name]}"
            wanted[name] = element.ref
    if dict(pairs) != wanted:
        lost = set(wanted.items()) ^ set(pairs)
        yield f"{len(lost)} names, such as {sorted(map(str, lost))[:2]}"


@rule(f"{UA}, 7.2")
def reading_order_is_the_order_on_the_page(doc):
    """As an order of marks: what comes later in the tree comes later in the page's content."""
    last = {}
    for top in doc.tree.top:
        if not isinstance(top, Element):
            continue
        for mark in top.walk_marks():
            if mark.identifier <= last.get(mark.page, -1):
                yield f"{mark.page}: mark {mark.identifier} after {last[mark.page]}"
            last[mark.page] = mark.identifier


@rule(f"{UA}, 7.2")
def pages_come_in_order_in_each_element(doc):
    places = {page: number for number, page in enumerate(doc.pages)}
    for element in doc.tree.elements():
        pages = [places.get(mark.page, -1) for mark in marks_of(element)]
        if pages != sorted(pages) or -1 in pages:
            yield f"{element}: pages {pages}"


# ---- Which type may stand in which ----------------------------------------------------------------

ROWS = {"Table", "THead", "TBody", "TFoot"}
PARENTS = {"TR": ROWS, "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"},
           "TFoot": {"Table"}, "LI": {"L"}, "LBody": {"LI"}, "Lbl": {"LI", "Note", "TOCI"} | INLINE,
           "TOCI": {"TOC"}}
KIDS = {"Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "THead": {"TR"}, "TBody": {"TR"},
        "TFoot": {"TR"}, "TR": {"TH", "TD"}, "L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"},
        "TOC": {"TOC", "TOCI", "Caption"}}


@rule(f"{UA}, 7.2")
def types_stand_in_the_types_that_hold_them(doc):
    for element in doc.tree.elements():
        parent = element.parent.type if element.parent else "StructTreeRoot"
        if element.type in PARENTS and parent not in PARENTS[element.type]:
            yield f"{element} in {element.parent}"
        if parent in KIDS and element.type not in KIDS[parent]:
            yield f"{element} in {element.parent}"


@rule(f"{PDF}, 14.8.4.2")
def grouping_elements_have_no_content_of_their_own(doc):
    without = (GROUPING - {"Caption", "NonStruct", "Private"}) | set(KIDS)
    for element in doc.tree.elements():
        if element.type in without and marks_of(element):
            yield f"{element}: {len(marks_of(element))} marks"


@rule(f"{PDF}, 14.8.4.3.1")
def paragraphs_hold_no_blocks(doc):
    for element in doc.tree.of("P", *HEADINGS):
        for child in element.children:
            if child.type in BLOCK | GROUPING - {"NonStruct"}:
                yield f"{child} in {element}"


@rule(f"{PDF}, 14.8.4.2")
def the_tree_begins_with_a_document(doc):
    tops = [top.type for top in doc.tree.top if isinstance(top, Element)]
    if tops != ["Document"]:
        yield str(tops)


@rule(f"{UA}, 7.1")
def no_element_but_a_cell_is_empty(doc):
    """Of the document, a form of blank rules has nothing to say."""
    for element in doc.tree.elements():
        if not element.kids and element.type not in ("TD", "TH", "Document"):
            yield str(element)


@rule(f"{UA}, 7.4.2")
def headings_skip_no_level(doc):
    level = 0
    for element in doc.tree.of(*HEADINGS):
        here = int(element.type[1])
        if here > level + 1:
            yield f"{element} after level {level}"
        level = here


@rule(f"{UA}, 7.4.4")
def headings_are_numbered(doc):
    for element in doc.tree.of("H"):
        yield str(element)


@rule(f"{UA}, 7.3")
def figures_and_formulas_have_words(doc):
    for element in doc.tree.of("Figure", "Formula"):
        said = [doc.get(element.dict, key) for key in ("/Alt", "/ActualText")]
        if not any(isinstance(words, Text) and words.strip() for words in said):
            yield str(element)


@rule(f"{UA}, 7.9")
def notes_have_names(doc):
    for element in doc.tree.of("Note"):
        if doc.tree.identifier(element) is None:
            yield str(element)


# ---- Bookmarks --------------------------------------------------------------------------------------


@rule(f"{PDF}, 12.3.3")
def bookmarks_hang_together(doc):
    root = doc.catalog.get("/Outlines")
    if root is None:
        return
    wrong, seen = [], set()

    def visit(parent):
        """How many entries are open below `parent`."""
        node = doc.get(parent) or {}
        ref, previous, below = node.get("/First"), None, 0
        while isinstance(ref, Ref):
            entry = doc.get(ref) or {}
            if ref in seen:
                wrong.append(f"{ref} stands twice")
                return below
            seen.add(ref)
            if entry.get("/Parent") != parent or entry.get("/Prev") != previous:
                wrong.append(f"{ref}: /Parent or /Prev")
            title = doc.get(entry, "/Title")
            if not (isinstance(title, Text) and title.strip()):
                wrong.append(f"{ref}: /Title is {title!r}")
            target = doc.items(entry.get("/Dest"))
            if not target or target[0] not in doc.pages:
                wrong.append(f"{ref}: leads to no page")
            inner = visit(ref)
            below += 1 + inner
            previous, ref = ref, entry.get("/Next")
        if node.get("/Last") != previous:
            wrong.append(f"{parent}: /Last")
        if below and abs(node.get("/Count", 0)) != below:
            wrong.append(f"{parent}: /Count {node.get('/Count')}, not {below}")
        return below

    if visit(root) == 0:
        wrong.append("an outline without entries")
    yield from wrong


@rule(f"{UA}, 7.1")
def kids_are_elements_marks_or_objects(doc):
    for element in doc.tree.elements():
        for kid in element.kids:
            if isinstance(kid, MarkRef) and (not isinstance(kid.identifier, int)
                                             or kid.page not in doc.pages):
                yield f"{element}: mark {kid.identifier} on {kid.page}"
            elif isinstance(kid, ObjectRef) and doc.get(kid.object) is None:
                yield f"{element}: an object that does not exist"
