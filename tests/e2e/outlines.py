"""Pictures of glyphs of fonts embedded in a PDF, and of the same glyphs of whole fonts, by FreeType.

FreeType is called through ctypes; the structures are those of its public headers, as far as they are
looked at. qpdf takes the PDF apart.
"""

import base64
import ctypes
import json
import re

from support import run

FREETYPE = ctypes.CDLL("libfreetype.so.6")
NO_HINTING, NO_BITMAP, RENDER = 2, 8, 4


class Bitmap(ctypes.Structure):
    _fields_ = [("rows", ctypes.c_uint), ("width", ctypes.c_uint), ("pitch", ctypes.c_int),
                ("buffer", ctypes.POINTER(ctypes.c_ubyte)), ("grays", ctypes.c_ushort),
                ("mode", ctypes.c_ubyte), ("palette_mode", ctypes.c_ubyte),
                ("palette", ctypes.c_void_p)]


class Slot(ctypes.Structure):
    _fields_ = [("library", ctypes.c_void_p), ("face", ctypes.c_void_p), ("next", ctypes.c_void_p),
                ("index", ctypes.c_uint), ("generic", ctypes.c_void_p * 2),
                ("metrics", ctypes.c_long * 8), ("linear", ctypes.c_long * 2),
                ("advance", ctypes.c_long * 2), ("format", ctypes.c_int), ("bitmap", Bitmap),
                ("left", ctypes.c_int), ("top", ctypes.c_int)]


class FaceRecord(ctypes.Structure):
    _fields_ = [("counts", ctypes.c_long * 5), ("names", ctypes.c_char_p * 2),
                ("size_count", ctypes.c_int), ("sizes", ctypes.c_void_p),
                ("map_count", ctypes.c_int), ("maps", ctypes.c_void_p),
                ("generic", ctypes.c_void_p * 2), ("box", ctypes.c_long * 4),
                ("metrics", ctypes.c_short * 8), ("slot", ctypes.POINTER(Slot))]


_library = ctypes.c_void_p()
assert FREETYPE.FT_Init_FreeType(ctypes.byref(_library)) == 0
for _name in ("FT_Load_Glyph", "FT_Set_Pixel_Sizes", "FT_Get_Char_Index"):
    getattr(FREETYPE, _name).argtypes = {
        "FT_Load_Glyph": [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int],
        "FT_Set_Pixel_Sizes": [ctypes.c_void_p, ctypes.c_uint, ctypes.c_uint],
        "FT_Get_Char_Index": [ctypes.c_void_p, ctypes.c_ulong]}[_name]


class Face:
    """A font program, at 96 pixels an em, without hinting."""

    def __init__(self, program, index=0):
        self._program = bytes(program)  # FreeType reads it as long as the face lives
        self._face = ctypes.POINTER(FaceRecord)()
        fault = FREETYPE.FT_New_Memory_Face(_library, self._program, len(self._program), index,
                                            ctypes.byref(self._face))
        assert fault == 0, f"FreeType cannot open the font: {fault}"
        assert FREETYPE.FT_Set_Pixel_Sizes(self._face, 0, 96) == 0

    def glyph_of(self, character):
        return FREETYPE.FT_Get_Char_Index(self._face, ord(character))

    def picture(self, glyph):
        """(left, top, width, rows, gray levels). In a bare CID-keyed CFF a glyph is named by its CID."""
        assert FREETYPE.FT_Load_Glyph(self._face, glyph, NO_HINTING | NO_BITMAP | RENDER) == 0
        slot = self._face.contents.slot.contents
        bitmap = slot.bitmap
        size = bitmap.rows * abs(bitmap.pitch)
        return (slot.left, slot.top, bitmap.width, bitmap.rows,
                bytes(bitmap.buffer[:size]) if size else b"")


def _data(stream):
    return base64.b64decode(stream["stream"]["data"])


def _characters(cmap):
    """{code: text} of a ToUnicode program with bfchar and bfrange lines."""
    codes = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            codes[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            begin = bytes.fromhex(text).decode("utf-16-be")
            for code in range(int(first, 16), int(last, 16) + 1):
                codes[code] = begin[:-1] + chr(ord(begin[-1]) + code - int(first, 16))
    return codes


def embedded_fonts(pdf):
    """For each font of the PDF: (PostScript name, {text: glyph}, Face)."""
    done = run("qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", pdf)
    assert done.returncode == 0, done.stderr.decode()
    objects = json.loads(done.stdout)["qpdf"][1]
    follow = lambda reference: objects["obj:" + reference]
    for held in objects.values():
        font = held.get("value")
        if not isinstance(font, dict) or font.get("/Subtype") != "/Type0":
            continue
        descendant = font["/DescendantFonts"]
        descendant = follow(descendant)["value"] if isinstance(descendant, str) else descendant
        inner = descendant[0]
        inner = follow(inner)["value"] if isinstance(inner, str) else inner
        descriptor = inner["/FontDescriptor"]
        descriptor = follow(descriptor)["value"] if isinstance(descriptor, str) else descriptor
        codes = _characters(_data(follow(font["/ToUnicode"])).decode("latin-1"))
        program = descriptor.get("/FontFile3") or descriptor["/FontFile2"]
        name = inner["/BaseFont"].split("+")[1]
        glyph = lambda code: code
        if inner["/Subtype"] == "/CIDFontType2" and inner.get("/CIDToGIDMap") != "/Identity":
            table = _data(follow(inner["/CIDToGIDMap"]))
            glyph = lambda code, table=table: int.from_bytes(table[2 * code:2 * code + 2], "big")
        yield (name, {text: glyph(code) for code, text in codes.items()},
               Face(_data(follow(program))))
