"""The YAML on top of a model card: whose model it is made from, as far as a card says so there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

MOST_LINES = 400
_BASE = re.compile(r"base_model\s*:\s*(\S.*)?$")
_LISTED = re.compile(r"\s*-\s+(\S.*)$")
_ADAPTER = re.compile(r"(?:library_name\s*:\s*peft|\s*-\s*(?:q?lora|peft|adapter))\b", re.IGNORECASE)


class FrontMatter(NamedTuple):
    """What a card is made from by its own words, with the line; whether it is an adapter to that."""

    base_model: str = ""
    line: int = 0
    is_adapter: bool = False


def split_front_matter(lines: Sequence[str]) -> tuple[FrontMatter, int]:
    """Return the front matter of a text, and at which line, from 0, its prose begins."""
    start = next((at for at, line in enumerate(lines[:5]) if line.strip()), 0)
    if not lines or lines[start].strip() != "---":
        return FrontMatter(), 0
    end = next(
        (at for at in range(start + 1, min(len(lines), MOST_LINES)) if lines[at].strip() == "---"), None
    )
    if end is None:
        return FrontMatter(), 0
    held = lines[start + 1 : end]
    base, line = "", 0
    for at, text in enumerate(held):
        found = _BASE.match(text)
        if found:
            listed = _LISTED.match(held[at + 1]) if not found[1] and at + 1 < len(held) else None
            base, line = (found[1] or (listed[1] if listed else "")).strip("'\" "), start + at + 2
    return FrontMatter(base, line, any(_ADAPTER.match(text) for text in held)), end + 1
