"""Fonts of a Document: the program inside, as fontTools reads it, and what the PDF says about it.

In: Document, a Type 0 font. Out: Font. Judges nothing.
"""

import dataclasses
import functools
import io
import re

from fontTools.cffLib import CFFFontSet
from fontTools.misc.psCharStrings import T2WidthExtractor
from fontTools.ttLib import TTFont

from document import Stream


class WidthKnown(Exception):
    """Ends the reading of a glyph's outline where its width has been said."""


class WidthReader(T2WidthExtractor):
    def popallWidth(self, evenOdd=0):
        super().popallWidth(evenOdd)
        raise WidthKnown


class CffProgram:
    def __init__(self, data):
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(data), None)
        self.top = fonts[0]
        self.global_subrs = fonts.GlobalSubrs
        self.strings = self.top.CharStrings
        self.keyed = hasattr(self.top, "ROS")
        self.by_cid = ({int(name[3:]): name for name in self.top.charset if name != ".notdef"}
                       if self.keyed else dict(enumerate(self.top.charset)))

    @property
    def cids(self):
        return set(self.by_cid) - {0}

    def width(self, cid):
        """In thousandths of an em."""
        string, selector = self.strings.getItemAndSelector(self.by_cid[cid])
        top = self.top.FDArray[selector] if self.keyed else self.top
        private = top.Private
        reader = WidthReader(getattr(private, "Subrs", []), self.global_subrs,
                             private.nominalWidthX, private.defaultWidthX)
        try:
            reader.execute(string)
        except WidthKnown:
            pass
        scale = self.top.FontMatrix[0]
        if self.keyed and "FontMatrix" in top.rawDict:
            inner = top.rawDict["FontMatrix"][0]
            scale = scale * inner if "FontMatrix" in self.top.rawDict else inner
        return reader.width * scale * 1000


class TrueTypeProgram:
    def __init__(self, data):
        font = TTFont(io.BytesIO(data), lazy=True)
        self.metrics = font["hmtx"]
        self.order = font.getGlyphOrder()
        self.scale = 1000 / font["head"].unitsPerEm

    def glyph_width(self, glyph):
        return self.metrics[self.order[glyph]][0] * self.scale


def read_cmap(data):
    """{code: text} of a ToUnicode CMap (ISO 32000-1, 9.10.3), and its code space ranges."""
    text = re.sub(rb"%[^\r\n]*", b"", data).decode("latin-1")
    mapping, spaces = {}, []
    for kind, body in re.findall(r"begin(bfchar|bfrange|codespacerange)(.*?)end\1", text, re.DOTALL):
        words = re.findall(r"<([0-9A-Fa-f\s]*)>|(\[)|(\])", body)
        hexes = [re.sub(r"\s", "", h) for h, opening, closing in words if not opening and not closing]
        if kind == "codespacerange":
            spaces += [(int(a, 16), int(b, 16)) for a, b in zip(hexes[::2], hexes[1::2])]
        elif kind == "bfchar":
            mapping.update({int(a, 16): utf16(b) for a, b in zip(hexes[::2], hexes[1::2])})
        else:
            for low, high, last in zip(hexes[::3], hexes[1::3], hexes[2::3]):
                for step in range(int(high, 16) - int(low, 16) + 1):
                    target = f"{int(last, 16) + step:0{len(last)}x}"
                    mapping[int(low, 16) + step] = utf16(target)
    return mapping, spaces


def utf16(digits):
    return bytes.fromhex(digits).decode("utf-16-be", "surrogatepass")


@dataclasses.dataclass
class Font:
    document: object
    ref: object
    codes: set  # that pages show
    shown: list  # of content.Shown

    @functools.cached_property
    def dict(self):
        return self.document.get(self.ref) or {}

    @functools.cached_property
    def descendant(self):
        fonts = self.document.items(self.dict.get("/DescendantFonts"))
        return self.document.get(fonts[0]) if fonts else {}

    @functools.cached_property
    def descriptor(self):
        return self.document.get(self.descendant, "/FontDescriptor") or {}

    @functools.cached_property
    def file(self):
        """(key, stream) of the program; (None, None) if there is none."""
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            stream = self.document.get(self.descriptor, key)
            if isinstance(stream, Stream):
                return key, stream
        return None, None

    @functools.cached_property
    def program(self):
        key, stream = self.file
        if key == "/FontFile3":
            return CffProgram(stream.data)
        return TrueTypeProgram(stream.data) if key == "/FontFile2" else None

    @functools.cached_property
    def cid_to_gid(self):
        return self.document.get(self.descendant, "/CIDToGIDMap")

    def glyph(self, code):
        """Of a TrueType program, by CIDToGIDMap; 0 where it has none."""
        if not isinstance(self.cid_to_gid, Stream):
            return code
        data = self.cid_to_gid.data
        return int.from_bytes(data[2 * code:2 * code + 2], "big")

    def has_glyph(self, code):
        if isinstance(self.program, CffProgram):
            return code != 0 and code in self.program.by_cid
        return 0 < self.glyph(code) < len(self.program.order)

    def program_width(self, code):
        if isinstance(self.program, CffProgram):
            return self.program.width(code)
        return self.program.glyph_width(self.glyph(code))

    @functools.cached_property
    def stated_widths(self):
        """{CID: width} of /W (9.7.4.3)."""
        widths, items = {}, list(self.document.items(self.descendant.get("/W")))
        while items:
            first, second = items.pop(0), self.document.get(items.pop(0)) if items else None
            if isinstance(second, list):
                widths.update({first + n: width for n, width in enumerate(second)})
            elif items:
                width = items.pop(0)
                widths.update({cid: width for cid in range(first, second + 1)})
        return widths

    def stated_width(self, code):
        return self.stated_widths.get(code, self.document.get(self.descendant.get("/DW", 1000)))

    @functools.cached_property
    def to_unicode(self):
        stream = self.document.get(self.dict, "/ToUnicode")
        return read_cmap(stream.data) if isinstance(stream, Stream) else ({}, [])


def codes_of(data):
    """Identity-H: two bytes a code."""
    return [int.from_bytes(data[at:at + 2], "big") for at in range(0, len(data), 2)]
