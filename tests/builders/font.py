"""A font as it is: which characters it draws, and how wide; read from the file, by nobody's library."""

from __future__ import annotations

import struct
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Font:
    """A TrueType font with a character map of format 4."""

    def __init__(self, file: Path) -> None:
        """Read the tables that tell of characters and widths."""
        data = file.read_bytes()
        count = struct.unpack_from(">H", data, 4)[0]
        entries = [struct.unpack_from(">4sLLL", data, 12 + 16 * order) for order in range(count)]
        self._tables = {tag.decode(): data[start : start + length] for tag, _, start, length in entries}
        self._em = struct.unpack_from(">H", self._tables["head"], 18)[0]
        self._widths = struct.unpack_from(">H", self._tables["hhea"], 34)[0]
        self.glyphs = self._read_glyphs()

    def _read_glyphs(self) -> Mapping[int, int]:
        table = self._tables["cmap"]

        def at(place: int, kind: str = "H") -> int:
            return int(struct.unpack_from(f">{kind}", table, place)[0])

        starts = [at(8 + 8 * order, "L") for order in range(at(2))]
        start = next(each for each in starts if at(each) == 4)
        twice, found = at(start + 6), {}
        for step in range(start, start + twice, 2):
            last, first = at(step + 14), at(step + 16 + twice)
            delta, place = at(step + 16 + 2 * twice, "h"), step + 16 + 3 * twice
            for code in range(first, min(last, 0xFFFE) + 1):
                listed = at(place) and at(place + at(place) + 2 * (code - first))
                glyph = (listed or code if at(place) == 0 else listed) and (listed or code) + delta
                if glyph & 0xFFFF:
                    found[code] = glyph & 0xFFFF
        return found

    @cache  # noqa: B019  # two fonts, for a test's time
    def em(self, character: str) -> float:
        """Return how wide a character is, in em; one that is not there is as wide as the box in its place."""
        glyph = min(self.glyphs.get(ord(character), 0), self._widths - 1)
        return float(struct.unpack_from(">H", self._tables["hmtx"], 4 * glyph)[0] / self._em)

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is at a size, in px."""
        return sum(map(self.em, text)) * size
