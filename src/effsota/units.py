"""Quantities of the field: compute, rate, operations per example, time; constants and conversions."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from types import MappingProxyType

from effsota.problems import Refusal
from effsota.text import shorten

SECONDS_PER_DAY = 86_400.0
DAYS_PER_YEAR = 365.25
DAYS_PER_MONTH = DAYS_PER_YEAR / 12
FLOP_PER_MULTIPLY_ADD = 2.0
FLOP_PER_TFS_DAY = 1e12 * SECONDS_PER_DAY
FLOP_PER_PFS_DAY = 1e15 * SECONDS_PER_DAY
LEAST_FLOP, MOST_FLOP = 1.0, 1e40

MOST_DIGITS = 30
NUMBER = r"-?(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,29})?(?:[eE][+-]?[0-9]{1,3})?"
_NUMBER = re.compile(NUMBER)
_PREFIXES = {"": 1e0, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15, "E": 1e18, "Z": 1e21, "Y": 1e24}
_FLOP = {f"{prefix}FLOP": scale for prefix, scale in _PREFIXES.items()}
_TIME = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": SECONDS_PER_DAY}
# What runs, in a product of chips and time; a core is a part of a chip.
CHIPS, CORES = ("chip", "GPU", "TPU"), ("core", "TPU-core")
_PERIOD = {"day": 1.0, "month": DAYS_PER_MONTH, "year": DAYS_PER_YEAR}


class Dimension(StrEnum):
    """What a quantity measures; its base unit stands in `BASE_UNITS`."""

    COMPUTE = "compute"
    RATE = "rate"
    PER_EXAMPLE = "operations per example"
    TIME = "time"
    PERIOD = "period"
    CHIP_TIME = "chip time"


def _with_plural(units: Mapping[str, float]) -> dict[str, float]:
    return {name: scale for unit, scale in units.items() for name in (f"{unit}s", unit)}


UNITS: Mapping[Dimension, Mapping[str, float]] = MappingProxyType(
    {
        Dimension.COMPUTE: {**_FLOP, "TFS-days": FLOP_PER_TFS_DAY, "PFS-days": FLOP_PER_PFS_DAY},
        Dimension.RATE: {f"{unit}/s": scale for unit, scale in _FLOP.items()},
        Dimension.PER_EXAMPLE: {"multiply-adds": FLOP_PER_MULTIPLY_ADD, **_FLOP},
        Dimension.TIME: _with_plural(_TIME),
        Dimension.PERIOD: _with_plural(_PERIOD),
        Dimension.CHIP_TIME: {
            f"{runs}-{unit}": scale
            for runs in (*CHIPS, *CORES)
            for unit, scale in _with_plural(_TIME).items()
        },
    }
)
BASE_UNITS: Mapping[Dimension, str] = MappingProxyType(
    {
        Dimension.COMPUTE: "FLOP",
        Dimension.RATE: "FLOP/s",
        Dimension.PER_EXAMPLE: "FLOP",
        Dimension.TIME: "s",
        Dimension.PERIOD: "days",
        Dimension.CHIP_TIME: "chip-seconds",
    }
)
EXAMPLES: Mapping[Dimension, str] = MappingProxyType(
    {
        Dimension.COMPUTE: "6.16 TFS-days",
        Dimension.RATE: "1.58 TFLOP/s",
        Dimension.PER_EXAMPLE: "0.39e9 multiply-adds",
        Dimension.TIME: "5.5 days",
        Dimension.PERIOD: "16 months",
        Dimension.CHIP_TIME: "30.84e6 GPU-hours",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit as written, and its value in the dimension's base unit."""

    number: float
    unit: str
    dimension: Dimension
    text: str

    @property
    def base(self) -> float:
        """The value in FLOP, FLOP/s, FLOP per example, seconds, days, chip-seconds or core-seconds."""
        return self.number * UNITS[self.dimension][self.unit]

    @property
    def runs(self) -> str:
        """What runs, of a chip time: GPU of GPU-hours, TPU-core of TPU-core-days."""
        return self.unit.rpartition("-")[0]

    @property
    def is_in_cores(self) -> bool:
        """Whether a chip time is in cores, of which a chip may have several."""
        return self.runs in CORES


class Typed(float):
    """A number that keeps the decimals it was typed with: 79.0 has one; with an exponent none are kept."""

    __slots__ = ("decimals",)
    decimals: int

    @classmethod
    def of(cls, number: float, text: str) -> Typed:
        """Return the number that `text` writes, with the decimals of `text`."""
        typed = cls(number)
        _, _, tail = text.partition(".")
        typed.decimals = len(tail) if tail.isdecimal() else 0
        return typed


def parse_number(text: str) -> float | Refusal:
    """Return the number that `text` writes in JSON syntax, or why it is none."""
    if not _NUMBER.fullmatch(text) or (len(text) > MOST_DIGITS and sum(map(str.isdigit, text)) > MOST_DIGITS):
        return Refusal(
            f"{shorten(text)} is not a number",
            f"write digits with a decimal point, such as 79.1 or 1.28e6 (at most {MOST_DIGITS} digits)",
        )
    value = float(text)
    if not math.isfinite(value):
        return Refusal(f"{shorten(text)} is too large for a number", "write a finite number")
    return value


def parse_quantity(text: str, dimension: Dimension) -> Quantity | Refusal:
    """Return the quantity that `text` writes (number, one space, unit of `dimension`), or why it is none."""
    number_text, space, unit = text.partition(" ")
    number = parse_number(number_text)
    if isinstance(number, Refusal):
        return Refusal(f"{shorten(text)} is not a quantity of {dimension}", _write(dimension))
    if not space or not unit:
        return Refusal(f"{shorten(text)} has no unit", _write(dimension))
    if unit not in UNITS[dimension]:
        return _refuse_unit(unit, dimension)
    if number < 0 or (number == 0 and dimension is not Dimension.PERIOD):
        return Refusal(f"{shorten(text)} is not above zero", "write a positive number")
    return Quantity(number=number, unit=unit, dimension=dimension, text=text)


def _refuse_unit(unit: str, dimension: Dimension) -> Refusal:
    for other, units in UNITS.items():
        if unit in units:
            return Refusal(f"{shorten(unit)} is a unit of {other}, not of {dimension}", _write(dimension))
    near = get_close_matches(unit, UNITS[dimension], n=1, cutoff=0.6)
    suggestion = f"did you mean {near[0]}? " if near else ""
    return Refusal(f"{shorten(unit)} is not a unit of {dimension}", suggestion + _write(dimension))


def _write(dimension: Dimension) -> str:
    units = ", ".join(UNITS[dimension])
    return f"write a number, one space and a unit, such as {EXAMPLES[dimension]} (units: {units})"


def months_between(start: date, end: date) -> float:
    """Return the time from `start` to `end` in months of 365.25/12 days."""
    return (end - start).days / DAYS_PER_MONTH


def years_between(start: date, end: date) -> float:
    """Return the time from `start` to `end` in years of 365.25 days."""
    return (end - start).days / DAYS_PER_YEAR


def rounded_span(printed: Quantity) -> tuple[float, float]:
    """Return between which values, in the base unit, a printed number was rounded: 3.4 is 3.35 to 3.45."""
    decimals = len(printed.text.partition(" ")[0].partition(".")[2])
    half = 0.5 * 10.0**-decimals
    scale = UNITS[printed.dimension][printed.unit]
    return (printed.number - half) * scale, (printed.number + half) * scale
