"""The structure tree of a Document (ISO 32000-1, 14.7): elements with their kids as Python values.

In: Document. Out: Tree. Judges nothing; what could not be followed is in Tree.faults.
"""

import dataclasses

from document import Ref, Text, Binary, as_bytes

# 14.8.4: the standard structure types.
GROUPING = set("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private".split())
HEADINGS = {f"H{level}" for level in range(1, 7)}
BLOCK = {"P", "H", "L", "Table"} | HEADINGS
INLINE = set("""Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP
Figure Formula Form""".split())
PARTS = {"LI", "Lbl", "LBody", "TR", "TH", "TD", "THead", "TBody", "TFoot"}
STANDARD = GROUPING | BLOCK | INLINE | PARTS


@dataclasses.dataclass
class MarkRef:
    page: Ref
    identifier: int


@dataclasses.dataclass
class ObjectRef:
    object: Ref


@dataclasses.dataclass(eq=False)
class Element:
    ref: Ref
    dict: dict
    type: str  # standard, by the role map
    said_type: str
    parent: object  # Element; None: the root
    kids: list = dataclasses.field(default_factory=list)

    @property
    def children(self):
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def marks(self):
        return [kid for kid in self.kids if isinstance(kid, MarkRef)]

    def walk(self):
        """Itself and all below, in order."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(reversed(element.children))

    def walk_marks(self):
        stack = [self]
        while stack:
            each = stack.pop()
            if isinstance(each, Element):
                stack.extend(reversed(each.kids))
            elif isinstance(each, MarkRef):
                yield each

    def within(self, *types):
        """The nearest element above of one of the types."""
        above = self.parent
        while above is not None and above.type not in types:
            above = above.parent
        return above

    def __str__(self):
        return f"{self.type} (object {self.ref.number if self.ref else '?'})"


class Tree:
    def __init__(self, document):
        self.document = document
        self.root = document.get(document.catalog, "/StructTreeRoot") or {}
        self.roles = document.get(self.root, "/RoleMap") or {}
        self.faults = []
        self.top = []
        self.by_ref = {}
        for kid in document.items(self.root.get("/K")):
            self._read(kid)

    def standard(self, said):
        seen = set()
        while said not in STANDARD and "/" + said in self.roles and said not in seen:
            seen.add(said)
            said = str(self.document.get(self.roles["/" + said]))[1:]
        return said

    def _read(self, first):
        """Without recursion: forms may be deep in their own way, Python's stack is not."""
        stack = [(first, None, None)]
        while stack:
            value, parent, page = stack.pop()
            kid = self._kid(value, parent, page)
            if kid is None:
                continue
            (parent.kids if parent else self.top).append(kid)
            if isinstance(kid, Element):
                page = kid.dict.get("/Pg", page)
                stack += [(item, kid, page)
                          for item in reversed(self.document.items(kid.dict.get("/K")))]

    def _kid(self, value, parent, page):
        found = self.document.get(value)
        if isinstance(found, int):
            return MarkRef(parent.dict.get("/Pg") if parent else None, found)
        if not isinstance(found, dict):
            self.faults.append(f"a kid of {parent} is {found!r}")
            return None
        if found.get("/Type") == "/MCR":
            return MarkRef(found.get("/Pg", parent.dict.get("/Pg")), found.get("/MCID"))
        if found.get("/Type") == "/OBJR":
            return ObjectRef(found.get("/Obj"))
        if value in self.by_ref:
            self.faults.append(f"object {value.number} stands twice in the tree")
            return None
        said = str(self.document.get(found.get("/S")) or "/")[1:]
        element = Element(value if isinstance(value, Ref) else None, found, self.standard(said), said,
                          parent)
        if element.ref:
            self.by_ref[element.ref] = element
        return element

    def elements(self):
        for top in self.top:
            if isinstance(top, Element):
                yield from top.walk()

    def of(self, *types):
        return [element for element in self.elements() if element.type in types]

    def attribute(self, element, owner, key):
        """Of /A, which may be one dictionary or several."""
        for item in self.document.items(element.dict.get("/A")):
            attributes = self.document.get(item)
            if isinstance(attributes, dict) and attributes.get("/O") == owner and key in attributes:
                return self.document.get(attributes[key])
        return None

    def identifier(self, element):
        found = self.document.get(element.dict.get("/ID"))
        return as_bytes(found) if isinstance(found, (Text, Binary)) else None


def tree_leaves(document, root, key):
    """Pairs of a name or number tree (7.9.6, 7.9.7), in order, and the faults of its nodes."""
    pairs, faults, seen = [], [], set()

    def visit(value, limits_wanted):
        node = document.get(value)
        if isinstance(value, Ref):
            if value in seen:
                faults.append("a node stands twice in the tree")
                return
            seen.add(value)
        if not isinstance(node, dict):
            faults.append(f"a node is {node!r}")
            return
        items = document.items(node.get(key))
        here = list(zip(items[::2], items[1::2]))
        begin = len(pairs)
        pairs.extend(here)
        for kid in document.items(node.get("/Kids")):
            visit(kid, True)
        limits = document.get(node, "/Limits")
        if limits_wanted and (not limits or not pairs[begin:] or
                              [pairs[begin][0], pairs[-1][0]] != list(limits)):
            faults.append(f"/Limits {limits} are not those of the node")
        if len(items) % 2:
            faults.append("a key without a value")

    if root is not None:
        visit(root, False)
    return pairs, faults
