"""How single values are read: the formats that our schemas name, numbers, dates."""

from __future__ import annotations

import re
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from effsota.limits import MOST_NAME_CHARACTERS, is_name
from effsota.problems import Refusal
from effsota.text import refuse_block, refuse_line, refuse_link, shorten
from effsota.units import Dimension, Typed, parse_number, parse_quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

FIRST_YEAR = 1950
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WRITE_DATE = "write a day as YYYY-MM-DD, such as 2019-05-28"
_WRITE_NAME = "write lower-case letters, digits and single hyphens, such as efficientnet-b0"


def parse_date(text: str) -> date | Refusal:
    """Return the day that `text` writes, or why it is none."""
    match = _DATE.fullmatch(text)
    if not match:
        return Refusal(f"{shorten(text)} is not a date", _WRITE_DATE)
    try:
        day = date(*map(int, match.groups()))
    except ValueError:
        return Refusal(f"{shorten(text)} is not a day of the calendar (no such date)", _WRITE_DATE)
    if day.year < FIRST_YEAR:
        return Refusal(f"{shorten(text)} is a date before {FIRST_YEAR}", _WRITE_DATE)
    return day


def parse_as(text: str, kinds: Iterable[str]) -> float | int | bool | Refusal:
    """Return `text` as what JSON Schema calls number, integer or boolean, or why it is none."""
    if "boolean" in kinds:
        wrong = Refusal(f"{shorten(text)} is neither true nor false", "write true or false")
        return {"true": True, "false": False}.get(text, wrong)
    number = parse_number(text)
    if isinstance(number, Refusal):
        return number
    if "integer" not in kinds:
        return Typed.of(number, text)
    if not number.is_integer():
        return Refusal(f"{shorten(text)} is not a whole number", "write a whole number")
    return int(number)


def _refuse_date(text: str) -> Refusal | None:
    day = parse_date(text)
    return day if isinstance(day, Refusal) else None


def _refuse_name(text: str) -> Refusal | None:
    if is_name(text):
        return None
    return Refusal(f"{shorten(text)} is not a name", f"{_WRITE_NAME} (at most {MOST_NAME_CHARACTERS})")


def _refuse_record_path(text: str) -> Refusal | None:
    track, slash, name = text.partition("/")
    if slash and not _refuse_name(track) and not _refuse_name(name):
        return None
    return Refusal(
        f"{shorten(text)} is not the id of a record",
        "write <track>/<submission>, such as alexnet-imagenet/alexnet",
    )


def _refuse_quantity(dimension: Dimension) -> Callable[[str], Refusal | None]:
    def refuse(text: str) -> Refusal | None:
        quantity = parse_quantity(text, dimension)
        return quantity if isinstance(quantity, Refusal) else None

    return refuse


QUANTITIES: Mapping[str, Dimension] = MappingProxyType(
    {
        "compute": Dimension.COMPUTE,
        "rate": Dimension.RATE,
        "per-example": Dimension.PER_EXAMPLE,
        "time": Dimension.TIME,
        "period": Dimension.PERIOD,
    }
)
FORMATS: Mapping[str, tuple[str, Callable[[str], Refusal | None]]] = MappingProxyType(
    {
        "line": ("bad-text", refuse_line),
        "block": ("bad-text", refuse_block),
        "https-url": ("bad-link", refuse_link),
        "date": ("not-a-date", _refuse_date),
        "name": ("bad-name", _refuse_name),
        "record-path": ("bad-name", _refuse_record_path),
        **{name: ("bad-quantity", _refuse_quantity(dimension)) for name, dimension in QUANTITIES.items()},
    }
)
