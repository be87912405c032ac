"""A quantity: an amount, one space, a unit."""

from __future__ import annotations

import math

from effsota.frozen import Frozen
from effsota.problems import Refusal
from effsota.text import shorten
from effsota.units.amounts_written import digits_of, read_number, shifted
from effsota.units.dimensions import CORES, SPELLINGS, UNITS, Dimension


class Quantity(Frozen):
    """A number with its unit, as written in `text`, and its value in the dimension's base unit."""

    number: float
    unit: str
    dimension: Dimension
    text: str

    @property
    def base(self) -> float:
        """The value in FLOP, FLOP/s, FLOP per example, seconds, days, chip-seconds or core-seconds."""
        return self.number * UNITS[self.dimension][self.unit]

    @property
    def digits(self) -> str:
        """The number as it is printed, in JSON syntax and in `unit`: 0.2e9 of 0.2 GMACs."""
        amount, _, unit = self.text.partition(" ")
        _, power = SPELLINGS[self.dimension].get(unit, (unit, 0))
        return shifted(digits_of(amount) or amount, power)

    @property
    def runs(self) -> str:
        """What runs, of a chip time: GPU of GPU-hours, TPU-core of TPU-core-days."""
        return self.unit.rpartition("-")[0]

    @property
    def is_in_cores(self) -> bool:
        """Whether a chip time is in cores, of which a chip may have several."""
        return self.runs in CORES


def parse_quantity(text: str, dimension: Dimension) -> Quantity | Refusal:
    """Return the quantity that `text` writes (amount, one space, unit of `dimension`), or why it is none."""
    amount, _, spelt = text.partition(" ")
    unit, power = SPELLINGS[dimension].get(spelt, (spelt, 0))
    digits = digits_of(amount.removeprefix("-"))
    if unit not in UNITS[dimension] or digits is None:
        return _refuse(text, dimension)
    number = read_number(shifted(digits, power))
    if number is None:
        return _refuse(text, dimension)
    if not math.isfinite(number):
        return Refusal(f"{shorten(text)} is too large for a number", "write a finite number")
    if amount.startswith("-") or (number == 0 and dimension is not Dimension.PERIOD):
        return Refusal(f"{shorten(text)} is not above zero", "write a positive number")
    return Quantity(number=number, unit=unit, dimension=dimension, text=text)


def _refuse(text: str, dimension: Dimension) -> Refusal:
    from effsota.units.meant import refuse_quantity  # noqa: PLC0415  # only for what is none

    return refuse_quantity(text, dimension)


def rounded_span(printed: Quantity) -> tuple[float, float]:
    """Return between which values, in the base unit, a printed number was rounded: 3.4 is 3.35 to 3.45."""
    mantissa, _, exponent = printed.digits.lower().partition("e")
    half = 0.5 * 10.0 ** (int(exponent or 0) - len(mantissa.partition(".")[2]))
    scale = UNITS[printed.dimension][printed.unit]
    return (printed.number - half) * scale, (printed.number + half) * scale
