"""The sound file that faults are planted in: a form with tags of many kinds, and what other parts of
the product may add to one (a field, a figure, a file inside), added here by hand.
"""

import drawing
from plant import Plant

FORM = {
    "form": {"id": "conformance", "title": "试验表"},
    "page": drawing.SMALL,
    "styles": {"upright": {"writing": "vertical"}},
    "body": [
        {"paragraph": "一、试验表", "heading": 1},
        {"paragraph": ["生僻字 ", {"value": "/rare"}, "，比例≥98%。"]},
        {"table": {
            "columns": ["14mm", "1*", "1*", "1*"],
            "rules": {"inner": "0.5pt", "outer": "1pt"},
            "header": [
                [{"text": "类别", "rowspan": 2}, {"text": "其中", "colspan": 2},
                 {"text": "备注", "rowspan": 2}],
                ["名称", "金额"]],
            "rows": [
                {"label": {"text": "甲类", "style": "upright"}, "each": "/items",
                 "cells": [{"value": "name"}, {"value": "figure"},
                           {"text": [{"check": "/ticked"}, "是"]}]},
                [{"text": "合计"}, {"value": "/total", "colspan": 2}, {"text": ""}]]}},
        {"paragraph": "二、说明", "heading": 1},
        {"paragraph": "（一）细目", "heading": 2},
        {"prose": "/words", "levels": [{"numbering": "1.", "style": {}}, {"numbering": "（1）", "style": {}}]}],
}

RECORD = {"rare": "𠀀𠀁", "ticked": True, "total": "36.00", "date": "2024",
          "items": [{"name": f"项目{n}", "figure": f"{n}.00"} for n in range(1, 13)],
          "words": ["1. 第一项工作。", "（1）细项。", "2. 第二项工作。", "结束语。"]}


def render(folder):
    """The form as the command writes it."""
    return drawing.render(folder, FORM, RECORD).pdf


def add_field(plant):
    """An unsigned signature field on the first page."""
    page_ref, key = plant.page_refs[0], plant.structure["/ParentTreeNextKey"]
    look = plant.add_stream(b"", Type="/XObject", Subtype="/Form", BBox=[0, 0, 60, 20], Resources={})
    document = plant.elements("Document")[0]
    field = plant.add({
        "/Type": "/Annot", "/Subtype": "/Widget", "/FT": "/Sig", "/F": 132, "/T": "u:signer",
        "/TU": "u:负责人签章", "/Rect": [20, 20, 80, 40], "/AP": {"/N": look}, "/P": page_ref,
        "/StructParent": key})
    element = plant.add({"/S": "/Form", "/P": document, "/Pg": page_ref,
                         "/K": {"/Type": "/OBJR", "/Obj": field}})
    plant.get(document)["/K"].append(element)
    plant.structure["/ParentTree"]["/Nums"] += [key, element]
    plant.structure["/ParentTreeNextKey"] = key + 1
    plant.pages[0]["/Annots"] = [field]
    plant.catalog["/AcroForm"] = {"/Fields": [field], "/SigFlags": 0}
    return field


def add_figure(plant):
    """An image, as a Figure after all else of the last page."""
    image = plant.add_stream(bytes([255, 0, 0] * 4), Type="/XObject", Subtype="/Image", Width=2,
                             Height=2, BitsPerComponent=8, ColorSpace="/DeviceRGB")
    plant.resources["/XObject"] = {"/Im0": image}
    page_ref = plant.page_refs[-1]
    keys = plant.structure["/ParentTree"]["/Nums"]
    parents = plant.get(keys[keys.index(plant.pages[-1]["/StructParents"]) + 1])
    document = plant.elements("Document")[0]
    element = plant.add({"/S": "/Figure", "/P": document, "/Pg": page_ref, "/K": len(parents),
                         "/Alt": "u:公章"})
    plant.append_content(b"\n/Figure<</MCID %d>>BDC q 50 0 0 50 20 20 cm /Im0 Do Q EMC\n" % len(parents),
                         page=-1)
    parents.append(element)
    plant.get(document)["/K"].append(element)
    return image


def add_file(plant):
    """The record inside, which makes it part 3."""
    inner = plant.add_stream(b"{}", Type="/EmbeddedFile", Subtype="/application#2fjson",
                             Params={"/ModDate": "u:D:20240415000000Z"})
    spec = plant.add({"/Type": "/Filespec", "/F": "u:record.json", "/UF": "u:record.json",
                      "/AFRelationship": "/Source", "/EF": {"/F": inner, "/UF": inner}})
    plant.catalog["/AF"] = [spec]
    plant.catalog["/Names"] = {"/EmbeddedFiles": {"/Names": ["u:record.json", spec]}}
    plant.edit_xmp("<pdfaid:part>2<", "<pdfaid:part>3<")
    return spec


def equipped(path):
    plant = Plant(path)
    plant.field, plant.image, plant.file = add_field(plant), add_figure(plant), add_file(plant)
    return plant
