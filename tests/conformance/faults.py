"""A planted fault, at least one, for every rule. Two kinds: of objects (a Plant is changed and written
again by qpdf) and of bytes (the command's own file, for what qpdf would put right).
"""

import re

OBJECT_FAULTS, BYTE_FAULTS = [], []


def fault(rule):
    """The decorated function plants what that rule must find in a Plant of base_form.equipped()."""
    def add(function):
        OBJECT_FAULTS.append((rule, function))
        return function
    return add


def byte_fault(rule):
    """The same in bytes: of the command's own file, and returns them."""
    def add(function):
        BYTE_FAULTS.append((rule, function))
        return function
    return add


def replaced(data, old, new, count=1):
    assert old in data, f"{old!r} is not in the file"
    return data.replace(old, new, count)


# ---- The file ---------------------------------------------------------------------------------------


@byte_fault("qpdf_finds_no_damage")
def damaged_page(data):
    """The eighth object is the first page, the ninth what it shows."""
    at = data.index(b"stream\n", data.index(b"\n9 0 obj\n")) + 20
    return data[:at] + bytes(40) + data[at + 40:]


@byte_fault("the_header_is_of_pdf_1")
def header_of_pdf_2(data):
    return replaced(data, b"%PDF-1.7", b"%PDF-2.0")


@byte_fault("the_header_is_of_pdf_1")
def something_before_the_header(data):
    return b"\n" + data


@byte_fault("a_comment_of_high_bytes_follows_the_header")
def comment_in_ascii(data):
    return replaced(data, b"\n%\xe2\xe3\xcf\xd3\n", b"\n%abcd\n")


@byte_fault("nothing_follows_the_end_of_file")
def two_line_ends(data):
    return data + b"\n"


@byte_fault("the_trailer_has_an_id")
def no_id(data):
    return replaced(data, b"/ID[", b"/Id[")


@fault("nothing_is_encrypted")
def encrypted(plant):
    plant.encrypt = True


@byte_fault("each_object_begins_where_the_file_says")
def a_byte_too_many(data):
    return replaced(data, b"\nendobj\n", b"\n\nendobj\n")


@byte_fault("objects_have_the_white_space_they_must")
def compact_objects(data):
    return replaced(data, b" 0 obj\n<<", b" 0 obj <<")


@byte_fault("objects_have_the_white_space_they_must")
def no_line_end_before_endobj(data):
    return replaced(data, b"endstream\nendobj", b"endstream endobj")


@byte_fault("streams_have_their_stated_length")
def one_byte_more(data):
    length = re.search(rb"/Length (\d+)", data)
    return replaced(data, length[0], b"/Length %d" % (int(length[1]) + 1))


@byte_fault("streams_have_their_stated_length")
def carriage_return_after_stream(data):
    return replaced(data, b"\nstream\n", b"\nstream\r")


@fault("no_stream_lies_outside_the_file")
def stream_elsewhere(plant):
    plant.get(plant.pages[0]["/Contents"])["/F"] = "u:elsewhere.bin"


@fault("filters_are_standard_and_not_lzw")
def lzw(plant):
    plant.get(plant.image)["/Filter"] = "/LZWDecode"


@fault("hexadecimal_strings_are_whole")
def odd_digits_on_a_page(plant):
    plant.edit_content(b">]TJ", b"0>]TJ")


@byte_fault("hexadecimal_strings_are_whole")
def odd_digits_in_the_id(data):
    return re.sub(rb"(/ID\s*\[\s*<)[0-9A-Fa-f]", rb"\1 ", data)


@fault("names_are_utf_8")
def tag_in_another_encoding(plant):
    plant.append_content(b"/#d6#c6 BMC EMC\n")


@fault("strings_are_no_longer_than_32767_bytes")
def long_title(plant):
    plant.catalog["/Long"] = "u:" + "a" * 32768


@fault("strings_are_no_longer_than_32767_bytes")
def long_string_on_a_page(plant):
    plant.append_content(b"/Artifact BMC BT <" + b"00" * 32768 + b">Tj ET EMC\n")


@fault("names_are_no_longer_than_127_bytes")
def long_name(plant):
    plant.catalog["/" + "a" * 128] = True


