"""SVG as text: every element and attribute on an allow-list, every value escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from markupsafe import Markup, escape

from effsota.figures import UNIT_KEYS
from effsota.limits import MOST_REMEMBERED

ELEMENTS = frozenset(
    {"svg", "g", "title", "desc", "path", "line", "rect", "circle", "text", "tspan", "a"}
) | {
    "clipPath",
    "defs",
}
_GEOMETRY = {"viewBox", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "d"}
_PAINT = {"fill", "fill-opacity", "display", "clip-path", "transform"}
_TEXT = {"font-size", "font-family", "text-anchor"}
_NAMES = {"xmlns", "class", "id", "href", "role", "aria-label", "aria-labelledby", "aria-hidden"}
_DATA = {f"data-{key}" for key in ("model", "date", *UNIT_KEYS.values(), "factor", "method", "status")}
ATTRIBUTES = frozenset(_GEOMETRY | _PAINT | _TEXT | _NAMES | _DATA)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_PLAIN = re.compile("[^ !#-%(-;=?-~]")  # what is not inert as it is: of ASCII that is printed & < > ' "
# The ends of its line, the place of its text and how this hangs there, all places `fixed`; and the text.
Tick = tuple[tuple[str, str, str, str], tuple[str, str, str], str]
_LINK = re.compile(r"https://|[./#?]|[A-Za-z0-9][A-Za-z0-9._~-]*(?:[/?#]|$)")


def fixed(value: float) -> str:
    """Return a coordinate with at most one decimal: the same chart has the same bytes, and few of them."""
    text = f"{value:.1f}"
    if text[-1] != "0":
        return text
    return "0" if text == "-0.0" else text[:-2]


@lru_cache(MOST_REMEMBERED)  # axes have the same texts on all charts, and labels at each size
def words(value: str) -> Markup:
    """Return text made inert for XML: escaped, and without characters that XML does not know."""
    if not _NOT_PLAIN.search(value):  # most of what a chart says
        return as_markup(value)
    is_shown = value.isascii() and value.isprintable()
    return escape(value if is_shown else _NOT_XML.sub("\ufffd", value))


def as_markup(text: str) -> Markup:
    """Return text as markup, unescaped: of our own words, of numbers, and of what is inert already.

    Markup's own way of making it first asks a text for its HTML.
    """
    return str.__new__(Markup, text)


def together(parts: Iterable[Markup]) -> Markup:
    """Return parts one after the other."""
    return as_markup("".join(parts))


def element(name: str, *children: str, **attributes: str | float | None) -> Markup:
    """Return one element; `class_` is class, `text_anchor` text-anchor; None leaves an attribute out."""
    if name not in ELEMENTS:
        raise ValueError(f"{name} is not an element of our charts")
    given = given_as(attributes)
    inner = "".join([child if type(child) is Markup else escape(child) for child in children])
    # Its parts are on the lists, or were escaped.
    return as_markup(f"<{name}{given}>{inner}</{name}>" if inner else f"<{name}{given}/>")


def given_as(attributes: Mapping[str, str | float | None]) -> str:
    """Return the attributes of an element as they stand in it."""
    return "".join(
        [
            f' {_name_of(key)}="{_value(key, value) if isinstance(value, str) else fixed(value)}"'
            for key, value in attributes.items()
            if value is not None
        ]
    )


def line(kind: str, x1: str, x2: str, y1: str, y2: str) -> Markup:
    """Return a line whose class is our own `kind`; its places are `fixed` by whoever draws many of them."""
    return as_markup(f'<line class="{kind}" x1="{x1}" x2="{x2}" y1="{y1}" y2="{y2}"/>')


def stroke(kind: str, line: Iterable[tuple[float, float]]) -> Markup:
    """Return straight lines through places, unfilled, whose class is our own `kind`."""
    return as_markup(f'<path class="{kind}" d="{path(line)}" fill="none"/>')


def ticks(kind: str, given: Iterable[Tick]) -> Markup:
    """Return the lines of an axis, whose class is our own `kind`, each with what stands at it."""
    return as_markup(
        "".join(
            [
                f'<line class="{kind}" x1="{x1}" x2="{x2}" y1="{y1}" y2="{y2}"/>'
                f'<text class="tick" x="{x}" y="{y}" text-anchor="{anchor}">{words(text)}</text>'
                for (x1, x2, y1, y2), (x, y, anchor), text in given
            ]
        )
    )


def text_at(x: str, y: str, text: str, *, kind: str, anchor: str = "") -> Markup:
    """Return text whose class is our own `kind`, at a place that is `fixed`; it begins there or is hung.

    Most of what a chart is made of is such text and lines: they are written without asking their names.
    """
    hung = f' text-anchor="{anchor}"' if anchor else ""
    return as_markup(f'<text class="{kind}" x="{x}" y="{y}"{hung}>{words(text)}</text>')


def _value(key: str, value: str) -> str:
    if key == "href" and not _LINK.match(value):
        raise ValueError("a link of a chart is relative or starts with https://")
    return words(value) if _NOT_PLAIN.search(value) else value


@lru_cache(len(ATTRIBUTES))
def _name_of(key: str) -> str:
    name = key.rstrip("_").replace("_", "-")
    if name not in ATTRIBUTES:
        raise ValueError(f"{name} is not an attribute of our charts")
    return name


def path(points: Iterable[tuple[float, float]], *, closed: bool = False) -> str:
    """Return the path data of straight lines through `points`."""
    # As `fixed` writes each of the numbers, behind which there is always a space.
    steps = " L".join([f"{x:.1f} {y:.1f}" for x, y in points]) + " "
    steps = steps.replace(".0 ", " ").replace("-0 ", "0 ").rstrip()
    return f"M{steps}{'Z' if closed else ''}"
