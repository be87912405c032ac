"""SVG as text: every element and attribute on an allow-list, every value escaped."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from effsota.figures import UNIT_KEYS

ELEMENTS = frozenset(
    {"svg", "g", "title", "desc", "path", "line", "rect", "circle", "text", "tspan", "a"}
) | {
    "clipPath",
    "defs",
}
_GEOMETRY = {"viewBox", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "d"}
_PAINT = {"fill", "fill-opacity", "display", "clip-path", "transform"}
_TEXT = {"font-size", "font-family", "text-anchor", "unicode-bidi"}
_NAMES = {"xmlns", "class", "id", "href", "role", "aria-label", "aria-labelledby", "aria-hidden"}
_DATA = {f"data-{key}" for key in ("model", "date", *UNIT_KEYS.values(), "factor", "method", "status")}
ATTRIBUTES = frozenset(_GEOMETRY | _PAINT | _TEXT | _NAMES | _DATA)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINK = re.compile(r"https://|[./#?]|[A-Za-z0-9][A-Za-z0-9._~-]*(?:[/?#]|$)")


def fixed(value: float) -> str:
    """Return a coordinate with at most one decimal: the same chart has the same bytes, and few of them."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def words(value: str) -> Markup:
    """Return text made inert for XML: escaped, and without characters that XML does not know."""
    return escape(_NOT_XML.sub("\ufffd", value))


def element(name: str, *children: str, **attributes: str | float | None) -> Markup:
    """Return one element; `class_` is class, `text_anchor` text-anchor; None leaves an attribute out."""
    if name not in ELEMENTS:
        raise ValueError(f"{name} is not an element of our charts")
    given = Markup("").join(_attribute(key, value) for key, value in attributes.items() if value is not None)
    inner = Markup("").join(children)
    if not inner:
        return Markup("<%s%s/>") % (name, given)
    return Markup("<%s%s>%s</%s>") % (name, given, inner, name)


def _attribute(key: str, value: str | float) -> Markup:
    name = key.rstrip("_").replace("_", "-")
    if name not in ATTRIBUTES:
        raise ValueError(f"{name} is not an attribute of our charts")
    if name == "href" and not _LINK.match(str(value)):
        raise ValueError("a link of a chart is relative or starts with https://")
    return Markup(' %s="%s"') % (name, words(value if isinstance(value, str) else fixed(value)))


def path(points: list[tuple[float, float]], *, closed: bool = False) -> str:
    """Return the path data of straight lines through `points`."""
    steps = " L".join(f"{fixed(x)} {fixed(y)}" for x, y in points)
    return f"M{steps}{'Z' if closed else ''}"