@fault("numbers_are_within_limits")
def big_integer(plant):
    plant.pages[0]["/Big"] = 2147483648


@fault("graphics_states_nest_28_deep_at_most")
def deep_states(plant):
    plant.append_content(b"q " * 29 + b"Q " * 29)


@byte_fault("there_are_8388607_objects_at_most")
def a_very_high_number(data):
    start = re.findall(rb"startxref\n(\d+)", data)[-1]
    root = re.search(rb"/Root (\d+ 0 R)", data)[1]
    body = b"8388608 0 obj\nnull\nendobj\n"
    return data + body + (
        b"xref\n8388608 1\n%010d 00000 n \ntrailer\n<</Size 8388609/Root %b/Prev %b>>\n"
        b"startxref\n%d\n%%%%EOF\n" % (len(data), root, start, len(data) + len(body)))


@fault("pages_are_between_3_and_14400_units_wide")
def tiny_page(plant):
    plant.pages[0]["/MediaBox"] = [0, 0, 2, 200]


@fault("pages_are_between_3_and_14400_units_wide")
def vast_crop(plant):
    plant.pages[0]["/CropBox"] = [0, 0, 200, 20000]


@fault("permissions_are_of_signatures_alone")
def other_permissions(plant):
    plant.catalog["/Perms"] = {"/Other": {}}


@fault("files_inside_are_described")
def file_without_relationship(plant):
    del plant.get(plant.file)["/AFRelationship"]


@fault("files_inside_are_described")
def file_with_parameters_but_no_date(plant):
    plant.get(plant.get(plant.file)["/EF"]["/F"])["/Params"] = {"/Size": 2}


@fault("files_inside_are_described")
def file_in_part_2(plant):
    plant.edit_xmp("<pdfaid:part>3<", "<pdfaid:part>2<")


@fault("files_inside_are_described")
def file_not_associated(plant):
    del plant.catalog["/AF"]


@byte_fault("every_reference_leads_to_an_object")
def missing_info(data):
    return replaced(data, b"/Info 2 0 R", b"/Info 2999 0 R")


@fault("the_page_tree_counts_its_pages")
def one_page_too_many(plant):
    plant.get(plant.catalog["/Pages"])["/Count"] += 1


# ---- Page content -----------------------------------------------------------------------------------


@fault("content_has_no_unknown_operators")
def unknown_operator(plant):
    plant.append_content(b"1 0 frob\n")


@fault("content_has_no_unknown_operators")
def unknown_operator_that_is_allowed_to_be_ignored(plant):
    plant.append_content(b"BX frob EX\n")


@fault("content_finds_all_its_resources")
def missing_font(plant):
    plant.append_content(b"/Artifact BMC BT /F99 9 Tf ET EMC\n")


@fault("content_finds_all_its_resources")
def inherited_resources(plant):
    plant.get(plant.catalog["/Pages"])["/Resources"] = plant.pages[0].pop("/Resources")


@fault("graphics_states_are_saved_and_restored")
def never_restored(plant):
    plant.append_content(b"q\n")


@fault("graphics_states_are_saved_and_restored")
def restored_twice(plant):
    plant.append_content(b"Q\n")


@fault("text_objects_do_not_nest")
def nested_text(plant):
    plant.append_content(b"BT BT ET\n")


def intent(plant):
    return plant.catalog["/OutputIntents"][0]


@fault("the_output_intent_has_a_sound_profile")
def no_output_intent(plant):
    del plant.catalog["/OutputIntents"]


@fault("the_output_intent_has_a_sound_profile")
def wrong_number_of_channels(plant):
    plant.get(intent(plant)["/DestOutputProfile"])["/N"] = 4


@fault("the_output_intent_has_a_sound_profile")
def no_profile(plant):
    plant.set_data(intent(plant)["/DestOutputProfile"], b"\0" * 200)


@fault("device_colours_are_those_of_the_output_intent")
def cmyk(plant):
    plant.append_content(b"0 0 0 1 k\n")


@fault("device_colours_are_those_of_the_output_intent")
def cmyk_image(plant):
    plant.get(plant.image)["/ColorSpace"] = "/DeviceCMYK"


