"""Figures with a unit of the field that no form of a sentence reads: told, so that none is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from effsota.units.dimensions import PREFIX_WORDS
from effsota.units.number_words import IN_WORDS

_NUMBER = (
    r"(?P<figure>(?:[$€£]\s?)?[+-]?(?:[0-9](?:[0-9.,]{0,40}[0-9])?(?:e[+-]?[0-9]{1,4})?"
    r"(?:\s?[x*]\s?10\s?(?:\^|\*\*)\s?\(?[+-]?[0-9]{1,3}\)?)?|10\s?\^\s?\(?[+-]?[0-9]{1,4}\)?)"
    rf"|(?:{IN_WORDS}))"
)
_SIZE = r"\s?(?:thousand|million|billion|trillion|mn|bn|[kMBTG])?\+?"
_PREFIX = rf"(?:{'|'.join(PREFIX_WORDS)}|[kMGTPEZY])?[- ]?"
_MACHINES = r"(?:GPU|TPU|NPU|chip|accelerator|node)s?"
_TIMES = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?|years?)"
_LOOSE = "it is not understood: write the number, its unit and whose it is in one sentence"
# Each unit with what is told where nothing else was made of a figure in it; the first that fits.
_UNITS = (
    (rf"{_PREFIX}(?:F|FS|FLOPs?)(?:/s)?[- ]?days?\b", _LOOSE),
    (
        rf"{_PREFIX}(?:FLOPs?|OPs?)\s?(?:/\s?s|per second|/\s?sec\w*|ps)\b",
        "a rate, and what runs at it is not said",
    ),
    (rf"{_PREFIX}(?:FLOPs?|floating[- ]point[- ]operations?)\b", _LOOSE),
    (
        rf"{_PREFIX}(?:MACs?|MAdds?|multiply[- ]adds?|mult-adds?)\b",
        "multiply-adds are not held against anything here",
    ),
    (rf"{_MACHINES}[- ]{_TIMES}\b", _LOOSE),
    (r"tokens?\b", _LOOSE),
    (r"(?:parameters?|params?)\b", _LOOSE),
    (r"nodes?\b", "nodes, and how many chips there are in all is not said with it"),
    (rf"{_MACHINES}\b", "chips, and which or for what is not said"),
    (rf"{_TIMES}\b", "it is not said to be the time of a run"),
    (r"epochs?\b", _LOOSE),
    (r"(?:training |update |optimi[sz]er )?(?:steps?|iterations?)\b", _LOOSE),
    (
        r"[kMGT]?Wh\b|(?:kilo|mega|giga|tera)?watt[- ]?hours?\b|[kMGT]?J\b|(?:kilo|mega|giga|tera)?joules?\b",
        _LOOSE,
    ),
    (r"[kMG]?W\b|(?:kilo|mega|giga)?watts?\b", "power, and whose it is is not said"),
    (r"(?:metric )?(?:tons?|tonnes?|kg|kilograms?|grams?|g|t)\s?(?:of )?(?:CO2|carbon)", _LOOSE),
    (r"%\s?(?:MFU|HFU|utili[sz]ation)\b", _LOOSE),
    (r"(?:US )?dollars?\b|USD\b|euros?\b|EUR\b", "money, and what for is not said"),
    (
        r"(?:training )?(?:images?|samples?|examples?|sequences?)\b",
        "examples are not held against anything here",
    ),
)
_ANY_UNIT = "|".join(f"(?P<u{at}>{unit})" for at, (unit, _) in enumerate(_UNITS))
_FIGURE = re.compile(
    rf"(?<![\w.,^])(?:{_NUMBER}){_SIZE}[\s)\]-]{{0,3}}(?:[A-Za-z]{{2,20}}[\s-])?(?:{_ANY_UNIT})",
    re.IGNORECASE,
)
_MONEY = re.compile(rf"(?<![\w.,^])[$€£]\s?[0-9][0-9.,]{{0,40}}{_SIZE}", re.IGNORECASE)
_NUMBER_FIRST = re.compile(rf"\s*[~≈<>≤≥]?\s*{_NUMBER}", re.IGNORECASE)
_IN_LABEL = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(unit for unit, _ in _UNITS)}|costs?\b)", re.IGNORECASE)


class LeftOver(NamedTuple):
    """A figure that is not used: where it stands, and why."""

    start: int
    end: int
    why: str


def find_left_over(text: str) -> Iterator[LeftOver]:
    """Yield every figure of a text that has a unit of the field."""
    for found in _FIGURE.finditer(text):
        at = next(at for at in range(len(_UNITS)) if found[f"u{at}"])
        yield LeftOver(*found.span(), _UNITS[at][1])
    for found in _MONEY.finditer(text):
        yield LeftOver(*found.span(), "money, and what for is not said")


def find_left_over_cell(text: str, label: str) -> LeftOver | None:
    """Return the figure of a cell under a heading with a unit of the field; None where there is none."""
    found = _NUMBER_FIRST.match(text)
    if found is None or not _IN_LABEL.search(label):
        return None
    return LeftOver(found.start(), found.end(), "its heading is not one that tells of a training run")
