"""The text of a PDF as four independent readers give it, in the order of the content: poppler, mupdf,
Ghostscript, PDFBox."""

import html
import pathlib
import re

from support import run, scratch, squeezed, without_fields

JAVA = pathlib.Path("/usr/share/java")  # Debian: libpdfbox2-java
CLASS_PATH = ":".join(str(JAVA / jar) for jar in (
    "pdfbox2-tools.jar", "pdfbox2.jar", "fontbox2.jar", "commons-logging.jar"))


def checked(done):
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout.decode("utf-8")


def poppler(pdf):
    return checked(run("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-"))


def mupdf(pdf):
    return checked(run("mutool", "draw", "-q", "-F", "txt", without_fields(pdf)))


def ghostscript(pdf):
    # Format 0 gives each character by itself, so that lines side by side are not mixed.
    text = checked(run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=txtwrite",
                       "-dTextFormat=0", "-sOutputFile=-", pdf))
    pages = []
    for page in text.split("</page>")[:-1]:
        pages.append("".join(map(_character, re.findall(r' c="([^"]*)"', page))))
    return "\f".join(pages) + "\f"


def _character(reference):
    number = re.fullmatch(r"&#x([0-9a-fA-F]+);", reference)
    return chr(int(number[1], 16)) if number else html.unescape(reference)


def as_ghostscript_10_reads(text):
    """Its txtwrite takes the second UTF-16 unit of a character beyond U+FFFF from the wrong bytes
    (D840 DC00 as D840 4000)."""
    def mangled(match):
        high, low = match[0].encode("utf-16-be")[:2], match[0].encode("utf-16-be")[2:]
        return chr(int.from_bytes(high, "big")) + chr(int.from_bytes((high[1], low[1]), "big"))
    return re.sub("[\U00010000-\U0010ffff]", mangled, text)


def pdfbox(pdf, *options):
    with scratch() as folder:
        out = pathlib.Path(folder) / "out.txt"
        checked(run("java", "-cp", CLASS_PATH, "org.apache.pdfbox.tools.ExtractText",
                    "-encoding", "UTF-8", *options, pdf, out))
        return out.read_text(encoding="utf-8")


READERS = {"poppler": poppler, "mupdf": mupdf, "Ghostscript": ghostscript, "PDFBox": pdfbox}


def pages_of(reader, pdf):
    """The text of each page without white space."""
    if reader != "PDFBox":
        return [squeezed(page) for page in READERS[reader](pdf).split("\f")[:-1]]
    count = int(checked(run("qpdf", "--show-npages", pdf)))  # it does not say where a page ends
    return [squeezed(pdfbox(pdf, "-startPage", page, "-endPage", page))
            for page in range(1, count + 1)]


def text_of(reader, pdf):
    """All text without white space."""
    return squeezed(READERS[reader](pdf))