@fault("graphics_states_hold_nothing_forbidden")
def transfer_function(plant):
    plant.resources["/ExtGState"]["/G0"]["/TR"] = "/Identity"


@fault("rendering_intents_are_standard")
def own_intent(plant):
    plant.append_content(b"/Mine ri\n")


@fault("rendering_intents_are_standard")
def own_intent_of_an_image(plant):
    plant.get(plant.image)["/Intent"] = "/Mine"


@fault("images_are_plain")
def interpolated(plant):
    plant.get(plant.image)["/Interpolate"] = True


@fault("images_are_plain")
def alternate_images(plant):
    plant.get(plant.image)["/Alternates"] = []


@fault("forms_are_neither_postscript_nor_references")
def reference_form(plant):
    plant.resources["/XObject"]["/Fm0"] = plant.add_stream(
        b"", Type="/XObject", Subtype="/Form", BBox=[0, 0, 1, 1], Ref={})


@fault("blend_modes_are_standard")
def own_blend_mode(plant):
    plant.resources["/ExtGState"]["/G0"]["/BM"] = "/Mine"


@fault("optional_content_and_slides_are_absent")
def slides(plant):
    plant.pages[0]["/PresSteps"] = {}


# ---- Fonts ------------------------------------------------------------------------------------------


@fault("fonts_are_composite_with_two_byte_codes")
def one_byte_of_a_code(plant):
    plant.edit_content(b">]TJ", b"00>]TJ")


@fault("font_names_agree")
def another_name(plant):
    plant.descriptor()["/FontName"] = "/ABCDEF+Other"


@fault("font_names_agree")
def composite_font_without_its_cmap_name(plant):
    plant.type0()["/BaseFont"] = plant.fonts()[0]["/BaseFont"]


@fault("subset_names_have_a_tag")
def no_tag(plant):
    plant.fonts()[0]["/BaseFont"] = "/FandolSong-Regular"


@fault("cid_fonts_say_what_their_codes_are")
def no_system_info(plant):
    del plant.fonts()[0]["/CIDSystemInfo"]


@fault("true_type_cid_fonts_map_codes_to_glyphs")
def no_glyph_map(plant):
    del plant.fonts("/CIDFontType2")[0]["/CIDToGIDMap"]


@fault("character_maps_are_identity")
def foreign_cmap(plant):
    plant.type0()["/Encoding"] = "/GBK-EUC-H"


@fault("every_font_shown_is_embedded")
def font_not_embedded(plant):
    del plant.descriptor()["/FontFile3"]


@fault("every_font_shown_is_embedded")
def broken_font(plant):
    plant.set_data(plant.descriptor()["/FontFile3"], b"\1\0\4\4no font")


@fault("every_font_shown_is_embedded")
def font_of_another_kind(plant):
    plant.get(plant.descriptor()["/FontFile3"])["/Subtype"] = "/OpenType"


SHOW = re.compile(rb"<([0-9A-F]{4})")


def first_code(plant):
    """Of the first string on the first page, which is of a CFF font."""
    return SHOW.search(plant.data(plant.pages[0]["/Contents"]))[1]


@fault("every_code_shown_has_a_glyph")
def code_without_glyph(plant):
    plant.edit_content(b"<" + first_code(plant), b"<F0F0")


@fault("every_code_shown_has_a_glyph")
def true_type_code_without_glyph(plant):
    ref = plant.fonts("/CIDFontType2")[0]["/CIDToGIDMap"]
    plant.set_data(ref, b"\0" * len(plant.data(ref)))


@fault("cid_sets_list_the_glyphs_that_are_there")
def wrong_cid_set(plant):
    plant.descriptor()["/CIDSet"] = plant.add_stream(b"\xff\x00")


def widen(widths):
    """Adds 2 to the first width of /W."""
    index = next(i for i, item in enumerate(widths) if isinstance(item, list))
    widths[index][0] += 2


@fault("widths_are_those_of_the_program")
def wide_glyph(plant):
    for font in plant.fonts():
        if any(isinstance(item, list) for item in font["/W"]):
            widen(font["/W"])


@fault("widths_are_those_of_the_program")
def wide_glyphs_by_default(plant):
    for font in plant.fonts():
        font["/DW"] = 500


