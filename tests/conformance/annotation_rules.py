"""Rules of annotations, fields, and actions (ISO 19005-2, 6.3 to 6.5; ISO 14289-1, 7.18)."""

import re

from document import Stream, Text
from rule import A2, PDF, UA, rule
from tree import Element, ObjectRef

KINDS = set("""/Text /Link /FreeText /Line /Square /Circle /Polygon /PolyLine /Highlight /Underline
/Squiggly /StrikeOut /Stamp /Caret /Ink /Popup /FileAttachment /Widget /PrinterMark /TrapNet
/Watermark /Redact""".split())
INVISIBLE, HIDDEN, PRINT, NO_VIEW, TOGGLE_NO_VIEW = 1, 2, 4, 32, 256


def is_point(doc, annotation):
    """Of a field without any size (6.3.3)."""
    box = [doc.get(item) for item in doc.items(annotation.get("/Rect"))]
    return len(box) == 4 and box[0] == box[2] and box[1] == box[3]


@rule(f"{A2}, 6.3.1")
def annotations_are_of_known_kinds(doc):
    for _, ref, each in doc.annotations:
        if each.get("/Subtype") not in KINDS:
            yield f"{ref}: {each.get('/Subtype')}"


@rule(f"{A2}, 6.3.2")
def annotations_are_printed_and_seen(doc):
    for _, ref, each in doc.annotations:
        if each.get("/Subtype") == "/Popup":
            continue
        flags = each.get("/F", 0)
        if not flags & PRINT or flags & (INVISIBLE | HIDDEN | NO_VIEW | TOGGLE_NO_VIEW):
            yield f"{ref}: /F {each.get('/F')}"


@rule(f"{A2}, 6.3.3")
def annotations_have_one_appearance(doc):
    for _, ref, each in doc.annotations:
        if each.get("/Subtype") in ("/Popup", "/Link") or is_point(doc, each):
            continue
        appearance = doc.get(each, "/AP")
        if not isinstance(appearance, dict) or set(appearance) != {"/N"}:
            yield f"{ref}: /AP is {appearance!r}"
            continue
        states = each.get("/Subtype") == "/Widget" and field_type(doc, each) == "/Btn"
        if isinstance(doc.get(appearance, "/N"), Stream) == states:
            yield f"{ref}: /N is not what a field of its type has"


def field_type(doc, field):
    while field is not None:
        if "/FT" in field:
            return doc.get(field, "/FT")
        field = doc.get(field, "/Parent")
    return None


@rule(f"{A2}, 6.4.1")
def fields_have_no_actions(doc):
    for _, ref, each in doc.annotations:
        if each.get("/Subtype") == "/Widget" and {"/A", "/AA"} & set(each):
            yield f"{ref}"
    for number, _, each in doc.all_dictionaries:
        if "/FT" in each and "/AA" in each:
            yield f"object {number}"


@rule(f"{A2}, 6.4.1")
def fields_need_no_appearances_made(doc):
    if doc.get(doc.catalog, "/AcroForm", "/NeedAppearances") is True:
        yield "/NeedAppearances true"


@rule(f"{A2}, 6.4.2")
def there_is_no_xfa_form(doc):
    if doc.get(doc.catalog, "/AcroForm", "/XFA") is not None:
        yield "/XFA"
    if doc.catalog.get("/NeedsRendering") is True:
        yield "/NeedsRendering"


@rule(f"{PDF}, 12.7.2")
def every_widget_belongs_to_the_form(doc):
    fields, open_fields = set(), list(doc.items(doc.get(doc.catalog, "/AcroForm", "/Fields")))
    while open_fields:
        ref = open_fields.pop()
        if ref not in fields:
            fields.add(ref)
            open_fields += doc.items((doc.get(ref) or {}).get("/Kids"))
    for page, ref, each in doc.annotations:
        if each.get("/Subtype") != "/Widget":
            continue
        if ref not in fields:
            yield f"{ref} is not in /Fields"
        if each.get("/P", page) != page:
            yield f"{ref}: /P is another page"


@rule(f"{A2}, 6.4.3")
def signatures_cover_the_whole_file(doc):
    for number, _, each in doc.all_dictionaries:
        if "/ByteRange" not in each:
            continue
        ranges = doc.get(each, "/ByteRange")
        # The file as it was signed: what another signed later is appended.
        end = ranges[2] + ranges[3] if len(ranges) == 4 else 0
        whole = end > 0 and ranges[0] == 0 and re.search(rb"%%EOF\s*\Z", doc.bytes[:end]) is not None
        gap = doc.bytes[ranges[1]:ranges[2]] if whole else b""
        if not (gap.startswith(b"<") and gap.endswith(b">")):
            yield f"object {number}: {ranges}"


