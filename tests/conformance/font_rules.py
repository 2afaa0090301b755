"""Rules of fonts and of what their codes mean (ISO 19005-2, 6.2.11; ISO 14289-1, 7.21)."""

import re

from document import Binary, Stream, as_bytes
from fonts import CffProgram, codes_of
from rule import A2, PDF, UA, rule


def name_of(font):
    return f"{str(font.dict.get('/BaseFont'))[1:]}"


def readable(font):
    """Whether the program can be looked into; that it cannot is another rule's finding."""
    try:
        return font.program is not None
    except Exception:
        return False


@rule(f"{A2}, 6.2.11.2")
def fonts_are_composite_with_two_byte_codes(doc):
    """The one kind that this checker can read; a writer of Chinese needs no other."""
    for content in doc.contents:
        for shown in content.shown:
            font = doc.get(shown.font) or {}
            if font.get("/Subtype") != "/Type0" or len(shown.data) % 2:
                yield f"{font.get('/Subtype')}, {len(shown.data)} bytes"
    for font in doc.fonts:
        if font.dict.get("/Type") != "/Font" or font.descendant.get("/Type") != "/Font":
            yield f"{name_of(font)}: /Type"


@rule(f"{A2}, 6.2.11.2")
def font_names_agree(doc):
    for font in doc.fonts:
        name = str(font.descendant.get("/BaseFont"))
        if font.descriptor.get("/FontName") != name:
            yield f"{name}: the descriptor says {font.descriptor.get('/FontName')}"
        keyed = font.descendant.get("/Subtype") == "/CIDFontType0"
        if str(font.dict.get("/BaseFont")) != (f"{name}-{str(font.dict.get('/Encoding'))[1:]}"
                                               if keyed else name):
            yield f"{name}: the Type 0 font says {font.dict.get('/BaseFont')}"


@rule(f"{PDF}, 9.6.4")
def subset_names_have_a_tag(doc):
    seen = {}
    for font in doc.fonts:
        name = str(font.descendant.get("/BaseFont"))
        if not re.match(r"/[A-Z]{6}\+[^+]+\Z", name):
            yield name
        if seen.setdefault(name, font.ref) != font.ref:
            yield f"two fonts are {name}"


@rule(f"{A2}, 6.2.11.3.1")
def cid_fonts_say_what_their_codes_are(doc):
    for font in doc.fonts:
        info = doc.get(font.descendant, "/CIDSystemInfo") or {}
        if set(info) < {"/Registry", "/Ordering", "/Supplement"}:
            yield f"{name_of(font)}: /CIDSystemInfo is {info}"


@rule(f"{A2}, 6.2.11.3.2")
def true_type_cid_fonts_map_codes_to_glyphs(doc):
    for font in doc.fonts:
        wanted = font.descendant.get("/Subtype") == "/CIDFontType2"
        given = font.cid_to_gid == "/Identity" or isinstance(font.cid_to_gid, Stream)
        if wanted != given:
            yield f"{name_of(font)}: /CIDToGIDMap is {font.cid_to_gid!r}"


@rule(f"{A2}, 6.2.11.3.3")
def character_maps_are_identity(doc):
    """Predefined: they need not be embedded."""
    for font in doc.fonts:
        if font.dict.get("/Encoding") not in ("/Identity-H", "/Identity-V"):
            yield f"{name_of(font)}: {font.dict.get('/Encoding')}"


@rule(f"{A2}, 6.2.11.4.1")
def every_font_shown_is_embedded(doc):
    wanted = {"/CIDFontType0": [("/FontFile3", "/CIDFontType0C")],
              "/CIDFontType2": [("/FontFile2", None)]}
    for font in doc.fonts:
        key, stream = font.file
        said = (key, stream.dict.get("/Subtype")) if stream else None
        if said not in wanted.get(str(font.descendant.get("/Subtype")), []):
            yield f"{name_of(font)}: {font.descendant.get('/Subtype')} with {said}"
        elif not readable(font):
            yield f"{name_of(font)}: the program cannot be read"


@rule(f"{A2}, 6.2.11.4.1")
def every_code_shown_has_a_glyph(doc):
    for font in filter(readable, doc.fonts):
        for code in sorted(font.codes):
            if not font.has_glyph(code):
                yield f"{name_of(font)}: code {code}, {font.to_unicode[0].get(code)!r}"


