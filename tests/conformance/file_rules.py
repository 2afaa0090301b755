"""Rules of the file's own syntax and of what stands outside its pages (ISO 19005-2, 6.1)."""

import re

from document import Binary, Name, Ref, Stream, Text, as_bytes
from rule import A2, PDF, rule
from support import run


@rule(f"{PDF}, 7.5")
def qpdf_finds_no_damage(doc):
    done = run("qpdf", "--check", doc.path)
    if done.returncode != 0 or b"WARNING" in done.stderr + done.stdout:
        yield (done.stderr + done.stdout).decode(errors="replace")


@rule(f"{A2}, 6.1.2")
def the_header_is_of_pdf_1(doc):
    if not re.match(rb"%PDF-1\.[0-7](\r\n|\r|\n)%[^\r\n]*", doc.bytes):
        yield f"it begins with {doc.bytes[:16]!r}"


@rule(f"{A2}, 6.1.2")
def a_comment_of_high_bytes_follows_the_header(doc):
    lines = re.split(rb"\r\n|\r|\n", doc.bytes[:200])
    if len(lines) < 2 or not re.match(rb"%[\x80-\xff]{4}", lines[1]):
        yield f"the second line is {lines[1][:16]!r}"


@rule(f"{A2}, 6.1.3")
def nothing_follows_the_end_of_file(doc):
    tail = doc.bytes[doc.bytes.rfind(b"%%EOF"):]
    if tail not in (b"%%EOF", b"%%EOF\n", b"%%EOF\r", b"%%EOF\r\n"):
        yield f"the file ends with {tail[:40]!r}"


@rule(f"{A2}, 6.1.3")
def the_trailer_has_an_id(doc):
    parts = doc.get(doc.trailer, "/ID")
    if not isinstance(parts, list) or len(parts) != 2:
        yield f"/ID is {parts!r}"
    elif any(not isinstance(part, (Text, Binary)) or len(as_bytes(part)) < 16 for part in parts):
        yield "a part of /ID has fewer than 16 bytes"


@rule(f"{A2}, 6.1.3")
def nothing_is_encrypted(doc):
    if "/Encrypt" in doc.trailer:
        yield "the trailer has /Encrypt"


@rule(f"{PDF}, 7.5.4")
def each_object_begins_where_the_file_says(doc):
    if not doc.places:
        yield "no cross-reference table or stream was found"
    for number, place in doc.places.items():
        if not re.compile(rb"%d 0 obj" % number).match(doc.bytes, place):
            yield f"object {number} is not at {place}"


def object_bodies(doc):
    """(number, bytes) of each object in the file, up to where the next one begins."""
    places = sorted((place, number) for number, place in doc.places.items())
    ends = [place for place, _ in places[1:]] + [doc.bytes.rfind(b"startxref")]
    for (place, number), end in zip(places, ends):
        yield number, doc.bytes[place:end]


@rule(f"{A2}, 6.1.9")
def objects_have_the_white_space_they_must(doc):
    shape = re.compile(rb"\d+ \d+ obj[\r\n].*[\r\n]endobj[\r\n]+(xref.*)?\Z", re.DOTALL)
    for number, body in object_bodies(doc):
        if not shape.match(body):
            yield f"object {number}: {body[:20]!r} … {body[-20:]!r}"


@rule(f"{A2}, 6.1.7.1")
def streams_have_their_stated_length(doc):
    for number, body in object_bodies(doc):
        head = re.match(rb"\d+ \d+ obj[\r\n]+<<.*?>>\s*?stream(\r\n|\n|.)", body, re.DOTALL)
        if not head or not isinstance(doc.objects.get(number), Stream):
            continue
        length = stated_length(body[:head.end()])
        if head[1] not in (b"\r\n", b"\n"):
            yield f"object {number}: no line end after stream"
        elif length is not None and not re.match(rb"(\r\n|\n|\r)endstream", body[head.end() + length:]):
            yield f"object {number}: endstream does not follow after {length} bytes"


def stated_length(head):
    found = re.search(rb"/Length (\d+)(?! \d+ R)", head)
    return int(found[1]) if found else None


@rule(f"{A2}, 6.1.7.1")
def no_stream_lies_outside_the_file(doc):
    for number, value in doc.objects.items():
        if isinstance(value, Stream) and {"/F", "/FFilter", "/FDecodeParms"} & set(value.dict):
            yield f"object {number}"


# ISO 32000-1, table 6, without LZWDecode and Crypt.
FILTERS = {"/ASCIIHexDecode", "/ASCII85Decode", "/FlateDecode", "/RunLengthDecode", "/CCITTFaxDecode",
           "/JBIG2Decode", "/DCTDecode", "/JPXDecode"}


@rule(f"{A2}, 6.1.7.2")
def filters_are_standard_and_not_lzw(doc):
    for number, value in doc.objects.items():
        if isinstance(value, Stream):
            for each in doc.items(value.dict.get("/Filter")):
                if doc.get(each) not in FILTERS:
                    yield f"object {number}: {doc.get(each)}"


@rule(f"{A2}, 6.1.6")
def hexadecimal_strings_are_whole(doc):
    yield from doc.faults("hex")
    for number, body in object_bodies(doc):
        text = body[:body.find(b"stream")] if b"stream" in body else body
        text = re.sub(rb"\((?:\\.|[^\\()])*\)", b"", text)
        for digits in re.findall(rb"(?<!<)<(?!<)([^<>]*)>", text):
            digits = re.sub(rb"\s", b"", digits)
            if len(digits) % 2 or re.search(rb"[^0-9A-Fa-f]", digits):
                yield f"object {number}: <{digits[:40].decode('latin-1')}>"


