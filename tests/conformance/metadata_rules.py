"""Rules of XMP, the information dictionary, and the catalog's words about the whole
(ISO 19005-2, 6.6; ISO 14289-1, 5 and 7.1)."""

import re

from document import Stream, Text
from rule import A2, RDF, UA, rule

DC = "http://purl.org/dc/elements/1.1/"
PDF_NS = "http://ns.adobe.com/pdf/1.3/"
XMP_NS = "http://ns.adobe.com/xap/1.0/"
PDFA_ID = "http://www.aiim.org/pdfa/ns/id/"
PDFUA_ID = "http://www.aiim.org/pdfua/ns/id/"
EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
SCHEMA = "http://www.aiim.org/pdfa/ns/schema#"
PROPERTY = "http://www.aiim.org/pdfa/ns/property#"

# Which properties of which predefined schemas (XMP 2005) this checker knows, and their form.
PREDEFINED = {
    DC: dict(title="Alt", creator="Seq", description="Alt", subject="Bag", publisher="Bag",
             contributor="Bag", date="Seq", type="Bag", format="", identifier="", source="",
             language="Bag", relation="Bag", coverage="", rights="Alt"),
    PDF_NS: dict(Producer="", Keywords="", PDFVersion="", Trapped=""),
    XMP_NS: dict(CreateDate="", ModifyDate="", MetadataDate="", CreatorTool="", Identifier="Bag",
                 Label="", Nickname="", BaseURL="", Rating=""),
    "http://ns.adobe.com/xap/1.0/mm/": dict(DocumentID="", InstanceID="", OriginalDocumentID="",
                                            VersionID="", RenditionClass=""),
    PDFA_ID: dict(part="", conformance="", amd="", corr=""),
    EXTENSION: dict(schemas="Bag"),
}


@rule(f"{A2}, 6.6.2.1")
def the_catalog_has_xmp(doc):
    stream = doc.get(doc.catalog, "/Metadata")
    if not isinstance(stream, Stream):
        yield "no /Metadata"
    elif (stream.dict.get("/Type"), stream.dict.get("/Subtype")) != ("/Metadata", "/XML"):
        yield f"/Type {stream.dict.get('/Type')} /Subtype {stream.dict.get('/Subtype')}"
    elif "/Filter" in stream.dict:
        yield "it is compressed, which hides it from simple readers (part 1, 6.7.2)"


@rule(f"{A2}, 6.6.2.1")
def the_xmp_packet_is_plain_utf_8(doc):
    head = re.match(rb"(\xef\xbb\xbf)?<\?xpacket (.*?)\?>", doc.xmp_bytes)
    if not head or b"W5M0MpCehiHzreSzNTczkc9d" not in head[2]:
        yield "no xpacket header"
    elif re.search(rb"\b(bytes|encoding)\s*=", head[2]):
        yield "the header has bytes or encoding"
    if doc.xmp is None:
        yield "no well-formed XML"
    if not re.search(rb"<\?xpacket end=[\"'][rw][\"']\?>\s*\Z", doc.xmp_bytes):
        yield "no xpacket end"


def properties(doc):
    """(namespace, name, element) of each top-level property."""
    if doc.xmp is None:
        return
    for description in doc.xmp.iter(RDF + "Description"):
        for element in description:
            space, _, name = element.tag[1:].partition("}")
            yield space, name, element
        for key in description.keys():
            space, _, name = key[1:].partition("}")
            if not key.startswith(RDF):
                yield space, name, None


def described(doc):
    """{namespace: {property: (value type, category)}} of the extension schemas."""
    found = {}
    if doc.xmp is None:
        return found
    for item in doc.xmp.iter(RDF + "li"):
        space = item.findtext(f"{{{SCHEMA}}}namespaceURI")
        if space is None:
            continue
        for each in item.iter(RDF + "li"):
            name = each.findtext(f"{{{PROPERTY}}}name")
            if name:
                found.setdefault(space, {})[name] = (each.findtext(f"{{{PROPERTY}}}valueType"),
                                                     each.findtext(f"{{{PROPERTY}}}category"))
    return found


