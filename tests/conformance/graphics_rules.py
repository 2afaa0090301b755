"""Rules of page content and colour (ISO 19005-2, 6.2; ISO 32000-1, 8)."""

from document import Stream, unpack_icc
from rule import A2, PDF, rule


@rule(f"{A2}, 6.2.2")
def content_has_no_unknown_operators(doc):
    yield from doc.faults("operator", "syntax")


@rule(f"{A2}, 6.2.2")
def content_finds_all_its_resources(doc):
    yield from doc.faults("resources")
    for number, page in enumerate(doc.pages, 1):
        if "/Resources" not in doc.get(page):
            yield f"page {number} inherits its resources"


@rule(f"{PDF}, 8.4.2")
def graphics_states_are_saved_and_restored(doc):
    yield from doc.faults("state")


@rule(f"{PDF}, 9.4.1")
def text_objects_do_not_nest(doc):
    yield from doc.faults("text object")


@rule(f"{A2}, 6.2.3")
def the_output_intent_has_a_sound_profile(doc):
    intents = [doc.get(item) for item in doc.items(doc.catalog.get("/OutputIntents"))]
    own = [each for each in intents if each.get("/S") == "/GTS_PDFA1"]
    if not own:
        yield "no output intent /GTS_PDFA1"
    if len({str(each.get("/DestOutputProfile")) for each in intents}) > 1:
        yield "output intents of several profiles"
    for intent in own:
        if doc.get(intent, "/OutputConditionIdentifier") is None:
            yield "no /OutputConditionIdentifier"
        if "/DestOutputProfileRef" in intent:
            yield "/DestOutputProfileRef"
        profile = doc.get(intent, "/DestOutputProfile")
        if not isinstance(profile, Stream):
            yield "no /DestOutputProfile"
            continue
        version, kind, space, signature, size = unpack_icc(profile.data)
        channels = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}.get(space)
        if signature != b"acsp" or size != len(profile.data):
            yield "no ICC profile"
        if version >= 5 or kind not in (b"prtr", b"mntr"):
            yield f"ICC version {version}, class {kind!r}"
        if doc.get(profile, "/N") != channels:
            yield f"/N is {doc.get(profile, '/N')}, the profile has {channels} channels"


@rule(f"{A2}, 6.2.4.3")
def device_colours_are_those_of_the_output_intent(doc):
    spaces = set()
    for intent in map(doc.get, doc.items(doc.catalog.get("/OutputIntents"))):
        profile = doc.get(intent, "/DestOutputProfile")
        if isinstance(profile, Stream):
            spaces.add(unpack_icc(profile.data)[2])
    allowed = {b"RGB ": {"/DeviceRGB", "/DeviceGray"}, b"CMYK": {"/DeviceCMYK", "/DeviceGray"},
               b"GRAY": {"/DeviceGray"}}
    here = set().union(*(allowed.get(space, set()) for space in spaces))
    for number, content in enumerate(doc.contents, 1):
        if content.colours - here:
            yield f"page {number}: {content.colours - here}"
    for number, value in doc.objects.items():
        if isinstance(value, Stream) and value.dict.get("/Subtype") == "/Image":
            space = doc.get(value, "/ColorSpace")
            if space in ("/DeviceGray", "/DeviceRGB", "/DeviceCMYK") and space not in here:
                yield f"object {number}: {space}"


@rule(f"{A2}, 6.2.5")
def graphics_states_hold_nothing_forbidden(doc):
    for number, path, each in doc.all_dictionaries:
        if each.get("/Type") == "/ExtGState" or "/ExtGState/" in path:
            if "/TR" in each or "/HTP" in each or doc.get(each, "/TR2") not in (None, "/Default"):
                yield f"object {number}: {sorted(each)}"


INTENTS = {"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"}


@rule(f"{A2}, 6.2.6")
def rendering_intents_are_standard(doc):
    for number, _, each in doc.all_dictionaries:
        for key in ("/RI", "/Intent"):
            if key in each and doc.get(each, key) not in INTENTS and each.get("/Type") != "/OCG":
                yield f"object {number}: {doc.get(each, key)}"
    for content in doc.contents:
        if content.intents - INTENTS:
            yield str(content.intents - INTENTS)


@rule(f"{A2}, 6.2.8")
def images_are_plain(doc):
    for number, value in doc.objects.items():
        if isinstance(value, Stream) and value.dict.get("/Subtype") == "/Image":
            for key in ("/Alternates", "/OPI"):
                if key in value.dict:
                    yield f"object {number}: {key}"
            if value.dict.get("/Interpolate") is True:
                yield f"object {number}: /Interpolate"
            if value.dict.get("/BitsPerComponent", 8) not in (1, 2, 4, 8, 16):
                yield f"object {number}: {value.dict['/BitsPerComponent']} bits"


@rule(f"{A2}, 6.2.9")
def forms_are_neither_postscript_nor_references(doc):
    for number, value in doc.objects.items():
        if isinstance(value, Stream) and value.dict.get("/Subtype") in ("/Form", "/PS"):
            found = {"/OPI", "/PS", "/Ref"} & set(value.dict)
            if found or value.dict["/Subtype"] == "/PS" or value.dict.get("/Subtype2") == "/PS":
                yield f"object {number}"


BLEND_MODES = set("""/Normal /Compatible /Multiply /Screen /Overlay /Darken /Lighten /ColorDodge
/ColorBurn /HardLight /SoftLight /Difference /Exclusion /Hue /Saturation /Color /Luminosity""".split())


@rule(f"{A2}, 6.2.10")
def blend_modes_are_standard(doc):
    for number, _, each in doc.all_dictionaries:
        for mode in doc.items(each.get("/BM")):
            if doc.get(mode) not in BLEND_MODES:
                yield f"object {number}: {doc.get(mode)}"


@rule(f"{A2}, 6.2.10")
def optional_content_and_slides_are_absent(doc):
    """6.9 and 6.10: this checker knows no optional content, and PresSteps are forbidden."""
    if "/OCProperties" in doc.catalog:
        yield "/OCProperties"
    for number, page in enumerate(doc.pages, 1):
        if "/PresSteps" in doc.get(page):
            yield f"page {number}: /PresSteps"
    if "/AlternatePresentations" in (doc.get(doc.catalog, "/Names") or {}):
        yield "/AlternatePresentations"
    if "/Requirements" in doc.catalog:
        yield "/Requirements"
