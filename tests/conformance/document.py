"""Document: a PDF file as the rules look at it.

In: a file. Out: its bytes, its objects as qpdf reads them (JSON version 2), and the places where the
file says its objects are. Judges nothing: what is wrong here is said by the rules.

Values are Python's: names are str with their slash, strings Text or Binary, references Ref.
"""

import base64
import dataclasses
import functools
import json
import re
import struct
import sys
import zlib

from support import run


@dataclasses.dataclass(frozen=True)
class Ref:
    number: int


class Text(str):
    """A string object that reads as text."""


class Binary(bytes):
    """A string object that does not."""


class Name(str):
    """With its slash."""


REFERENCE = re.compile(r"(\d+) 0 R\Z")


def value_of(said):
    """A value of qpdf's JSON as one of ours."""
    if isinstance(said, str):
        if said.startswith("/"):
            return Name(said)
        if said.startswith("u:"):
            return Text(said[2:])
        if said.startswith("b:"):
            return Binary(bytes.fromhex(said[2:]))
        if match := REFERENCE.match(said):
            return Ref(int(match[1]))
        raise ValueError(f"not of qpdf's JSON: {said!r}")
    if isinstance(said, list):
        return [value_of(item) for item in said]
    if isinstance(said, dict):
        return {key: value_of(item) for key, item in said.items()}
    return said


@dataclasses.dataclass
class Stream:
    dict: dict
    raw: bytes  # as it lies in the file

    @functools.cached_property
    def data(self):
        """Decoded, where the filter is FlateDecode without predictor."""
        filters = self.dict.get("/Filter", [])
        filters = filters if isinstance(filters, list) else [filters]
        data = self.raw
        for each in filters:
            if each != "/FlateDecode":
                raise ValueError(f"filter {each} is not read here")
            data = zlib.decompress(data)
        return data


def as_bytes(string):
    """The bytes of a string object."""
    if isinstance(string, Binary):
        return bytes(string)
    return string.encode("latin-1") if string.isascii() else b"\xfe\xff" + string.encode("utf-16-be")


def numbers_of(head):
    """Those of the objects in a cross-reference stream with this dictionary (7.5.8.2)."""
    index = re.search(rb"/Index\s*\[([\d\s]+)\]", head)
    words = [int(word) for word in index[1].split()] if index else [0, sys.maxsize]
    return (number for first, count in zip(words[::2], words[1::2])
            for number in range(first, first + count))