@rule(f"{A2}, 6.6.2.3.1")
def every_property_is_predefined_or_described(doc):
    own = described(doc)
    for space, name, element in properties(doc):
        if name in own.get(space, {}):
            continue
        form = PREDEFINED.get(space, {}).get(name)
        if form is None:
            yield f"{name} of {space}"
        elif element is None or (element.find(RDF + form) is None if form else len(element)):
            if form or element is not None:
                yield f"{name} is not a {form or 'simple value'}"


@rule(f"{A2}, 6.6.2.3.3")
def extension_schemas_are_complete(doc):
    if doc.xmp is None:
        return
    for item in doc.xmp.iter(RDF + "li"):
        if item.find(f"{{{SCHEMA}}}namespaceURI") is not None:
            for key in ("schema", "namespaceURI", "prefix"):
                if not (item.findtext(f"{{{SCHEMA}}}{key}") or "").strip():
                    yield f"a schema without {key}"
            if item.find(f"{{{SCHEMA}}}property/{RDF}Seq") is None:
                yield "a schema without its properties"
        if item.find(f"{{{PROPERTY}}}name") is not None:
            for key in ("name", "valueType", "category", "description"):
                if not (item.findtext(f"{{{PROPERTY}}}{key}") or "").strip():
                    yield f"a property without {key}"
            if item.findtext(f"{{{PROPERTY}}}category") not in ("internal", "external"):
                yield "a property of unknown category"


@rule(f"{A2}, 6.6.4")
def the_file_says_that_it_is_pdf_a_2a_or_3a(doc):
    part, level = doc.xmp_values(PDFA_ID, "part"), doc.xmp_values(PDFA_ID, "conformance")
    if part not in (["2"], ["3"]) or level != ["A"]:
        yield f"part {part}, conformance {level}"


@rule(f"{UA}, 5")
def the_file_says_that_it_is_pdf_ua_1(doc):
    if doc.xmp_values(PDFUA_ID, "part") != ["1"]:
        yield f"part {doc.xmp_values(PDFUA_ID, 'part')}"


@rule(f"{UA}, 7.1")
def the_file_has_a_title(doc):
    if not any(title.strip() for title in doc.xmp_values(DC, "title")):
        yield "no dc:title"


@rule(f"{UA}, 7.1")
def the_window_shows_the_title(doc):
    if doc.get(doc.catalog, "/ViewerPreferences", "/DisplayDocTitle") is not True:
        yield "/DisplayDocTitle is not true"


def as_iso(date):
    """A PDF date in the form of XMP."""
    match = re.match(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(Z|([+-]\d\d)'(\d\d)'?)?\Z", date)
    if not match:
        return None
    year, month, day, hour, minute, second, zone, hours, minutes = match.groups(default="")
    zone = f"{hours}:{minutes}" if hours else zone
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone}"


PAIRS = [("/Title", DC, "title"), ("/Author", DC, "creator"), ("/Subject", DC, "description"),
         ("/Keywords", PDF_NS, "Keywords"), ("/Creator", XMP_NS, "CreatorTool"),
         ("/Producer", PDF_NS, "Producer"), ("/CreationDate", XMP_NS, "CreateDate"),
         ("/ModDate", XMP_NS, "ModifyDate")]


@rule("ISO 19005-1, 6.7.3")
def xmp_and_the_information_dictionary_say_the_same(doc):
    """Of part 1; part 2 lets them differ, which helps nobody."""
    for key, space, name in PAIRS:
        said = doc.xmp_values(space, name)
        info = doc.info.get(key)
        if key.endswith("Date") and info is not None:
            info = as_iso(info)
            if info is None:
                yield f"{key}: {doc.info[key]} is no date"
        if said != ([] if info is None else [info]):
            yield f"{key}: {info!r}, {name}: {said!r}"


@rule(f"{A2}, 6.7.4")
def the_language_is_told(doc):
    """Also ISO 14289-1, 7.2. Wherever one is given, it is a language tag."""
    if "/Lang" not in doc.catalog:
        yield "the catalog has no /Lang"
    tag = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*\Z")
    for number, _, each in doc.all_dictionaries:
        language = doc.get(each.get("/Lang"))
        if "/Lang" in each and not (isinstance(language, Text) and tag.match(language)):
            yield f"object {number}: {language!r}"
