"""How compute, factors and sums read to people."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from effsota.figures.numbers import (
    DIGITS,
    MOST_PLAIN,
    ROUGH_DIGITS,
    exact_text,
    known_digits,
    number_text,
    scientific,
)
from effsota.limits import MOST_REMEMBERED
from effsota.units import UNITS, Dimension

TFS_DAYS, PFS_DAYS, FLOP = COMPUTE_UNITS = ("TFS-days", "PFS-days", "FLOP")
UNIT_KEYS = {TFS_DAYS: "tfs", PFS_DAYS: "pfs", FLOP: "flop"}  # in attributes and names of classes
MOST_PLAIN_FLOP = 1e6
LEAST_FACTOR = 0.1  # a smaller one reads as one part of so many
NOTHING = 1e-9  # of the last digit, which no computing keeps
LEAST_FITTING, MOST_FITTING = 1e-2, 1e5  # beyond these a number is read digit by digit, not at a glance
_LARGE = ((1e6, "million"), (1e9, "billion"), (1e12, "trillion"))


def compute_number(
    flop: float, unit: str = TFS_DAYS, digits: int = DIGITS, *, ascii_only: bool = False
) -> str:
    """Return compute of `flop` FLOP in `unit`, without the unit: 6.16, 5.79 billion; FLOP as 1.20×10¹⁶."""
    return _compute_number(flop, unit, digits, ascii_only)


@lru_cache(MOST_REMEMBERED)  # most amounts stand in several places
def _compute_number(flop: float, unit: str, digits: int, ascii_only: bool) -> str:  # noqa: FBT001
    value = flop / UNITS[Dimension.COMPUTE][unit]
    if unit == FLOP and value >= MOST_PLAIN_FLOP:
        return scientific(value, digits, ascii_only=ascii_only)
    return _in_words(value, digits) or number_text(value, digits, ascii_only=ascii_only)


def fit_unit(flops: Iterable[float], preferred: str = TFS_DAYS) -> str:
    """Return the unit in which all amounts read as plain numbers: the preferred, PFS-days, or FLOP."""
    amounts = list(flops)
    for unit in (preferred, PFS_DAYS):
        scale = UNITS[Dimension.COMPUTE][unit]
        if all(LEAST_FITTING <= flop / scale < MOST_FITTING for flop in amounts):
            return unit
    return FLOP


def compute_text(flop: float, unit: str = TFS_DAYS, digits: int = DIGITS, *, ascii_only: bool = False) -> str:
    """Return compute of `flop` FLOP in `unit`: 6.16 TFS-days."""
    return f"{compute_number(flop, unit, digits, ascii_only=ascii_only)} {unit}"


def factor_text(factor: float, digits: int = DIGITS, *, ascii_only: bool = False) -> str:
    """Return a factor with its sign: 44.4×, 1.03 billion×, 1/26,700×; exactly one is 1×."""
    return factor_number(factor, digits, ascii_only=ascii_only) + ("x" if ascii_only else "×")


def factor_number(factor: float, digits: int = DIGITS, *, ascii_only: bool = False) -> str:
    """Return a factor without its sign, in words where digits would be hard to read."""
    if factor == 1:
        return "1"
    if 0 < factor < LEAST_FACTOR:
        return f"1/{factor_number(1 / factor, digits, ascii_only=ascii_only)}"
    return _in_words(factor, digits) or number_text(factor, digits, ascii_only=ascii_only)


def _in_words(value: float, digits: int) -> str | None:
    """Return a large number with its word, None where digits or a power of ten read better."""
    if value < MOST_PLAIN / 2:  # which no rounding brings to where words begin
        return None
    rounded = float(f"{value:.{digits - 1}e}")
    for scale, word in _LARGE:
        if scale <= rounded < 1000 * scale and rounded >= MOST_PLAIN:
            return f"{number_text(value / scale, digits)} {word}"
    return None


def large_number(value: float, digits: int = DIGITS) -> str:
    """Return a number that may be large, in words where digits would be hard to read: 9.04 billion."""
    return _in_words(value, digits) or number_text(value, digits)


def factor_interval(low: float, high: float) -> str:
    """Return the two ends of a factor's interval, a word that both may have said once: 0.46–2.3 billion."""
    digits = known_digits(low, high)
    number, _, word = factor_number(high, digits).partition(" ")
    scale = next((scale for scale, name in _LARGE if name == word), None)
    if scale is None or low < LEAST_FITTING * scale:
        return "–".join(factor_number(end, digits) for end in (low, high))
    return f"{number_text(low / scale, digits)}–{number} {word}"


def rough_factor(factor: float) -> str:
    """Return a factor of which two digits are known: 11×; exactly one is 1×."""
    return factor_text(factor, ROUGH_DIGITS)


def compute_interval(low: float, high: float, unit: str = TFS_DAYS, *, ascii_only: bool = False) -> str:
    """Return the two ends of what a compute is right within, in the digits that they leave: 0.092–0.21."""
    digits = known_digits(low, high)
    return "–".join(compute_number(end, unit, digits, ascii_only=ascii_only) for end in (low, high))


def limit_factor(factor: float, digits: int, *, is_most: bool) -> str:
    """Return the most or the least that a factor can be, rounded to that side: at least 68×, at most 1.1×."""
    if 0 < factor < LEAST_FACTOR:
        return f"1/{limit_factor(1 / factor, digits, is_most=not is_most)}"
    step = 10.0 ** (math.floor(math.log10(factor)) - digits + 1)
    steps = factor / step
    rounded = step * (math.ceil(steps - NOTHING) if is_most else math.floor(steps + NOTHING))
    if math.isclose(rounded, 1.0) and not math.isclose(factor, 1.0):  # neither more nor less is no limit
        return limit_factor(factor, digits + 1, is_most=is_most)
    return factor_text(rounded, digits)


def margin_factor(factor: float) -> str:
    """Return by which factor a figure may be off, or is, without zeros that say nothing: 1.5×, 2×, 1.33×."""
    return printed_factor(float(f"{factor:.{DIGITS}g}"))


def printed_factor(factor: float) -> str:
    """Return a published factor exactly as printed: 44×."""
    return f"{exact_text(factor)}×"


def dollars_text(usd: float, digits: int = DIGITS) -> str:
    """Return an amount of money: $596 million, $1.43 billion, $12,000."""
    rounded = float(f"{usd:.{digits - 1}e}")
    for scale, word in reversed(_LARGE):
        if rounded >= scale:
            return f"${exact_text(rounded / scale)} {word}"
    return f"${exact_text(rounded)}"