class Document:
    def __init__(self, path):
        self.path = path
        with open(path, "rb") as file:
            self.bytes = file.read()
        done = run("qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline",
                   "--decode-level=none", path)
        if done.returncode not in (0, 3):  # 3: with warnings, which are a rule's finding
            raise ValueError(f"qpdf: {done.stderr.decode()}")
        self.header, objects = json.loads(done.stdout)["qpdf"]
        self.objects, self.trailer = {}, {}
        for key, entry in objects.items():
            if key == "trailer":
                self.trailer = value_of(entry["value"])
            elif "stream" in entry:
                stream = entry["stream"]
                self.objects[int(key.split()[0][4:])] = Stream(
                    value_of(stream["dict"]), base64.b64decode(stream["data"]))
            else:
                self.objects[int(key.split()[0][4:])] = value_of(entry["value"])

    # ---- Looking things up ----------------------------------------------------------------------

    def get(self, value, *keys):
        """What a value refers to, and then its entries by keys; None where one is missing."""
        for key in (None, *keys):
            if key is not None:
                if isinstance(value, Stream):
                    value = value.dict
                value = value.get(key) if isinstance(value, dict) else None
            while isinstance(value, Ref):
                value = self.objects.get(value.number)
        return value

    def items(self, value):
        """An array's items, not followed; of anything else itself; of nothing, none."""
        found = self.get(value)
        if found is None:
            return []
        return found if isinstance(found, list) else [value]

    @functools.cached_property
    def catalog(self):
        return self.get(self.trailer, "/Root") or {}

    @functools.cached_property
    def pages(self):
        """References to the page objects in order."""
        found, seen = [], set()

        def visit(ref):
            node = self.get(ref)
            if not isinstance(ref, Ref) or ref in seen or not isinstance(node, dict):
                return
            seen.add(ref)
            if "/Kids" in node:
                for kid in self.items(node["/Kids"]):
                    visit(kid)
            else:
                found.append(ref)

        visit(self.catalog.get("/Pages"))
        return found

    def dictionaries(self):
        """(number, path, dictionary) of each dictionary wherever it stands, of streams too."""
        def walk(number, path, value):
            if isinstance(value, Stream):
                value = value.dict
            if isinstance(value, dict):
                yield number, path, value
                for key, item in value.items():
                    yield from walk(number, path + key, item)
            elif isinstance(value, list):
                for index, item in enumerate(value):
                    yield from walk(number, f"{path}[{index}]", item)

        for number, value in self.objects.items():
            yield from walk(number, f"{number}", value)
        yield from walk(0, "trailer", self.trailer)

    @functools.cached_property
    def all_dictionaries(self):
        return list(self.dictionaries())

    def scalars(self):
        """Each name, string, and number of the file, keys included."""
        def walk(value):
            if isinstance(value, Stream):
                value = value.dict
            if isinstance(value, dict):
                for key, item in value.items():
                    yield Name(key)
                    yield from walk(item)
            elif isinstance(value, list):
                for item in value:
                    yield from walk(item)
            else:
                yield value

        for value in self.objects.values():
            yield from walk(value)

    def of_type(self, type_name):
        return [(number, each) for number, _, each in self.all_dictionaries
                if each.get("/Type") == type_name]

    # ---- Where the file says that its objects are ------------------------------------------------

    @functools.cached_property
    def places(self):
        """{object number: byte offset} of the objects that lie in the file themselves, by its own
        cross-reference table or stream, the last if some were appended (ISO 32000-1, 7.5.4, 7.5.8)."""
        match = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*\Z", self.bytes)
        if not match:
            return {}
        start = int(match[1])
        if self.bytes.startswith(b"xref", start):
            return self._table(start)
        return self._stream(start)

    def _table(self, start):
        places = {}
        body = self.bytes[start:]
        for section in re.finditer(rb"(\d+) (\d+)\s*\n((?:\d{10} \d{5} [nf][ \r\n]{2})+)", body):
            for index, row in enumerate(section[3][at:at + 20] for at in range(0, len(section[3]), 20)):
                if row[17:18] == b"n":
                    places[int(section[1]) + index] = int(row[:10])
        return places

    def _stream(self, start):
        head = re.compile(rb"\d+ 0 obj\s*(<<.*?>>)\s*stream\r?\n", re.DOTALL).match(self.bytes, start)
        if not head:
            return {}
        widths = [int(n) for n in re.search(rb"/W\s*\[\s*(\d+) (\d+) (\d+)", head[1]).groups()]
        length = int(re.search(rb"/Length (\d+)", head[1])[1])
        rows = zlib.decompress(self.bytes[head.end():head.end() + length])
        size = sum(widths)
        predicted = b"/Predictor" in head[1]
        places, above, stride = {}, bytes(size), size + (1 if predicted else 0)
        for number, at in zip(numbers_of(head[1]), range(0, len(rows), stride)):
            row = rows[at + stride - size:at + stride]
            if predicted and rows[at] == 2:
                row = bytes((a + b) & 255 for a, b in zip(row, above))
            above = row
            where = int.from_bytes(row[widths[0]:widths[0] + widths[1]], "big")
            if row[0] == 1:
                places[number] = where
        return places


def unpack_icc(profile):
    """(version, device class, colour space, signature) of an ICC profile's header."""
    return (profile[8], profile[12:16], profile[16:20], profile[36:40],
            struct.unpack(">I", profile[:4])[0])
