"""Content streams (ISO 32000-1, 7.8.2): what each page shows, under which marks, and what is wrong
with its syntax.

In: Document. Out: Content of each page, with that of the forms that it draws. Judges nothing.
"""

import dataclasses
import re

from document import Name, Ref, Stream

TOKEN = re.compile(
    rb"(?P<space>[\x00\t\n\f\r ]+|%[^\r\n]*)"
    rb"|(?P<dict><<|>>)"
    rb"|<(?P<hex>[^>]*)>"
    rb"|(?P<array>[\[\]])"
    rb"|/(?P<name>[^\x00\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))(?=[\x00\t\n\f\r ()<>\[\]{}/%]|\Z)"
    rb"|(?P<string>\()"
    rb"|(?P<word>[^\x00\t\n\f\r ()<>\[\]{}/%]+)")

ESCAPE = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

# ISO 32000-1, table 51.
OPERATORS = set("""b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i
ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w
W W* y ' \"""".split())
PAINTING = set("b B b* B* f F f* s S sh Do Tj TJ ' \" EI".split())


@dataclasses.dataclass
class Mark:
    tag: str
    properties: dict
    stream: str  # which content stream it is in


@dataclasses.dataclass
class Shown:
    """A string of glyphs."""
    font: object  # Ref or dictionary of the font; None: no such font
    data: bytes
    marks: tuple  # of Mark, outermost first
    hidden: bool

    @property
    def has_actual_text(self):
        return any("/ActualText" in mark.properties for mark in self.marks)


@dataclasses.dataclass
class Content:
    page: Ref = None
    shown: list = dataclasses.field(default_factory=list)
    marks: list = dataclasses.field(default_factory=list)  # every Mark in order
    painted: list = dataclasses.field(default_factory=list)  # (operator, marks) of each
    colours: set = dataclasses.field(default_factory=set)  # device colour spaces in use
    numbers: list = dataclasses.field(default_factory=list)
    strings: list = dataclasses.field(default_factory=list)
    names: set = dataclasses.field(default_factory=set)
    intents: set = dataclasses.field(default_factory=set)  # rendering intents
    deepest: int = 0  # nesting of q
    faults: list = dataclasses.field(default_factory=list)  # (kind, words)


def tokens(data, faults):
    """Values and (as bytes) operators, one after the other."""
    at, stack = 0, []
    while at < len(data):
        match = TOKEN.match(data, at)
        if not match:
            faults.append(("syntax", f"byte {data[at]:#04x} at {at}"))
            at += 1
            continue
        at, kind = match.end(), match.lastgroup
        if kind == "space":
            continue
        if kind == "string":
            value, at = literal(data, at)
        elif kind == "hex":
            digits = re.sub(rb"\s", b"", match["hex"])
            if len(digits) % 2 or re.search(rb"[^0-9A-Fa-f]", digits):
                faults.append(("hex", f"<{digits[:40].decode('latin-1')}>"))
                digits = re.sub(rb"[^0-9A-Fa-f]", b"", digits) + b"0"
                digits = digits[:len(digits) // 2 * 2]
            value = Bytes(bytes.fromhex(digits.decode()))
        elif kind == "name":
            value = Name("/" + re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes.fromhex(m[1].decode()),
                                      match["name"]).decode("utf-8", "surrogateescape"))
        elif kind == "number":
            value = float(match["number"]) if b"." in match["number"] else int(match["number"])
        elif match[0] in (b"[", b"<<"):
            stack.append([])
            continue
        elif match[0] in (b"]", b">>"):
            if not stack:
                faults.append(("syntax", f"{match[0].decode()} that closes nothing"))
                continue
            items = stack.pop()
            value = items if match[0] == b"]" else dict(zip(items[::2], items[1::2]))
        elif match[0] in (b"true", b"false", b"null"):
            value = {b"true": True, b"false": False, b"null": None}[match[0]]
        else:
            value = Operator(match[0].decode("latin-1"))
        if stack:
            stack[-1].append(value)
        else:
            yield value
    if stack:
        faults.append(("syntax", "an array or dictionary without its end"))


class Bytes(bytes):
    """A string."""


class Operator(str):
    """A keyword."""


def literal(data, at):
    out, depth = bytearray(), 1
    while at < len(data) and depth:
        byte = data[at:at + 1]
        at += 1
        if byte == b"\\":
            byte = data[at:at + 1]
            octal = re.compile(rb"[0-7]{1,3}").match(data, at)
            if octal:
                out.append(int(octal[0], 8) & 255)
                at = octal.end()
            else:
                out += ESCAPE.get(byte, byte if byte not in b"\r\n" else b"")
                at += 1
            continue
        depth += {b"(": 1, b")": -1}.get(byte, 0)
        if depth:
            out += byte
    return Bytes(out), at


