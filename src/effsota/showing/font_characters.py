"""Which characters a font file has."""

from __future__ import annotations

import struct
from collections.abc import Iterator

WINDOWS_BASIC = (3, 1)  # platform and encoding of the table that every TrueType font of Latin letters has
SEGMENTS = 4  # the format of that table


def characters_of(font: bytes) -> frozenset[str]:
    """Return the characters of the basic plane that a TrueType font has a glyph for.

    Source: OpenType specification 1.9, "cmap", format 4.

    Raises:
        ValueError: if the font has no such table.
    """
    count = struct.unpack_from(">H", font, 4)[0]
    records = [struct.unpack_from(">4sLLL", font, 12 + 16 * at) for at in range(count)]
    table = next(offset for name, _, offset, _ in records if name == b"cmap")
    count = struct.unpack_from(">H", font, table + 2)[0]
    for at in range(count):
        *kind, offset = struct.unpack_from(">HHL", font, table + 4 + 8 * at)
        start = table + offset
        if tuple(kind) == WINDOWS_BASIC and struct.unpack_from(">H", font, start)[0] == SEGMENTS:
            return frozenset(map(chr, _codes(font, start)))
    raise ValueError("the font does not say by segments which characters it has")


def _codes(font: bytes, start: int) -> Iterator[int]:
    count = struct.unpack_from(">H", font, start + 6)[0] // 2
    ends = start + 14
    starts, deltas, offsets = (ends + 2 + 2 * count * part for part in (1, 2, 3))
    for at in range(count):
        first, last, delta, offset = (
            struct.unpack_from(">H", font, place + 2 * at)[0] for place in (starts, ends, deltas, offsets)
        )
        for code in range(first, last + 1):
            glyph = code
            if offset:
                place = offsets + 2 * at + offset + 2 * (code - first)
                glyph = struct.unpack_from(">H", font, place)[0]
            if glyph and (glyph + delta) % 0x10000:
                yield code
