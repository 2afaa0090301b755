"""What a rule is, and the Subject that all rules look at.

A rule is a function from Subject to findings (strings), decorated with the clause that it comes
from. Importing a module of rules adds them to RULES.
"""

import dataclasses
import functools
import xml.etree.ElementTree as xml

from content import read_page
from document import Document, Ref, Stream, Text
from fonts import Font, codes_of
from tree import Tree, tree_leaves

A2, UA, PDF = "ISO 19005-2", "ISO 14289-1", "ISO 32000-1"
RULES = []


@dataclasses.dataclass(frozen=True)
class Rule:
    name: str
    clause: str
    check: object

    def findings(self, subject):
        return [f"{self.clause}: {self.name.replace('_', ' ')}: {words}" for words in self.check(subject)]


def rule(clause):
    def add(function):
        assert all(function.__name__ != each.name for each in RULES), function.__name__
        RULES.append(Rule(function.__name__, clause, function))
        return function
    return add


class Subject(Document):
    @functools.cached_property
    def contents(self):
        """Of each page."""
        return [read_page(self, page, number) for number, page in enumerate(self.pages, 1)]

    def faults(self, *kinds):
        """What content streams have wrong, of these kinds."""
        return [words for content in self.contents for kind, words in content.faults if kind in kinds]

    @functools.cached_property
    def fonts(self):
        """Each font that a page shows text in."""
        shown = {}
        for content in self.contents:
            for each in content.shown:
                if isinstance(each.font, Ref):
                    shown.setdefault(each.font, []).append(each)
        return [Font(self, ref, {code for each in uses for code in codes_of(each.data)}, uses)
                for ref, uses in shown.items()]

    @functools.cached_property
    def tree(self):
        return Tree(self)

    @functools.cached_property
    def parent_pairs(self):
        """(key, what it leads to) of the parent tree."""
        return tree_leaves(self, self.tree.root.get("/ParentTree"), "/Nums")[0]

    @functools.cached_property
    def annotations(self):
        """(page, reference, dictionary) of each."""
        return [(page, item, self.get(item)) for page in self.pages
                for item in self.items(self.get(page, "/Annots"))]

    @functools.cached_property
    def xmp_bytes(self):
        stream = self.get(self.catalog, "/Metadata")
        return stream.data if isinstance(stream, Stream) else b""

    @functools.cached_property
    def xmp(self):
        """Root of the XMP packet; None where it is no XML."""
        try:
            return xml.fromstring(self.xmp_bytes.decode("utf-8-sig"))
        except (xml.ParseError, UnicodeDecodeError):
            return None

    def xmp_values(self, space, name):
        """The values of a property: its own text, or that of the items of its list."""
        if self.xmp is None:
            return []
        found = []
        for description in self.xmp.iter(RDF + "Description"):
            if (attribute := description.get(f"{{{space}}}{name}")) is not None:
                found.append(attribute)
            for element in description.findall(f"{{{space}}}{name}"):
                items = list(element.iter(RDF + "li"))
                found += [item.text or "" for item in items] or [element.text or ""]
        return found

    @property
    def info(self):
        """{key: text} of the information dictionary."""
        info = self.get(self.trailer, "/Info") or {}
        return {key: self.get(value) for key, value in info.items() if isinstance(self.get(value), Text)}


RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def check(path):
    """All findings of all rules on a file."""
    subject = Subject(path)
    return [finding for each in RULES for finding in each.findings(subject)]