# ISO 19005-2, 6.5.1.
FORBIDDEN = set("""/Launch /Sound /Movie /ResetForm /ImportData /Hide /SetOCGState /Rendition /Trans
/GoTo3DView /JavaScript""".split())
NAMED = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"}


@rule(f"{A2}, 6.5.1")
def actions_are_harmless(doc):
    for number, path, each in doc.all_dictionaries:
        if each.get("/Type") == "/StructElem" or "/S" not in each:
            continue
        kind = doc.get(each, "/S")
        if kind in FORBIDDEN or kind == "/Named" and doc.get(each, "/N") not in NAMED:
            yield f"object {number}: {kind}"
    if "/JavaScript" in (doc.get(doc.catalog, "/Names") or {}):
        yield "/JavaScript among the names"


@rule(f"{A2}, 6.5.2")
def nothing_acts_by_itself(doc):
    for value, words in [(doc.catalog, "the catalog")] + [
            (doc.get(page), f"page {n}") for n, page in enumerate(doc.pages, 1)]:
        if "/AA" in value:
            yield f"{words}: /AA"
    if isinstance(doc.get(doc.catalog, "/OpenAction"), dict):
        if doc.get(doc.catalog, "/OpenAction", "/S") != "/GoTo":
            yield "/OpenAction"


def holder(doc, ref):
    """The element that has an annotation as its kid."""
    for element in doc.tree.elements():
        if any(isinstance(kid, ObjectRef) and kid.object == ref for kid in element.kids):
            return element
    return None


@rule(f"{UA}, 7.18.1")
def annotations_stand_in_the_structure(doc):
    """7.18.4: a field in a Form, 7.18.5: a link in a Link, others in an Annot."""
    wanted = {"/Widget": "Form", "/Link": "Link"}
    for _, ref, each in doc.annotations:
        if each.get("/Subtype") in ("/Popup", "/PrinterMark") or each.get("/F", 0) & HIDDEN:
            continue
        element = holder(doc, ref)
        kind = wanted.get(str(each.get("/Subtype")), "Annot")
        if element is None or element.type != kind:
            yield f"{ref}: in {element}, not in a {kind}"


@rule(f"{UA}, 7.18.4")
def a_form_element_has_one_field(doc):
    for element in doc.tree.of("Form"):
        objects = [kid for kid in element.kids if isinstance(kid, ObjectRef)]
        role = doc.tree.attribute(element, "/PrintField", "/Role")
        if role is None and (len(objects) != 1 or any(isinstance(k, Element) for k in element.kids)):
            yield f"{element}: {len(objects)} fields"


@rule(f"{UA}, 7.18.1")
def annotations_say_what_they_are(doc):
    for _, ref, each in doc.annotations:
        if each.get("/Subtype") == "/Widget":
            said = doc.get(each, "/TU") or doc.get(each, "/Parent", "/TU")
        else:
            element = holder(doc, ref)
            said = doc.get(each, "/Contents") or (element and doc.get(element.dict, "/Alt"))
        if each.get("/Subtype") != "/Popup" and not (isinstance(said, Text) and said.strip()):
            yield f"{ref}"


@rule(f"{UA}, 7.18.3")
def pages_go_through_fields_in_order_of_the_structure(doc):
    for number, page in enumerate(doc.pages, 1):
        if doc.get(page, "/Annots") and doc.get(page, "/Tabs") != "/S":
            yield f"page {number}: /Tabs {doc.get(page, '/Tabs')}"


@rule(f"{UA}, 7.18.2")
def there_are_no_traps(doc):
    for _, ref, each in doc.annotations:
        if each.get("/Subtype") == "/TrapNet":
            yield f"{ref}"


@rule(f"{PDF}, 14.7.4.4")
def annotations_lead_back_to_their_elements(doc):
    leaves = dict(doc.parent_pairs)
    for _, ref, each in doc.annotations:
        element = holder(doc, ref)
        if element is None:
            continue
        if leaves.get(each.get("/StructParent")) != element.ref:
            yield f"{ref}: /StructParent {each.get('/StructParent')} is not {element}"