class Reader:
    """Goes through one content stream; forms are read with the marks around them."""

    def __init__(self, document, content, where, resources, around=()):
        self.document, self.content, self.where = document, content, where
        self.resources = document.get(resources)
        self.marks = list(around)
        self.around = len(self.marks)
        self.in_text = self.saved = 0
        self.opened_in_text = []
        self.font, self.hidden, self.kept = None, False, []
        self.forms = set()

    def fault(self, kind, words):
        self.content.faults.append((kind, f"{self.where}: {words}"))

    def resource(self, kind, name):
        if not isinstance(self.resources, dict):
            self.fault("resources", f"{kind} {name}: the stream has no resources of its own")
            return None
        found = self.document.get(self.resources, kind)
        if not isinstance(found, dict) or name not in found:
            self.fault("resources", f"{kind} has no {name}")
            return None
        return found[name]

    def read(self, data):
        operands = []
        for value in tokens(data, self.content.faults):
            if not isinstance(value, Operator):
                operands.append(value)
                self.note(value)
                continue
            if value not in OPERATORS:
                self.fault("operator", f"{value} is not an operator")
            self.do(value, operands)
            operands = []
        if operands:
            self.fault("syntax", "operands without an operator")
        if self.saved:
            self.fault("state", "q without Q")
        if self.in_text:
            self.fault("text object", "BT without ET")
        if len(self.marks) != self.around:
            self.fault("mark", "a mark without its end")

    def note(self, value):
        if isinstance(value, list):
            for item in value:
                self.note(item)
        elif isinstance(value, dict):
            for key, item in value.items():
                self.note(key)
                self.note(item)
        elif isinstance(value, bytes):
            self.content.strings.append(value)
        elif isinstance(value, Name):
            self.content.names.add(value)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            self.content.numbers.append(value)

    def do(self, operator, operands):
        action = getattr(self, "do_" + NAMES.get(operator, operator), None)
        if operator in PAINTING:
            self.content.painted.append((f"{self.where}: {operator}", tuple(self.marks)))
        if action:
            try:
                action(*operands)
            except TypeError:
                self.fault("syntax", f"operands of {operator}: {operands}")

    def do_q(self):
        self.saved += 1
        self.content.deepest = max(self.content.deepest, self.saved)
        self.kept.append((self.font, self.hidden))
        if self.in_text:
            self.fault("state", "q inside a text object")

    def do_Q(self):
        self.saved -= 1
        if self.saved < 0:
            self.fault("state", "Q without q")
            self.saved = 0
        if self.kept:
            self.font, self.hidden = self.kept.pop()
        if self.in_text:
            self.fault("state", "Q inside a text object")

    def do_BT(self):
        if self.in_text:
            self.fault("text object", "BT inside a text object")
        self.in_text = 1

    def do_ET(self):
        if not self.in_text:
            self.fault("text object", "ET without BT")
        self.in_text = 0

    def do_Tf(self, name, size):
        self.font = self.resource("/Font", name)

    def do_Tr(self, mode):
        self.hidden = mode == 3

    def do_gs(self, name):
        self.resource("/ExtGState", name)

    def do_ri(self, name):
        self.content.intents.add(name)

    def show(self, *strings):
        if not self.in_text:
            self.fault("text object", "text outside a text object")
        for data in strings:
            if isinstance(data, bytes):
                self.content.shown.append(Shown(self.font, data, tuple(self.marks), self.hidden))

    def do_Tj(self, data):
        self.show(data)

    do_apostrophe = do_Tj

    def do_quote(self, word, character, data):
        self.show(data)

    def do_TJ(self, items):
        self.show(*items)

    def do_g(self, *levels):
        self.content.colours.add("/DeviceGray")

    do_G = do_g

    def do_rg(self, *levels):
        self.content.colours.add("/DeviceRGB")

    do_RG = do_rg

    def do_k(self, *levels):
        self.content.colours.add("/DeviceCMYK")

    do_K = do_k

    def do_cs(self, name):
        if name in ("/DeviceGray", "/DeviceRGB", "/DeviceCMYK"):
            self.content.colours.add(str(name))
        elif name != "/Pattern":
            self.resource("/ColorSpace", name)

    do_CS = do_cs

    def do_sh(self, name):
        self.resource("/Shading", name)

    def begin(self, tag, properties):
        mark = Mark(tag, properties, self.where)
        self.content.marks.append(mark)
        self.marks.append(mark)
        self.opened_in_text.append(self.in_text)

    def do_BMC(self, tag):
        self.begin(tag, {})

    def do_BDC(self, tag, properties):
        if isinstance(properties, Name):
            properties = self.document.get(self.resource("/Properties", properties)) or {}
        self.begin(tag, properties)

    def do_EMC(self):
        if len(self.marks) == self.around:
            self.fault("mark", "EMC that ends nothing")
            return
        self.marks.pop()
        if self.opened_in_text.pop() != self.in_text:
            self.fault("mark", "a mark and a text object that overlap")

    def do_Do(self, name):
        ref = self.resource("/XObject", name)
        form = self.document.get(ref)
        if isinstance(form, Stream) and form.dict.get("/Subtype") == "/Form":
            if ref in self.forms:
                self.fault("resources", f"{name} draws itself")
                return
            inner = Reader(self.document, self.content, f"{self.where} {name}",
                           form.dict.get("/Resources"), self.marks)
            inner.forms = self.forms | {ref}
            inner.read(form.data)


NAMES = {"'": "apostrophe", '"': "quote"}


def page_data(document, page):
    """All streams of a page as one (7.8.2)."""
    parts = [document.get(item) for item in document.items(document.get(page, "/Contents"))]
    return b"\n".join(part.data for part in parts if isinstance(part, Stream))


def read_page(document, page, number):
    content = Content(page)
    reader = Reader(document, content, f"page {number}", document.get(page, "/Resources"))
    reader.read(page_data(document, page))
    for annotation in document.items(document.get(page, "/Annots")):
        appearance = document.get(annotation, "/AP", "/N")
        if isinstance(appearance, Stream):
            # What an annotation shows is tagged with it, by its structure element.
            look = Content(page)
            Reader(document, look, f"page {number} annotation",
                   appearance.dict.get("/Resources")).read(appearance.data)
            content.shown += look.shown
            content.faults += look.faults
            content.colours |= look.colours
            content.numbers += look.numbers
            content.strings += look.strings
    return content
