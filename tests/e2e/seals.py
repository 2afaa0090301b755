"""Pictures of seals, drawn by the tests: a red ring with a star on a clear ground, as a PNG file."""

import math
import struct
import zlib

RED = bytes((200, 16, 46))
OUTER, INNER, STAR = 0.98, 0.90, 0.38  # radii, of half the side
SOFT = 1.0  # pixels over which an edge fades


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _star_edge(angle):
    """The star's outline in this direction, as a part of its outer radius."""
    tenth = math.pi / 5
    angle = (angle + math.pi / 2) % (2 * tenth)
    inner = math.sin(math.pi / 10) / math.sin(math.pi * 7 / 10)
    # The edge is the straight line from a tip (angle 0, radius 1) to a notch (tenth, inner).
    if angle > tenth:
        angle = 2 * tenth - angle
    return inner * math.sin(tenth) / (inner * math.sin(tenth - angle) + math.sin(angle))


def _opacity(x, y, half):
    distance = math.hypot(x, y)
    ring = min(half * OUTER - distance, distance - half * INNER)
    star = half * STAR * _star_edge(math.atan2(y, x)) - distance
    return min(max(max(ring, star) / SOFT + 0.5, 0), 1)


def seal_png(side=240):
    """The bytes of a PNG with so many pixels a side."""
    half = side / 2
    rows = bytearray()
    for row in range(side):
        rows.append(0)
        for column in range(side):
            opacity = _opacity(column + 0.5 - half, row + 0.5 - half, half)
            rows += RED + bytes((round(255 * opacity),))
    head = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows, 9))
            + _chunk(b"IEND", b""))


def names_of(template):
    """The picture files that a template names, wherever in it."""
    if isinstance(template, dict):
        for key, value in template.items():
            if key in ("seal-picture", "edge-seal"):
                yield value["file"]
            else:
                yield from names_of(value)
    elif isinstance(template, list):
        for value in template:
            yield from names_of(value)


def write_seals(template, folder):
    """Draws the pictures that the template names."""
    names = set(names_of(template))
    picture = seal_png() if names else b""
    for name in names:
        (folder / name).write_bytes(picture)
