"""How plain numbers read to people: digits, signs, powers of ten, ranges, counts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from effsota.limits import MOST_REMEMBERED
from effsota.units import Typed

DIGITS = 3
ROUGH_DIGITS, NARROW = 2, 1.1  # of a figure whose interval is wider than 10 %
DATA_DIGITS = 6
EXACT_DIGITS = 15  # that every float holds
NOT_REPORTED = "not reported"
NONE = "–"
LEAST_P = 1e-3
LEAST_PLAIN, MOST_PLAIN = 1e-4, 1e7
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def known_digits(low: float, high: float) -> int:
    """Return how many digits are known of a figure between two ends above zero."""
    return DIGITS if high <= NARROW * low else ROUGH_DIGITS


def rough_digits(value: float) -> int:
    """Return how many digits are told of a value that may be off by a factor: one; of a 1 also the next.

    Without that a 1 would change by up to a half.
    """
    return 2 if f"{value:.1e}".startswith("1") else 1


def scientific(value: float, digits: int | None = DIGITS, *, ascii_only: bool = False) -> str:
    """Return 6.02×10¹⁵, or 6.02e15 in ASCII; `digits` None keeps the shortest exact mantissa."""
    if digits is None:
        mantissa, exponent = _shortest(value)
    else:
        head, _, tail = f"{value:.{digits - 1}e}".partition("e")
        mantissa, exponent = head, int(tail)
    mantissa = mantissa.replace("-", "-" if ascii_only else "−")
    return f"{mantissa}e{exponent}" if ascii_only else f"{mantissa}×10{str(exponent).translate(_RAISED)}"


def outside_text(value: float, least: float, most: float) -> str:
    """Return a value that breaks a limit, in as many digits as show it: 1.0001e+40, not 1e+40."""
    written = (f"{value:.{digits}g}" for digits in range(DIGITS, EXACT_DIGITS + 2))
    return next((text for text in written if not least <= float(text) <= most), repr(value))


def _shortest(value: float) -> tuple[str, int]:
    number = Decimal(repr(value)).normalize()
    exponent = number.adjusted()
    return f"{number.scaleb(-exponent):f}", exponent


def number_text(value: float, digits: int = DIGITS, *, ascii_only: bool = False) -> str:
    """Return a computed value in `digits` significant digits: 44.4, 0.0690, 1,610, 5.22×10²⁰."""
    return _number_text(value, digits, ascii_only)


@lru_cache(MOST_REMEMBERED)  # most figures stand in several places
def _number_text(value: float, digits: int, ascii_only: bool) -> str:  # noqa: FBT001  # as a cache asks
    if not math.isfinite(value):
        return _infinite(value, ascii_only=ascii_only)
    if value == 0:
        return "0"
    rounded = f"{value:.{digits - 1}e}"
    exponent = int(rounded.rpartition("e")[2])
    # The exponent tells, but of 0.0001 itself, which lies below the float that is called so.
    if not (-4 < exponent < 7 or (exponent == -4 and abs(Decimal(rounded)) >= LEAST_PLAIN)):
        return scientific(value, digits, ascii_only=ascii_only)
    return _signed(_grouped(rounded, max(0, digits - 1 - exponent), digits), ascii_only=ascii_only)


def _grouped(written: str, decimals: int, digits: int) -> str:
    """Return a number of so many digits, as it is written, with commas and as many decimals."""
    # Up to 15 digits a float holds what is written, and is far quicker than a Decimal.
    return f"{float(written) if digits <= EXACT_DIGITS else Decimal(written):,.{decimals}f}"


def exact_text(value: float, *, ascii_only: bool = False) -> str:
    """Return a value as somebody wrote it, every digit kept: 1,280,000, 79.0, 0.069, 1.58×10¹²."""
    if not math.isfinite(value):
        return _infinite(value, ascii_only=ascii_only)
    if value != 0 and not LEAST_PLAIN <= abs(value) < MOST_PLAIN:
        return scientific(value, None, ascii_only=ascii_only)
    written = repr(value)
    typed = value.decimals if isinstance(value, Typed) else 0
    decimals = max(typed, len(written.partition(".")[2].rstrip("0")))
    return _signed(_grouped(written, decimals, len(written) + typed), ascii_only=ascii_only)


def data_text(value: float) -> str:
    """Return a value as files for programs write it, in 6 significant digits: 44.4273, 5.32224e+17."""
    return f"{value:.{DATA_DIGITS}g}"


def data_number(value: float | None) -> float | None:
    """Return the number that files for programs hold; None where there is none, or it has no end."""
    return None if value is None or not math.isfinite(value) else float(data_text(value))


@lru_cache(MOST_REMEMBERED)  # axes have the same round values
def tick_text(value: float) -> str:
    """Return the value of an axis tick: 0, 0.03, 1,000, 10⁴, 3×10¹⁶."""
    if value == 0:
        return "0"  # of minus zero too, which a cache takes for the same number
    if 1e-3 <= value < 1e4:
        return exact_text(value)
    mantissa, exponent = _shortest(value)
    power = f"10{str(exponent).translate(_RAISED)}"
    return power if mantissa == "1" else f"{mantissa}×{power}"


def _signed(text: str, *, ascii_only: bool) -> str:
    return text if ascii_only else text.replace("-", "−")


def _infinite(value: float, *, ascii_only: bool) -> str:
    if math.isnan(value):
        return NOT_REPORTED
    sign = "-" * (value < 0)
    return _signed(sign, ascii_only=ascii_only) + ("infinite" if ascii_only else "∞")


def percent_text(share: float) -> str:
    """Return a share of 0 to 1 as a percentage, as written: 33%."""
    return f"{exact_text(float(f'{share * 100:.12g}'))}%"


def p_text(p_value: float) -> str:
    """Return a p value: p = 0.053, p < 0.001; to a thousandth, since it is the share of as many draws."""
    return f"p = {p_value:.3f}" if p_value >= LEAST_P else f"p < {exact_text(LEAST_P)}"


def metric_text(value: float, unit: str) -> str:
    """Return a metric's value as written: 79.1%, 34.8 BLEU."""
    return f"{exact_text(value)}%" if unit == "%" else quantity_text(value, unit)


def goal_text(value: float, unit: str, name: str) -> str:
    """Return a metric's value with its name, the unit said once.

    79.1% top-5 accuracy; 34.8 BLEU on newstest2014; validation loss 3.28 nats per token.
    """
    if unit == "%":
        return f"{metric_text(value, unit)} {name}"
    if unit.casefold() in name.casefold().split():
        return f"{exact_text(value)} {name}"
    return f"{name} {metric_text(value, unit)}"


def at_most(text: str) -> str:
    """Return the text of a value that is an upper bound: ≤ 0.75."""
    return f"≤ {text}"


def about(text: str) -> str:
    """Return the text of a value that is rough: about 61×."""
    return f"about {text}"


def count_text(number: int, noun: str) -> str:
    """Return a count with its noun: 1 record, 2 records."""
    return f"{number:,} {noun}" + "s" * (number != 1)


def quantity_text(value: float, unit: str, *, ascii_only: bool = False) -> str:
    """Return a value as written with its unit: 0.39e9, "multiply-adds" reads 3.9×10⁸ multiply-adds."""
    return f"{exact_text(value, ascii_only=ascii_only)} {unit}".strip()


def join_words(words: Sequence[str], *, by: str = "and") -> str:
    """Return words as a list in a sentence: a, b and c."""
    *most, last = words or ("",)
    return f"{', '.join(most)} {by} {last}" if most else last
