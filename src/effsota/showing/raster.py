"""SVG to PNG with one bundled font, so that a picture is the same on every machine."""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from resvg import render, usvg
from ttf_opensans import (  # type: ignore[import-untyped]
    OPENSANS_BOLD,
    OPENSANS_REGULAR,
    OPENSANS_SEMIBOLD,
)

from effsota.showing.font_characters import characters_of

_OF_RUST = "pyo3_runtime"
_TEXT = re.compile(r"(<text\b[^>]*>)(.*?)(</text>)", re.DOTALL)
_UNSEEN = re.compile(r'<tspan\b[^>]* display="none"[^>]*>.*?</tspan>', re.DOTALL)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789−")
_LEFT_OUT = "…"
_INVISIBLE = frozenset({"Cc", "Cf", "Zs"})  # general categories that need no glyph
_RAISED_RUN = re.compile(f"[{''.join(map(chr, _RAISED))}]+")


def render_png(svg: str, *, width: int = 1200) -> bytes:
    """Return a complete SVG file as PNG, `width` pixels wide.

    Raises:
        RuntimeError: if the renderer panics.
    """
    try:
        return _render(svg, width)
    except BaseException as error:
        # A panic of Rust is no Exception: it would end a process that others wait for.
        if type(error).__module__ != _OF_RUST:
            raise
        raise RuntimeError(f"the picture cannot be drawn: {error}") from error


def in_glyphs(svg: str) -> str:
    """Return an SVG file as the font can write it.

    Raised figures are small ones set higher, for it has no raised minus. What it has no letters for, as
    Chinese, is left out and … says so: an empty box says nothing. What is not displayed is not written: the
    renderer would draw what is raised inside it.
    """
    return _TEXT.sub(lambda found: found[1] + _written(found[2]) + found[3], svg)


def _written(text: str) -> str:
    return _RAISED_RUN.sub(_raise, _known(_UNSEEN.sub("", text)))


def _known(text: str) -> str:
    if text.isascii():
        return text
    known = "".join(each if _is_drawn(each) else _LEFT_OUT for each in text)
    return re.sub(f"{_LEFT_OUT}(?:\\s*{_LEFT_OUT})+", _LEFT_OUT, known)


def _is_drawn(letter: str) -> bool:
    is_raised = ord(letter) in _RAISED
    return is_raised or letter in _characters() or unicodedata.category(letter) in _INVISIBLE


@lru_cache(1)
def _characters() -> frozenset[str]:
    """Return the characters that every weight of the font has."""
    return frozenset.intersection(*[characters_of(font) for font in _fonts()])


@lru_cache(1)
def _fonts() -> tuple[bytes, ...]:
    """Return the files of the font: given by their names, they would be opened for each letter."""
    weights = (OPENSANS_REGULAR, OPENSANS_SEMIBOLD, OPENSANS_BOLD)
    return tuple(Path(weight.path).read_bytes() for weight in weights)


def _raise(found: re.Match[str]) -> str:
    return f'<tspan baseline-shift="super" font-size="70%">{found[0].translate(_RAISED)}</tspan>'


def _render(svg: str, width: int) -> bytes:
    options = usvg.Options.default()  # by no other thread may it be used again: so one for each picture
    for font in _fonts():
        options.load_font_data(font)
    options.font_family = "Open Sans"
    drawing = usvg.Tree.from_str(in_glyphs(svg), options)
    own_width, own_height = drawing.int_size()
    scale = width / own_width
    size = (width, math.ceil(own_height * scale))
    return bytes(render(drawing, (scale, 0, 0, 0, scale, 0), bg_size=size))