@fault("widths_are_those_of_the_program")
def wide_true_type_glyph(plant):
    plant.fonts("/CIDFontType2")[0]["/DW"] = 998
    plant.fonts("/CIDFontType2")[0]["/W"] = []


def map_first_code(plant, to):
    for ref in plant.refs(lambda each: each.get("/Subtype") == "/Type0"):
        stream = plant.get(ref)["/ToUnicode"]
        data = plant.data(stream)
        plant.set_data(stream, re.sub(rb"<%b> <[0-9A-F]+>" % first_code(plant),
                                      b"<%b> %b" % (first_code(plant), to), data))


@fault("every_code_shown_means_text")
def no_to_unicode(plant):
    del plant.type0()["/ToUnicode"]


@fault("every_code_shown_means_text")
def code_without_text(plant):
    map_first_code(plant, b"<>")


@fault("every_code_shown_means_text")
def narrow_code_space(plant):
    plant.edit(plant.type0()["/ToUnicode"], b"<0000> <FFFF>", b"<0000> <0001>")


@fault("no_code_means_what_is_no_character")
def code_that_means_nul(plant):
    map_first_code(plant, b"<0000>")


@fault("no_code_means_what_is_no_character")
def code_that_means_a_byte_order_mark(plant):
    map_first_code(plant, b"<FEFF>")


@fault("private_characters_have_actual_text")
def private_character(plant):
    map_first_code(plant, b"<E000>")


@fault("private_characters_have_actual_text")
def private_character_of_a_higher_plane(plant):
    map_first_code(plant, b"<DB80DC00>")


@fault("actual_text_is_text")
def half_a_character(plant):
    plant.append_content(b"/Span<</ActualText<FEFFD840>>>BDC EMC\n")


@fault("no_text_is_shown_as_notdef")
def notdef(plant):
    plant.edit_content(b"<" + first_code(plant), b"<0000")


@fault("descriptors_are_complete")
def no_ascent(plant):
    del plant.descriptor()["/Ascent"]


@fault("descriptors_are_complete")
def descent_upwards(plant):
    plant.descriptor()["/Descent"] = 200


# ---- Annotations and actions ------------------------------------------------------------------------


def field(plant):
    return plant.get(plant.field)


@fault("annotations_are_of_known_kinds")
def film(plant):
    field(plant)["/Subtype"] = "/Movie"


@fault("annotations_are_printed_and_seen")
def not_printed(plant):
    field(plant)["/F"] = 128


@fault("annotations_are_printed_and_seen")
def hidden(plant):
    field(plant)["/F"] = 6


@fault("annotations_have_one_appearance")
def no_appearance(plant):
    del field(plant)["/AP"]


@fault("annotations_have_one_appearance")
def two_appearances(plant):
    field(plant)["/AP"]["/D"] = field(plant)["/AP"]["/N"]


@fault("annotations_have_one_appearance")
def appearances_by_state(plant):
    field(plant)["/AP"]["/N"] = {"/On": field(plant)["/AP"]["/N"]}


@fault("fields_have_no_actions")
def field_with_an_action(plant):
    field(plant)["/A"] = {"/S": "/URI", "/URI": "u:about:blank"}


@fault("fields_have_no_actions")
def field_with_triggers(plant):
    field(plant)["/AA"] = {}


@fault("fields_need_no_appearances_made")
def need_appearances(plant):
    plant.catalog["/AcroForm"]["/NeedAppearances"] = True


@fault("there_is_no_xfa_form")
def xfa(plant):
    plant.catalog["/AcroForm"]["/XFA"] = []


@fault("every_widget_belongs_to_the_form")
def field_of_no_form(plant):
    plant.catalog["/AcroForm"]["/Fields"] = []


@fault("every_widget_belongs_to_the_form")
def field_of_another_page(plant):
    field(plant)["/P"] = plant.page_refs[1]


@fault("signatures_cover_the_whole_file")
def half_a_signature(plant):
    field(plant)["/V"] = plant.add({"/Type": "/Sig", "/ByteRange": [0, 100, 200, 100],
                                    "/Contents": "b:00", "/Filter": "/Adobe.PPKLite"})


@fault("actions_are_harmless")
def script(plant):
    plant.catalog["/OpenAction"] = {"/S": "/JavaScript", "/JS": "u:0"}


