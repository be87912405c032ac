"""How single values are read: the formats that our schemas name, numbers, dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

from effsota.limits import MOST_NAME_CHARACTERS, is_name
from effsota.problems import Refusal
from effsota.reading.written_days import parse_date
from effsota.text import refuse_block, refuse_line, refuse_link, shorten
from effsota.units import (
    COUNTED,
    DAYS_PER_MONTH,
    DAYS_PER_YEAR,
    Dimension,
    Quantity,
    Typed,
    parse_count,
    parse_number,
    parse_quantity,
)

# In days. What doubles more often is, after the longest of boards, more than a number holds.
LEAST_DOUBLING, MOST_DOUBLING = 3 * DAYS_PER_MONTH, 1000 * DAYS_PER_YEAR
_WRITE_NAME = "write lower-case letters, digits and single hyphens, such as efficientnet-b0"


def parse_doubling_time(text: str) -> Quantity | Refusal:
    """Return the doubling time that `text` writes, or why it is none that can be reckoned with."""
    period = parse_quantity(text, Dimension.PERIOD)
    if isinstance(period, Refusal) or LEAST_DOUBLING <= period.base <= MOST_DOUBLING:
        return period
    return Refusal(
        f"{shorten(text)} is no doubling time that a board can be compared with",
        "write one from 3 months to 1000 years, such as 2 years",
    )


def parse_as(text: str, kinds: Iterable[str]) -> float | int | bool | Refusal:
    """Return `text` as what JSON Schema calls number, integer or boolean, or why it is none."""
    if "boolean" in kinds:
        wrong = Refusal(f"{shorten(text)} is neither true nor false", "write true or false")
        return {"true": True, "false": False}.get(text, wrong)
    number = parse_number(text)
    if isinstance(number, Refusal):
        is_odd = "integer" in kinds and number.fix and not float(number.fix).is_integer()
        return Refusal(number.message, "write a whole number") if is_odd else number
    if "integer" not in kinds:
        return Typed.of(number, text)
    if not number.is_integer():
        return Refusal(f"{shorten(text)} is not a whole number", "write a whole number")
    return int(number)


def _parse_name(text: str) -> str | Refusal:
    if is_name(text):
        return text
    return Refusal(f"{shorten(text)} is not a name", f"{_WRITE_NAME} (at most {MOST_NAME_CHARACTERS})")


def _parse_record_path(text: str) -> str | Refusal:
    track, slash, name = text.partition("/")
    if slash and is_name(track) and is_name(name):
        return text
    return Refusal(
        f"{shorten(text)} is not the id of a record",
        "write <track>/<submission>, such as alexnet-imagenet/alexnet",
    )


class Format(NamedTuple):
    """What a text of a definition is asked: the rule that it breaks, and what it is read as."""

    rule: str
    parse: Callable[[str], Any]


def _kept(refuse: Callable[[str], Refusal | None]) -> Callable[[str], str | Refusal]:
    return lambda text: refuse(text) or text


QUANTITIES: Mapping[str, Dimension] = MappingProxyType(
    {
        "compute": Dimension.COMPUTE,
        "rate": Dimension.RATE,
        "per-example": Dimension.PER_EXAMPLE,
        "time": Dimension.TIME,
        "period": Dimension.PERIOD,
        "chip-time": Dimension.CHIP_TIME,
    }
)
COUNTS: Mapping[str, str] = MappingProxyType(
    {"count" if what == "count" else f"count-of-{what}": what for what in COUNTED}
)
FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "line": Format("bad-text", _kept(refuse_line)),
        "block": Format("bad-text", _kept(refuse_block)),
        "link": Format("bad-link", _kept(refuse_link)),
        "date": Format("not-a-date", parse_date),
        "name": Format("bad-name", _parse_name),
        # Of a config nothing is shown but numbers: a list of all its layers may be longer than a line.
        "config-value": Format("bad-text", _kept(refuse_block)),
        "doubling-time": Format("bad-quantity", parse_doubling_time),
        "record-path": Format("bad-name", _parse_record_path),
        **{
            name: Format("bad-quantity", partial(parse_quantity, dimension=dimension))
            for name, dimension in QUANTITIES.items()
        },
        **{name: Format("not-a-number", partial(parse_count, what=what)) for name, what in COUNTS.items()},
    }
)


def number_in(text: str, node: Mapping[str, Any]) -> float | Refusal:
    """Return the number that a text writes where a node of a schema asks for one, or why it is none."""
    what = COUNTS.get(node.get("format", ""))
    return parse_number(text) if what is None else parse_count(text, what)
