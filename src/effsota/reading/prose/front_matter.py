"""The YAML on top of a model card: whose model it is made from, and what it says there of the training."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

MOST_LINES = 400
_BASE = re.compile(r"base_model\s*:\s*(\S.*)?$")
_LISTED = re.compile(r"\s*-\s+(\S.*)$")
_ADAPTER = re.compile(r"(?:library_name\s*:\s*peft|\s*-\s*(?:q?lora|peft|adapter))\b", re.IGNORECASE)


_KEY = re.compile(r"(\s*(?:- )?)([A-Za-z][\w-]{0,60})\s*:(?:\s+(.*))?$")
# What other people, tests and data sets say: nothing there is of the training.
_OF_OTHERS = frozenset({"widget", "model-index", "dataset_info", "train-eval-index", "extra_gated_fields"})
# The Hub counts emissions in grams, and energy in kilowatt-hours.
_LABELS = {
    "emissions": "CO2 emissions (g)",
    "co2_eq_emissions": "CO2 emissions (g)",
    "energy_consumed": "energy consumed (kWh)",
}


class StatedKey(NamedTuple):
    """A key of the front matter with its value: the label that says what it counts, and the line."""

    label: str
    text: str
    line: int
    heading: str


class FrontMatter(NamedTuple):
    """What a card is made from by its own words, with the line, whether as an adapter; its other keys."""

    base_model: str = ""
    line: int = 0
    is_adapter: bool = False
    keys: tuple[StatedKey, ...] = ()


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
    keys = tuple(_stated_keys(held, start + 2))
    return FrontMatter(base, line, any(_ADAPTER.match(text) for text in held), keys), end + 1


def _stated_keys(lines: Sequence[str], first: int) -> Iterator[StatedKey]:
    """Yield the keys with a value on their line, whichever key they stand below."""
    above = ""
    stage = next(
        (found[3] for text in lines if (found := _KEY.match(text)) and found[2] == "training_type"), ""
    )
    for at, text in enumerate(lines):
        found = _KEY.match(text)
        if found is None:
            continue
        indent, key, value = found.groups()
        if not indent:
            above = key
        if value and above not in _OF_OTHERS and key != "training_type":
            label = _LABELS.get(key, key.replace("_", " "))
            value = value.partition(" #")[0].strip().strip("'\"")
            yield StatedKey(label, value, first + at, f"training {stage}".strip())