@fault("actions_are_harmless")
def named_scripts(plant):
    plant.catalog["/Names"]["/JavaScript"] = {"/Names": []}


@fault("actions_are_harmless")
def launch(plant):
    plant.get(plant.catalog["/Outlines"])["/A"] = {"/S": "/Launch", "/F": "u:x"}


@fault("nothing_acts_by_itself")
def action_of_a_page(plant):
    plant.pages[0]["/AA"] = {}


@fault("nothing_acts_by_itself")
def action_at_the_opening(plant):
    plant.catalog["/OpenAction"] = {"/S": "/URI", "/URI": "u:about:blank"}


@fault("annotations_stand_in_the_structure")
def field_without_element(plant):
    plant.element("Form")["/K"] = []


@fault("annotations_stand_in_the_structure")
def field_in_a_paragraph(plant):
    plant.element("Form")["/S"] = "/P"


@fault("a_form_element_has_one_field")
def form_with_two_fields(plant):
    form = plant.element("Form")
    form["/K"] = [form["/K"], form["/K"]]


@fault("annotations_say_what_they_are")
def field_without_words(plant):
    del field(plant)["/TU"]


@fault("annotations_say_what_they_are")
def field_with_empty_words(plant):
    field(plant)["/TU"] = "u: "


@fault("pages_go_through_fields_in_order_of_the_structure")
def fields_by_row(plant):
    plant.pages[0]["/Tabs"] = "/R"


@fault("there_are_no_traps")
def trap(plant):
    field(plant)["/Subtype"] = "/TrapNet"


@fault("annotations_lead_back_to_their_elements")
def field_without_a_way_back(plant):
    field(plant)["/StructParent"] = 0


# ---- Metadata ---------------------------------------------------------------------------------------


@fault("the_catalog_has_xmp")
def no_xmp(plant):
    del plant.catalog["/Metadata"]


@fault("the_catalog_has_xmp")
def xmp_of_another_type(plant):
    plant.get(plant.catalog["/Metadata"])["/Subtype"] = "/Text"


@fault("the_xmp_packet_is_plain_utf_8")
def xmp_with_an_encoding(plant):
    plant.edit_xmp('id="W5M0', 'encoding="UTF-8" id="W5M0')


@fault("the_xmp_packet_is_plain_utf_8")
def xmp_that_is_no_xml(plant):
    plant.edit_xmp("</rdf:RDF>", "</rdf:RDE>")


@fault("the_xmp_packet_is_plain_utf_8")
def xmp_without_end(plant):
    plant.edit_xmp('<?xpacket end="r"?>', "")


@fault("every_property_is_predefined_or_described")
def unknown_property(plant):
    plant.edit_xmp("<dc:format>application/pdf</dc:format>", "<dc:colour>red</dc:colour>")


@fault("every_property_is_predefined_or_described")
def ua_not_described(plant):
    plant.edit_xmp("<pdfaProperty:name>part<", "<pdfaProperty:name>other<")


@fault("every_property_is_predefined_or_described")
def title_as_a_simple_value(plant):
    ref = plant.catalog["/Metadata"]
    plant.set_data(ref, re.sub(rb"<dc:title>.*?</dc:title>", b"<dc:title>T</dc:title>", plant.data(ref)))


@fault("extension_schemas_are_complete")
def schema_without_prefix(plant):
    plant.edit_xmp("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>", "")


@fault("extension_schemas_are_complete")
def property_of_an_unknown_category(plant):
    plant.edit_xmp("internal", "inner")


@fault("the_file_says_that_it_is_pdf_a_2a_or_3a")
def level_b(plant):
    plant.edit_xmp("<pdfaid:conformance>A<", "<pdfaid:conformance>B<")


@fault("the_file_says_that_it_is_pdf_ua_1")
def no_pdf_ua(plant):
    plant.edit_xmp("<pdfuaid:part>1</pdfuaid:part>", "")


@fault("the_file_has_a_title")
def no_title(plant):
    ref = plant.catalog["/Metadata"]
    plant.set_data(ref, re.sub(rb"<dc:title>.*?</dc:title>", b"", plant.data(ref)))


