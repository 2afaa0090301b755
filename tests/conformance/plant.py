"""Plant: a file whose objects can be changed, to make faulty files of a sound one.

In: a PDF. Out: another PDF, written by qpdf from its own JSON. Values are those of that JSON
("12 0 R", "/Name", "u:text"), so that a fault reads as it stands in the file.
"""

import base64
import copy
import json

from support import run


class Plant:
    def __init__(self, path):
        done = run("qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline",
                   "--decode-level=generalized", path)
        assert done.returncode == 0, done.stderr.decode()
        self.take(done.stdout)

    def take(self, text):
        self.json = json.loads(text)
        self.objects = self.json["qpdf"][1]
        self.next = self.json["qpdf"][0]["maxobjectid"] + 1

    def again(self):
        """The same, to be changed in another way."""
        other = copy.copy(self)
        following = self.next
        other.take(json.dumps(self.json))
        other.next = following
        return other

    def write(self, path):
        source = f"{path}.json"
        with open(source, "w", encoding="utf-8") as file:
            file.write(json.dumps(self.json, ensure_ascii=False))
        done = run("qpdf", "--json-input", "--stream-data=preserve", "--newline-before-endstream",
                   source, path)
        assert done.returncode in (0, 3), done.stderr.decode()
        return path

    # ---- Finding ----------------------------------------------------------------------------------

    def get(self, ref):
        """The object; of a stream its dictionary."""
        entry = self.objects[f"obj:{ref}"]
        return entry["stream"]["dict"] if "stream" in entry else entry["value"]

    @property
    def trailer(self):
        return self.objects["trailer"]["value"]

    @property
    def catalog(self):
        return self.get(self.trailer["/Root"])

    @property
    def info(self):
        return self.get(self.trailer["/Info"])

    @property
    def pages(self):
        return [self.get(ref) for ref in self.page_refs]

    @property
    def page_refs(self):
        return self.get(self.catalog["/Pages"])["/Kids"]

    @property
    def structure(self):
        return self.get(self.catalog["/StructTreeRoot"])

    @property
    def resources(self):
        return self.get(self.pages[0]["/Resources"])

    def refs(self, wanted):
        """References of the objects, dictionaries or streams, that fit."""
        return [key[4:] for key in self.objects if key.startswith("obj:")
                and isinstance(self.get(key[4:]), dict) and wanted(self.get(key[4:]))]

    def elements(self, *types):
        """References of the structure elements of the types, in the order of the file."""
        return self.refs(lambda each: each.get("/S") in {"/" + t for t in types} and "/P" in each)

    def element(self, *types, place=0):
        return self.get(self.elements(*types)[place])

    def fonts(self, kind="/CIDFontType0"):
        return [self.get(ref) for ref in self.refs(lambda each: each.get("/Subtype") == kind)]

    def descriptor(self, kind="/CIDFontType0"):
        return self.get(self.fonts(kind)[0]["/FontDescriptor"])

    def type0(self, kind="/CIDFontType0"):
        font = self.fonts(kind)[0]
        return next(self.get(ref) for ref in self.refs(lambda e: e.get("/Subtype") == "/Type0")
                    if self.get(self.get(ref)["/DescendantFonts"][0]) is font)

    # ---- Changing ---------------------------------------------------------------------------------

    def add(self, value):
        """A new object; its reference."""
        ref = f"{self.next} 0 R"
        self.next += 1
        self.objects[f"obj:{ref}"] = {"value": value}
        return ref

    def add_stream(self, data, **entries):
        ref = f"{self.next} 0 R"
        self.next += 1
        self.objects[f"obj:{ref}"] = {"stream": {
            "dict": {f"/{key}": value for key, value in entries.items()},
            "data": base64.b64encode(data).decode()}}
        return ref

    def data(self, ref):
        return base64.b64decode(self.objects[f"obj:{ref}"]["stream"]["data"])

    def set_data(self, ref, data):
        self.objects[f"obj:{ref}"]["stream"]["data"] = base64.b64encode(data).decode()

    def edit(self, ref, old, new, count=1):
        """Replaces bytes of a stream, which must be there."""
        data = self.data(ref)
        assert old in data, f"{old!r} is not in the stream"
        self.set_data(ref, data.replace(old, new, count))

    def edit_content(self, old, new, page=0):
        self.edit(self.pages[page]["/Contents"], old, new)

    def append_content(self, more, page=0):
        ref = self.pages[page]["/Contents"]
        self.set_data(ref, self.data(ref) + more)

    def edit_xmp(self, old, new):
        self.edit(self.catalog["/Metadata"], old.encode(), new.encode())

    def move(self, ref, parent):
        """A structure element to the end of another's kids."""
        kids = self.get(self.get(ref)["/P"])["/K"]
        kids.remove(ref)
        self.get(ref)["/P"] = parent
        target = self.get(parent)
        old = target.get("/K", [])
        target["/K"] = (old if isinstance(old, list) else [old]) + [ref]