@rule(f"{A2}, 6.2.11.4.2")
def cid_sets_list_the_glyphs_that_are_there(doc):
    for font in filter(readable, doc.fonts):
        listed = doc.get(font.descriptor, "/CIDSet")
        if not isinstance(listed, Stream):
            continue
        bits = {8 * at + bit for at, byte in enumerate(listed.data) for bit in range(8)
                if byte & 0x80 >> bit} - {0}
        there = font.program.cids if isinstance(font.program, CffProgram) else font.codes
        if bits != there:
            yield f"{name_of(font)}: {len(bits - there)} too many, {len(there - bits)} missing"


@rule(f"{A2}, 6.2.11.5")
def widths_are_those_of_the_program(doc):
    for font in filter(readable, doc.fonts):
        for code in sorted(font.codes):
            if font.has_glyph(code):
                stated, real = font.stated_width(code), font.program_width(code)
                if abs(stated - real) > 1:
                    yield f"{name_of(font)}: code {code}: {stated}, in the program {real}"


@rule(f"{A2}, 6.2.11.7.2")
def every_code_shown_means_text(doc):
    """Also ISO 14289-1, 7.21.7."""
    for font in doc.fonts:
        mapping, spaces = font.to_unicode
        for code in sorted(font.codes):
            if not mapping.get(code):
                yield f"{name_of(font)}: code {code} is not in /ToUnicode"
            elif not any(low <= code <= high for low, high in spaces):
                yield f"{name_of(font)}: code {code} is in no code space range"


@rule(f"{A2}, 6.2.11.7.2")
def no_code_means_what_is_no_character(doc):
    for font in doc.fonts:
        for code in sorted(font.codes):
            text = font.to_unicode[0].get(code, "")
            if any(ord(c) in (0, 0xFEFF, 0xFFFE, 0xFFFF) or 0xD800 <= ord(c) < 0xE000 for c in text):
                yield f"{name_of(font)}: code {code} means {ascii(text)}"


def is_private(character):
    return (0xE000 <= ord(character) < 0xF900 or 0xF0000 <= ord(character) < 0xFFFFE
            or 0x100000 <= ord(character) < 0x10FFFE)


@rule(f"{A2}, 6.2.11.7.3")
def private_characters_have_actual_text(doc):
    """And U+FFFD, by which a writer says that a glyph has no meaning of its own."""
    for font in doc.fonts:
        mapping = font.to_unicode[0]
        for shown in font.shown:
            if shown.has_actual_text or in_artifact(shown):
                continue
            for code in codes_of(shown.data):
                if any(is_private(c) or c == "\ufffd" for c in mapping.get(code, "")):
                    yield f"{name_of(font)}: code {code}"


def in_artifact(shown):
    return any(mark.tag == "/Artifact" for mark in shown.marks)


@rule(f"{PDF}, 14.9.4")
def actual_text_is_text(doc):
    for content in doc.contents:
        for mark in content.marks:
            said = mark.properties.get("/ActualText")
            if said is None:
                continue
            data = bytes(said) if isinstance(said, (bytes, Binary)) else as_bytes(said)
            try:
                text = (data[2:].decode("utf-16-be") if data.startswith(b"\xfe\xff")
                        else data.decode("ascii"))
            except UnicodeDecodeError:
                yield f"{mark.stream}: {data!r}"
                continue
            if "\0" in text:
                yield f"{mark.stream}: {text!r}"


@rule(f"{UA}, 7.21.8")
def no_text_is_shown_as_notdef(doc):
    for font in doc.fonts:
        if 0 in font.codes:
            yield name_of(font)


@rule(f"{PDF}, table 122")
def descriptors_are_complete(doc):
    wanted = {"/Type", "/FontName", "/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent",
              "/CapHeight", "/StemV"}
    for font in doc.fonts:
        if wanted - set(font.descriptor):
            yield f"{name_of(font)}: {wanted - set(font.descriptor)}"
        elif doc.get(font.descriptor, "/Descent") > 0:
            yield f"{name_of(font)}: /Descent goes up"