@fault("the_window_shows_the_title")
def title_not_shown(plant):
    del plant.catalog["/ViewerPreferences"]["/DisplayDocTitle"]


@fault("xmp_and_the_information_dictionary_say_the_same")
def another_title(plant):
    plant.info["/Title"] = "u:另一个"


@fault("xmp_and_the_information_dictionary_say_the_same")
def date_in_one_alone(plant):
    plant.info["/CreationDate"] = "u:D:20240415000000Z"


@fault("the_language_is_told")
def no_language(plant):
    del plant.catalog["/Lang"]


@fault("the_language_is_told")
def language_in_words(plant):
    plant.element("P")["/Lang"] = "u:Chinese (simplified)"


# ---- Structure --------------------------------------------------------------------------------------


@fault("the_file_is_marked")
def not_marked(plant):
    plant.catalog["/MarkInfo"] = {}


@fault("the_file_is_marked")
def suspects(plant):
    plant.catalog["/MarkInfo"]["/Suspects"] = True


@fault("the_structure_has_a_root")
def no_structure(plant):
    del plant.catalog["/StructTreeRoot"]


@fault("the_structure_has_a_root")
def element_twice_in_the_tree(plant):
    document = plant.element("Document")
    document["/K"].append(document["/K"][0])


@fault("everything_is_tagged_or_an_artifact")
def content_without_a_mark(plant):
    plant.append_content(b"0 0 m 9 9 l S\n")


@fault("everything_is_tagged_or_an_artifact")
def mark_without_identifier(plant):
    plant.append_content(b"/P BMC 0 0 m 9 9 l S EMC\n")


@fault("artifacts_and_tagged_content_stay_apart")
def tag_in_an_artifact(plant):
    plant.append_content(b"/Artifact BMC /P<</MCID 999>>BDC 0 0 m 9 9 l S EMC EMC\n")


@fault("artifacts_and_tagged_content_stay_apart")
def artifact_in_a_tag(plant):
    plant.append_content(b"/P<</MCID 999>>BDC /Artifact BMC 0 0 m 9 9 l S EMC EMC\n")


@fault("marks_are_well_nested")
def mark_across_a_text_object(plant):
    plant.append_content(b"BT /Artifact BMC ET EMC\n")


@fault("marks_are_well_nested")
def mark_without_end(plant):
    plant.append_content(b"/Artifact BMC\n")


@fault("identifiers_of_marks_are_unique_on_their_page")
def identifier_twice(plant):
    plant.append_content(b"/P<</MCID 0>>BDC EMC\n")


@fault("types_are_standard")
def own_type(plant):
    plant.element("P")["/S"] = "/Absatz"


@fault("roles_neither_circle_nor_change_standard_types")
def standard_type_changed(plant):
    plant.structure["/RoleMap"] = {"/P": "/H1"}


@fault("roles_neither_circle_nor_change_standard_types")
def roles_in_a_circle(plant):
    plant.structure["/RoleMap"] = {"/A": "/B", "/B": "/A"}


@fault("every_element_names_its_parent")
def no_parent(plant):
    del plant.element("TD")["/P"]


@fault("every_element_names_its_parent")
def another_parent(plant):
    plant.element("TD")["/P"] = plant.elements("Document")[0]


@fault("elements_are_objects_of_their_type")
def element_of_another_type(plant):
    plant.element("TD")["/Type"] = "/Page"


@fault("each_mark_belongs_to_one_element")
def mark_of_two_elements(plant):
    first, second = plant.element("TD"), plant.element("TD", place=1)
    second["/K"] = first["/K"]


@fault("each_mark_belongs_to_one_element")
def element_with_a_mark_that_is_not_there(plant):
    plant.element("P")["/K"] = [999]


@fault("each_mark_belongs_to_one_element")
def mark_on_another_page(plant):
    plant.element("P")["/Pg"] = plant.page_refs[1]


@fault("the_parent_tree_is_in_order")
def parent_tree_backwards(plant):
    numbers = plant.structure["/ParentTree"]["/Nums"]
    numbers[0], numbers[2] = numbers[2], numbers[0]


@fault("the_parent_tree_is_in_order")
def next_key_in_use(plant):
    plant.structure["/ParentTreeNextKey"] = 0


