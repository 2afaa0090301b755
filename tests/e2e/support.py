"""What the end-to-end tests share: the command, the example, the viewers, gray pictures.

The command under test is the environment variable ZHIBIAO (ctest sets it), else build/zhibiao.
Python's standard library only.
"""

import os
import pathlib
import re
import struct
import subprocess
import tempfile
import unittest
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
ZHIBIAO = os.environ.get("ZHIBIAO", str(ROOT / "build" / "zhibiao"))
FORM = "hunan-department-self-evaluation"
RECORD = ROOT / "examples" / FORM / "record.json"
# Debian's MuPDF is built without colour management and says so whatever it draws.
MUPDF_SAYS = b"warning: ICC support is not available\n"


def run(*command, **options):
    """The finished process; nothing of it is checked."""
    return subprocess.run(
        [str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        timeout=120, **options)


def zhibiao(*arguments, **options):
    return run(ZHIBIAO, *arguments, **options)


def scratch():
    """A folder that goes when the object does."""
    return tempfile.TemporaryDirectory(prefix="zhibiao-e2e-")


class FolderCase(unittest.TestCase):
    """Tests that share a folder, which goes with the last of them."""

    @classmethod
    def setUpClass(cls):
        place = scratch()
        cls.addClassCleanup(place.cleanup)
        cls.folder = pathlib.Path(place.name)


def render_example(folder):
    """The example as FOLDER/form.pdf."""
    output = pathlib.Path(folder) / "form.pdf"
    done = zhibiao("render", RECORD, "-t", FORM, "-o", output)
    if done.returncode != 0:
        raise AssertionError(f"render: {done.returncode}\n{done.stderr.decode()}")
    return output


def squeezed(text):
    return re.sub(r"\s", "", text)


def page_texts(pdf):
    """The text of each page in the order of its content stream, without white space."""
    done = run("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-")
    assert done.returncode == 0, done.stderr.decode()
    pages = done.stdout.decode("utf-8").split("\f")
    return [squeezed(page) for page in pages[:-1]]


def without_fields(pdf):
    """A copy whose pages have no fields: MuPDF draws an arrow with the word SIGN at each that is not
    signed, whatever the file says that it looks like.
    """
    copy = pdf.with_name(f"{pdf.stem}-without-fields.pdf")
    done = run("qpdf", "--object-streams=disable", "--stream-data=preserve", pdf, copy)
    assert done.returncode == 0, done.stderr.decode()
    copy.write_bytes(copy.read_bytes().replace(b"/Annots", b"/Hidden"))
    return copy


LEAST_PIECE = 5  # characters of a broken text that stand on each page: orphans and widows keep more


def stands_on(pages, text):
    """Whether `text` stands in one piece on a page, or goes on over page breaks: its beginning
    somewhere on one page, the rest on the next."""
    if any(text in page for page in pages):
        return True
    return any(_goes_on(pages, first, text) for first in range(len(pages) - 1))


def _goes_on(pages, page, text):
    if page == len(pages):
        return False
    if text in pages[page]:
        return len(text) >= LEAST_PIECE
    length = len(text)
    while length >= LEAST_PIECE and text[:length] not in pages[page]:
        length -= 1
    return length >= LEAST_PIECE and _goes_on(pages, page + 1, text[length:])


# ---- Gray pictures: (width, height, bytes), 255 is paper --------------------------------------


def read_pgm(data):
    fields = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
    width, height = int(fields[1]), int(fields[2])
    return width, height, data[fields.end():fields.end() + width * height]


def halved(picture):
    """The picture at half the resolution: the mean of each 2 x 2 pixels."""
    width, height, pixels = picture
    rows = bytearray()
    for y in range(0, height - 1, 2):
        upper = pixels[y * width:(y + 1) * width]
        lower = pixels[(y + 1) * width:(y + 2) * width]
        rows += bytes((a + b + c + d) // 4 for a, b, c, d in
                      zip(upper[::2], upper[1::2], lower[::2], lower[1::2]))
    return width // 2, height // 2, bytes(rows)


def write_png(picture, levels=8):
    """A PNG of 4 bits a pixel with so many gray levels: small enough to be kept in the tree."""
    width, height, pixels = picture
    step = 255 / (levels - 1)
    rows = bytearray()
    for y in range(height):
        nibbles = [round(round(v / step) * step / 17) for v in pixels[y * width:(y + 1) * width]]
        if width % 2:
            nibbles.append(15)
        rows.append(0)
        rows += bytes(a << 4 | b for a, b in zip(nibbles[::2], nibbles[1::2]))

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b""))


def read_png(data):
    """A PNG as write_png makes them: 4-bit gray, no filters."""
    width, height, depth, colour = struct.unpack(">IIBB", data[16:26])
    assert (depth, colour) == (4, 0), "not a picture of this test"
    body, at = b"", 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IDAT":
            body += data[at + 8:at + 8 + length]
        at += 12 + length
    rows, stride = zlib.decompress(body), (width + 1) // 2 + 1
    pixels = bytearray()
    for y in range(height):
        assert rows[y * stride] == 0, "not a picture of this test"
        line = bytearray()
        for pair in rows[y * stride + 1:(y + 1) * stride]:
            line += bytes(((pair >> 4) * 17, (pair & 15) * 17))
        pixels += line[:width]
    return width, height, bytes(pixels)


def blocks(picture, side):
    """Mean gray of each square of side x side pixels, by its place (column, row)."""
    width, height, pixels = picture
    means = {}
    for top in range(0, height, side):
        for left in range(0, width, side):
            right = min(left + side, width)
            lines = [pixels[y * width + left:y * width + right]
                     for y in range(top, min(top + side, height))]
            means[left // side, top // side] = sum(map(sum, lines)) / sum(map(len, lines))
    return means
