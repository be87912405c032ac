"""Signs that look like those of a keyboard and are none, by name: what programs that set text write."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ODD_BLANKS: Mapping[str, str] = MappingProxyType(
    {
        "\u00a0": "a no-break space",
        "\u2002": "an en space",
        "\u2003": "an em space",
        "\u2009": "a thin space",
        "\u202f": "a narrow no-break space",
        "\u3000": "an ideographic space",
    }
)
_ODD_DASHES = {
    "\u2212": "a minus sign",
    "\u2013": "a dash",
    "\u2011": "a hyphen that does not break",
}
_NAMES = {**_ODD_DASHES, **ODD_BLANKS}


def name_odd_sign(text: str) -> str:
    """Return the first odd sign of a text, named with its code point; nothing where there is none."""
    found = next((sign for sign in text if sign in _NAMES), None)
    return "" if found is None else f"{_NAMES[found]} (U+{ord(found):04X})"