def parents_of_first_page(plant):
    return plant.get(plant.structure["/ParentTree"]["/Nums"][1])


@fault("pages_lead_back_to_their_elements")
def two_parents_exchanged(plant):
    parents = parents_of_first_page(plant)
    parents[0], parents[1] = parents[1], parents[0]


@fault("pages_lead_back_to_their_elements")
def one_parent_lost(plant):
    parents_of_first_page(plant).pop()


@fault("pages_lead_back_to_their_elements")
def page_without_parents(plant):
    del plant.pages[0]["/StructParents"]


@fault("pages_lead_back_to_their_elements")
def page_with_the_parents_of_another(plant):
    plant.pages[0]["/StructParents"] = plant.pages[1]["/StructParents"]


@fault("the_tree_of_names_finds_every_element_with_a_name")
def name_not_in_the_tree(plant):
    names = plant.structure["/IDTree"]["/Names"]
    del names[:2]


@fault("the_tree_of_names_finds_every_element_with_a_name")
def names_out_of_order(plant):
    names = plant.structure["/IDTree"]["/Names"]
    names[:4] = names[2:4] + names[:2]


@fault("the_tree_of_names_finds_every_element_with_a_name")
def name_of_another_element(plant):
    names = plant.structure["/IDTree"]["/Names"]
    names[1] = names[3]


@fault("reading_order_is_the_order_on_the_page")
def two_elements_exchanged(plant):
    kids = plant.element("Document")["/K"]
    kids[0], kids[1] = kids[1], kids[0]


@fault("reading_order_is_the_order_on_the_page")
def two_cells_exchanged(plant):
    kids = plant.element("TR", place=3)["/K"]
    kids[0], kids[1] = kids[1], kids[0]


@fault("pages_come_in_order_in_each_element")
def second_page_first(plant):
    cell = plant.element("P")
    cell["/K"] = [{"/Type": "/MCR", "/Pg": plant.page_refs[1], "/MCID": 0}] + (
        cell["/K"] if isinstance(cell["/K"], list) else [cell["/K"]])


@fault("types_stand_in_the_types_that_hold_them")
def cell_in_a_table(plant):
    plant.move(plant.elements("TD")[0], plant.elements("Table")[0])


@fault("types_stand_in_the_types_that_hold_them")
def paragraph_in_a_row(plant):
    plant.move(plant.elements("P")[0], plant.elements("TR")[0])


@fault("types_stand_in_the_types_that_hold_them")
def list_item_in_the_document(plant):
    plant.move(plant.elements("LI")[0], plant.elements("Document")[0])


@fault("types_stand_in_the_types_that_hold_them")
def list_of_paragraphs(plant):
    plant.element("LBody")["/S"] = "/P"


@fault("grouping_elements_have_no_content_of_their_own")
def content_of_a_row(plant):
    row = plant.element("TR")
    row["/Pg"] = plant.page_refs[0]
    row["/K"].append(0)


@fault("paragraphs_hold_no_blocks")
def list_in_a_paragraph(plant):
    plant.move(plant.elements("L")[0], plant.elements("P")[0])


@fault("the_tree_begins_with_a_document")
def no_document(plant):
    plant.element("Document")["/S"] = "/Sect"


@fault("no_element_but_a_cell_is_empty")
def empty_paragraph(plant):
    plant.element("P")["/K"] = []


@fault("headings_skip_no_level")
def level_skipped(plant):
    plant.element("H2")["/S"] = "/H3"


@fault("headings_skip_no_level")
def first_heading_of_level_2(plant):
    plant.element("H1")["/S"] = "/H2"


@fault("headings_are_numbered")
def heading_without_level(plant):
    plant.element("H2")["/S"] = "/H"


@fault("figures_and_formulas_have_words")
def figure_without_words(plant):
    del plant.element("Figure")["/Alt"]


@fault("notes_have_names")
def note_without_name(plant):
    plant.element("P")["/S"] = "/Note"


@fault("kids_are_elements_marks_or_objects")
def mark_on_no_page(plant):
    del plant.element("P")["/Pg"]


@fault("bookmarks_hang_together")
def bookmark_without_title(plant):
    first = plant.get(plant.get(plant.catalog["/Outlines"])["/First"])
    first["/Title"] = "u:"