@rule(f"{A2}, 6.1.8")
def names_are_utf_8(doc):
    for value in set(filter(lambda each: isinstance(each, Name), doc.scalars())):
        if "\ufffd" in value or any(0xD800 <= ord(c) < 0xE000 for c in value):
            yield ascii(value)
    for content in doc.contents:
        for name in content.names:
            if any(0xD800 <= ord(c) < 0xE000 for c in name):
                yield ascii(name)


@rule(f"{A2}, 6.1.13")
def strings_are_no_longer_than_32767_bytes(doc):
    strings = [as_bytes(value) for value in doc.scalars() if isinstance(value, (Text, Binary))]
    for value in strings + [each for content in doc.contents for each in content.strings]:
        if len(value) > 32767:
            yield f"{len(value)} bytes: {value[:20]!r}"


@rule(f"{A2}, 6.1.13")
def names_are_no_longer_than_127_bytes(doc):
    names = {value for value in doc.scalars() if isinstance(value, Name)}
    for name in names.union(*(content.names for content in doc.contents)):
        if len(name.encode("utf-8", "surrogateescape")) > 128:
            yield name


@rule(f"{A2}, 6.1.13")
def numbers_are_within_limits(doc):
    numbers = [value for value in doc.scalars()
               if isinstance(value, (int, float)) and not isinstance(value, bool)]
    for value in numbers + [each for content in doc.contents for each in content.numbers]:
        if isinstance(value, int) and not -2**31 <= value < 2**31:
            yield f"{value}"
        elif isinstance(value, float) and abs(value) > 3.403e38:
            yield f"{value}"


@rule(f"{A2}, 6.1.13")
def graphics_states_nest_28_deep_at_most(doc):
    for number, content in enumerate(doc.contents, 1):
        if content.deepest > 28:
            yield f"page {number}: {content.deepest}"


@rule(f"{A2}, 6.1.13")
def there_are_8388607_objects_at_most(doc):
    size = doc.header.get("maxobjectid", 0)
    if size > 8388607:
        yield str(size)


@rule(f"{A2}, 6.1.13")
def pages_are_between_3_and_14400_units_wide(doc):
    for number, page in enumerate(doc.pages, 1):
        for key in ("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
            box = inherited(doc, page, key)
            if box is None and key != "/MediaBox":
                continue
            if not isinstance(box, list) or len(box) != 4:
                yield f"page {number}: {key} is {box!r}"
                continue
            sides = [abs(box[2] - box[0]), abs(box[3] - box[1])]
            if not all(3 <= side <= 14400 for side in sides):
                yield f"page {number}: {key} is {sides[0]} x {sides[1]}"


def inherited(doc, page, key):
    while page is not None:
        if (found := doc.get(page, key)) is not None:
            return [doc.get(item) for item in found] if isinstance(found, list) else found
        page = (doc.get(page) or {}).get("/Parent")
    return None


@rule(f"{A2}, 6.1.12")
def permissions_are_of_signatures_alone(doc):
    permissions = doc.get(doc.catalog, "/Perms") or {}
    if set(permissions) - {"/UR3", "/DocMDP"}:
        yield str(set(permissions))


@rule(f"{A2}, 6.8")
def files_inside_are_described(doc):
    """Of part 3: each embedded file says its name, its kind, and what it is to the document."""
    associated = [doc.get(item) for _, _, each in doc.all_dictionaries
                  for item in doc.items(each.get("/AF"))]
    for number, _, each in doc.all_dictionaries:
        if "/EF" not in each:
            continue
        if doc.xmp_values("http://www.aiim.org/pdfa/ns/id/", "part") != ["3"]:
            yield f"object {number}: part 2 has no embedded files but PDF/A"
        for key in ("/F", "/UF", "/AFRelationship"):
            if key not in each:
                yield f"object {number}: no {key}"
        embedded = doc.get(each, "/EF", "/F")
        if doc.get(embedded, "/Subtype") is None:
            yield f"object {number}: the file's /Subtype is missing"
        parameters = doc.get(embedded, "/Params")  # annex E: may be left out, but not be without this
        if parameters is not None and "/ModDate" not in parameters:
            yield f"object {number}: the file's /ModDate is missing"
        if each not in associated:
            yield f"object {number}: in no /AF"


@rule(f"{PDF}, 7.3.10")
def every_reference_leads_to_an_object(doc):
    def walk(value):
        if isinstance(value, Stream):
            value = value.dict
        if isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, list):
            for item in value:
                yield from walk(item)
        elif isinstance(value, Ref) and doc.objects.get(value.number) is None:
            yield value.number

    # Where a dictionary's entry leads nowhere, qpdf drops the entry and tells of a null object.
    nothing = {number for number, value in doc.objects.items() if value is None}
    for number in nothing | set(walk(list(doc.objects.values()) + [doc.trailer])):
        yield f"object {number} does not exist"


@rule(f"{PDF}, 7.7.3")
def the_page_tree_counts_its_pages(doc):
    def count(ref):
        node = doc.get(ref) or {}
        if "/Kids" not in node:
            return 1
        pages = 0
        for kid in doc.items(node["/Kids"]):
            if (doc.get(kid) or {}).get("/Parent") != ref:
                wrong.append(f"/Parent of {kid} is not {ref}")
            pages += count(kid)
        if doc.get(node, "/Count") != pages:
            wrong.append(f"/Count of {ref} is {doc.get(node, '/Count')}, not {pages}")
        return pages

    wrong = []
    count(doc.catalog.get("/Pages"))
    yield from wrong
