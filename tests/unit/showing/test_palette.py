"""A picture with a palette shows the same pixels, told in fewer bytes."""

from __future__ import annotations

import random
import struct
import zlib

import pytest

from effsota.showing.palette import with_palette
from effsota.showing.raster import render_png

RED = "#d03010"
FEW = f"""<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40" viewBox="0 0 60 40">
<rect width="60" height="40" fill="#fff"/><path d="M3 3L57 31L20 38Z" fill="{RED}"/>
<circle cx="22" cy="17" r="11" fill="none" stroke="#0b5cad"/>
<text x="5" y="30" font-size="14">Ab8</text></svg>"""


def pixels(png: bytes) -> list[tuple[int, ...]]:
    """Return the pixels of a picture one by one, by the words of the standard."""
    kinds: dict[bytes, bytes] = {}
    at = 8
    while at < len(png):
        length, kind = struct.unpack_from(">L4s", png, at)
        kinds[kind] = kinds.get(kind, b"") + png[at + 8 : at + 8 + length]
        at += 12 + length
    width, height, _, colour = struct.unpack_from(">LLBB", kinds[b"IHDR"])
    size = 4 if colour == 6 else 1
    raw, above, found = zlib.decompress(kinds[b"IDAT"]), bytearray(width * size), []
    for row in range(height):
        start = row * (width * size + 1)
        line = bytearray(raw[start + 1 : start + 1 + width * size])
        for place in range(len(line)):
            left = line[place - size] if place >= size else 0
            between = above[place - size] if place >= size else 0
            guess = left + above[place] - between
            nearest = min((left, above[place], between), key=lambda each: abs(guess - each))
            told = (0, left, above[place], (left + above[place]) // 2, nearest)[raw[start]]
            line[place] = (line[place] + told) % 256
        above = line
        if size == 4:
            found += [tuple(line[x : x + 3]) for x in range(0, len(line), 4)]
        else:
            palette = kinds[b"PLTE"]
            found += [tuple(palette[3 * x : 3 * x + 3]) for x in line]
    return found


def test_few_colours_stay_as_they_are() -> None:
    """Every pixel, edges of letters included."""
    png = render_png(FEW, width=60)
    assert len(set(pixels(png))) <= 256
    assert pixels(with_palette(png)) == pixels(png)


@pytest.mark.parametrize(("width", "height"), [(1, 9), (23, 11), (11, 23)])
def test_every_filter_is_understood(width: int, height: int) -> None:
    """Whichever follows which: a renderer uses some of them seldom."""
    chance = random.Random(width)  # noqa: S311  # a picture, no secret
    rows = b"".join(bytes([chance.randrange(5)]) + chance.randbytes(4 * width) for _ in range(height))
    kinds = {b"IHDR": struct.pack(">LLBBBBB", width, height, 8, 6, 0, 0, 0), b"IDAT": zlib.compress(rows)}
    chunks = (struct.pack(">L", len(data)) + kind + data + bytes(4) for kind, data in kinds.items())
    png = b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
    assert pixels(with_palette(png)) == pixels(png)


@pytest.mark.parametrize("width", [60, 240])
def test_white_stays_white_where_shades_are_joined(width: int) -> None:
    """And no channel moves by more than a shade of sixteen."""
    shades = "".join(
        f'<rect x="{at % 20 * 3}" y="{at // 20 * 2}" width="3" height="2" '
        f'fill="#{at % 256:02x}{at * 3 % 256:02x}{at // 2:02x}"/>'
        for at in range(400)
    )
    png = render_png(FEW.replace("</svg>", f"{shades}</svg>"), width=width)
    before, after = pixels(png), pixels(with_palette(png))
    assert len(set(before)) > 256 >= len(set(after))
    moved = [max(abs(a - b) for a, b in zip(*pair, strict=True)) for pair in zip(before, after, strict=True)]
    assert max(moved) <= 17
    assert {new for old, new in zip(before, after, strict=True) if old == (255, 255, 255)} <= {
        (255, 255, 255)
    }