@fault("bookmarks_hang_together")
def bookmarks_miscounted(plant):
    plant.get(plant.catalog["/Outlines"])["/Count"] += 1


@fault("bookmarks_hang_together")
def bookmark_that_leads_nowhere(plant):
    first = plant.get(plant.get(plant.catalog["/Outlines"])["/First"])
    first["/Dest"][0] = plant.trailer["/Info"]


@fault("bookmarks_hang_together")
def last_bookmark_forgotten(plant):
    outline = plant.get(plant.catalog["/Outlines"])
    outline["/Last"] = outline["/First"]


# ---- Tables -----------------------------------------------------------------------------------------


def table_attributes(plant, wanted, kind="TH"):
    """Those of the first cell that has the key."""
    return next(plant.get(ref)["/A"] for ref in plant.elements(kind)
                if wanted in plant.get(ref).get("/A", {}))


@fault("cells_do_not_overlap_or_go_past_their_table")
def span_past_the_last_row(plant):
    table_attributes(plant, "/RowSpan")["/RowSpan"] = 99


@fault("cells_do_not_overlap_or_go_past_their_table")
def span_over_other_cells(plant):
    """The label goes on below the row that has a heading of its own, made as wide as two."""
    label = next(plant.get(ref)["/A"] for ref in plant.elements("TH")
                 if plant.get(ref)["/A"].get("/RowSpan", 1) > 2)
    plant.get(plant.get(plant.elements("TR")[3])["/K"][0])["/A"]["/RowSpan"] = 2
    label["/ColSpan"] = 1
    plant.get(plant.get(plant.elements("TR")[2])["/K"][-1]).setdefault(
        "/A", {"/O": "/Table"})["/RowSpan"] = 2
    plant.get(plant.get(plant.elements("TR")[3])["/K"][1])["/A"]["/ColSpan"] = 2


@fault("rows_have_the_same_number_of_columns")
def one_column_too_many(plant):
    table_attributes(plant, "/ColSpan")["/ColSpan"] += 1


@fault("rows_have_the_same_number_of_columns")
def one_cell_missing(plant):
    plant.element("TR", place=4)["/K"].pop()


@fault("captions_come_first_or_last")
def caption_in_the_middle(plant):
    plant.element("TR", place=2)["/S"] = "/Caption"


@fault("heads_and_feet_have_a_body")
def head_beside_rows(plant):
    rows = plant.elements("TR")
    table = plant.elements("Table")[0]
    head = plant.add({"/S": "/THead", "/P": table, "/K": []})
    plant.get(table)["/K"].insert(0, head)
    plant.move(rows[0], head)


@fault("headings_say_what_they_head")
def heading_without_scope(plant):
    del table_attributes(plant, "/Scope")["/Scope"]


@fault("attributes_of_cells_are_of_their_kinds")
def span_of_nothing(plant):
    table_attributes(plant, "/ColSpan")["/ColSpan"] = 0


@fault("attributes_of_cells_are_of_their_kinds")
def scope_of_a_data_cell(plant):
    plant.element("TD")["/A"]["/Scope"] = "/Row"


@fault("every_heading_that_a_cell_names_is_in_its_table")
def heading_that_does_not_exist(plant):
    table_attributes(plant, "/Headers", "TD")["/Headers"][0] = "u:h0000009999"


@fault("every_heading_that_a_cell_names_is_in_its_table")
def heading_that_is_data(plant):
    cell, other = plant.element("TD"), plant.element("TD", place=1)
    other["/ID"] = "u:d1"
    cell["/A"]["/Headers"] = ["u:d1"]


@fault("every_table_has_a_heading")
def table_without_headings(plant):
    for ref in plant.elements("TH"):
        plant.get(ref)["/S"] = "/TD"


@fault("every_cell_with_content_has_a_heading")
def cell_without_headings(plant):
    """Its column's headings head rows only, as a writer who mixed up the scopes would say."""
    for ref in plant.elements("TH"):
        plant.get(ref)["/A"]["/Scope"] = "/Column" if "/RowSpan" in plant.get(ref)["/A"] else "/Row"
    for ref in plant.elements("TD"):
        plant.get(ref).get("/A", {}).pop("/Headers", None)
