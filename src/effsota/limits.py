"""What a tracker's files may be called, and how large they may be."""

from __future__ import annotations

import re
import unicodedata

# What is reckoned on from a day has to end before the calendar of a computer does.
LAST_YEAR = 2199
MOST_SUBMISSION_BYTES = 64 * 1024
MOST_CURVE_BYTES = 4 * 1024 * 1024
MOST_NAME_CHARACTERS = 64
NAME_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"
_NAME = re.compile(NAME_PATTERN)
_SITE_NAMES = ("track", "tracker", "index", "feed", "chart", "og", "badge", "data", "embed")
_PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))
RESERVED_NAMES = frozenset((*_SITE_NAMES, "con", "prn", "aux", "nul", *_PORTS))


def is_name(text: str) -> bool:
    """Tell whether a text can be the name of a track or submission: small letters, digits, single hyphens."""
    return len(text) <= MOST_NAME_CHARACTERS and _NAME.fullmatch(text) is not None


def propose_name(text: str) -> str:
    """Return the name that a text gives: resnet-50 of ResNet-50; empty where it has no letter a to z."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return cut_name("-".join(re.findall("[a-z0-9]+", bare)))


def cut_name(name: str, *, most: int = MOST_NAME_CHARACTERS) -> str:
    """Return the first characters of a name, without a hyphen at the end."""
    return name[:most].rstrip("-")
