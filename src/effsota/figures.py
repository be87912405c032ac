"""How numbers, dates and units read to people: the one place that turns a value into words."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING

from effsota.units import DAYS_PER_MONTH, UNITS, Dimension

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

DIGITS = 3
NOT_REPORTED = "not reported"
NONE = "–"
TFS_DAYS, PFS_DAYS, FLOP = COMPUTE_UNITS = ("TFS-days", "PFS-days", "FLOP")
LEAST_PLAIN, MOST_PLAIN, MOST_PLAIN_FLOP = 1e-4, 1e7, 1e6
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_ASCII = str.maketrans({"×": "x", "–": "-", "≤": "<=", "−": "-", "’": "'"})
_LARGE = ((1e6, "million"), (1e9, "billion"), (1e12, "trillion"))
_TIMES = (("day", 86_400.0), ("hour", 3_600.0), ("minute", 60.0), ("second", 1.0))


def ascii_text(text: str) -> str:
    """Return `text` for a terminal: our own signs in ASCII, everything else as it is."""
    return text.translate(_ASCII)


def scientific(value: float, digits: int | None = DIGITS, *, ascii_only: bool = False) -> str:
    """Return 6.02×10¹⁵, or 6.02e15 in ASCII; `digits` None keeps the shortest exact mantissa."""
    if digits is None:
        mantissa, exponent = _shortest(value)
    else:
        head, _, tail = f"{value:.{digits - 1}e}".partition("e")
        mantissa, exponent = head, int(tail)
    mantissa = mantissa.replace("-", "-" if ascii_only else "−")
    return f"{mantissa}e{exponent}" if ascii_only else f"{mantissa}×10{str(exponent).translate(_RAISED)}"


def _shortest(value: float) -> tuple[str, int]:
    number = Decimal(repr(value)).normalize()
    exponent = number.adjusted()
    return f"{number.scaleb(-exponent):f}", exponent


def number_text(value: float, digits: int = DIGITS, *, ascii_only: bool = False) -> str:
    """Return a computed value in `digits` significant digits: 44.4, 0.0690, 1,610, 5.22×10²⁰."""
    if not math.isfinite(value):
        return _infinite(value, ascii_only=ascii_only)
    if value == 0:
        return "0"
    rounded = Decimal(f"{value:.{digits - 1}e}")
    if not LEAST_PLAIN <= abs(rounded) < MOST_PLAIN:
        return scientific(value, digits, ascii_only=ascii_only)
    decimals = max(0, digits - 1 - rounded.adjusted())
    return _signed(f"{rounded:,.{decimals}f}", ascii_only=ascii_only)


def exact_text(value: float, *, ascii_only: bool = False) -> str:
    """Return a value as somebody wrote it, every digit kept: 1,280,000, 0.069, 1.58×10¹²."""
    if not math.isfinite(value):
        return _infinite(value, ascii_only=ascii_only)
    if value != 0 and not LEAST_PLAIN <= abs(value) < MOST_PLAIN:
        return scientific(value, None, ascii_only=ascii_only)
    number = Decimal(repr(value)).normalize()
    decimals = max(0, -int(number.as_tuple().exponent))
    return _signed(f"{number:,.{decimals}f}", ascii_only=ascii_only)


def tick_text(value: float) -> str:
    """Return the value of an axis tick: 0.03, 1,000, 10⁴, 3×10¹⁶."""
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


def compute_number(
    flop: float, unit: str = TFS_DAYS, digits: int = DIGITS, *, ascii_only: bool = False
) -> str:
    """Return compute of `flop` FLOP in `unit`, without the unit: 6.16, 1.20×10¹⁶."""
    value = flop / UNITS[Dimension.COMPUTE][unit]
    if unit == FLOP and value >= MOST_PLAIN_FLOP:
        return scientific(value, digits, ascii_only=ascii_only)
    return number_text(value, digits, ascii_only=ascii_only)


def compute_text(flop: float, unit: str = TFS_DAYS, digits: int = DIGITS, *, ascii_only: bool = False) -> str:
    """Return compute of `flop` FLOP in `unit`: 6.16 TFS-days."""
    return f"{compute_number(flop, unit, digits, ascii_only=ascii_only)} {unit}"


def compute_range(flop: float, low: float, high: float, unit: str = TFS_DAYS) -> str:
    """Return compute with its 95 % range, all in FLOP, as 6.16 (4.11–9.24) TFS-days."""
    value, least, most = (compute_number(part, unit) for part in (flop, low, high))
    return f"{value} ({least}–{most}) {unit}"


def compute_everywhere(flop: float) -> str:
    """Return compute of `flop` FLOP in all three units: 6.16 TFS-days (0.00616 PFS-days, 5.32×10¹⁷ FLOP)."""
    first, *others = (compute_text(flop, unit) for unit in COMPUTE_UNITS)
    return f"{first} ({', '.join(others)})"


def quantity_text(value: float, unit: str, *, ascii_only: bool = False) -> str:
    """Return a value as written with its unit: 0.39e9, "multiply-adds" reads 3.9×10⁸ multiply-adds."""
    return f"{exact_text(value, ascii_only=ascii_only)} {unit}".strip()


def factor_text(factor: float, digits: int = DIGITS, *, ascii_only: bool = False) -> str:
    """Return a factor with its sign: 44.4×, 1.03 billion×, 1/26,700×; exactly one is 1×."""
    return factor_number(factor, digits, ascii_only=ascii_only) + ("x" if ascii_only else "×")


def factor_number(factor: float, digits: int = DIGITS, *, ascii_only: bool = False) -> str:
    """Return a factor without its sign, in words where digits would be hard to read."""
    if factor == 1:
        return "1"
    if 0 < factor < LEAST_PLAIN:
        return f"1/{factor_number(1 / factor, digits, ascii_only=ascii_only)}"
    rounded = float(f"{factor:.{digits - 1}e}")
    for scale, word in _LARGE:
        if scale <= rounded < 1000 * scale and rounded >= MOST_PLAIN:
            return f"{number_text(factor / scale, digits)} {word}"
    return number_text(factor, digits, ascii_only=ascii_only)


def factor_range(factor: float, low: float, high: float) -> str:
    """Return a factor with its 95 % range: 44.4× (25.0–78.8)."""
    text = factor_text(factor)
    return text if low == factor == high else f"{text} ({factor_interval(low, high)})"


def factor_interval(low: float, high: float) -> str:
    """Return the two ends of a factor's interval: 25.0–78.8, 461 million–2.30 billion."""
    return "–".join(map(factor_number, (low, high)))


def printed_factor(factor: float) -> str:
    """Return a published factor exactly as printed: 44×."""
    return f"{exact_text(factor)}×"


def range_text(low: float, high: float, digits: int = DIGITS) -> str:
    """Return the two ends of an interval: 13.3–19.7; an end that is not there is said."""
    if math.isinf(high):
        return f"at least {number_text(low, digits)}"
    if math.isinf(low):
        return f"at most {number_text(high, digits)}"
    joint = " to " if low < 0 or high < 0 else "–"
    return joint.join(number_text(end, digits) for end in (low, high))


def interval_text(value: float, low: float | None, high: float | None, digits: int = DIGITS) -> str:
    """Return a value with its interval: 3.10 (1.60–6.20); without an interval the value alone."""
    text = number_text(value, digits)
    return text if low is None or high is None else f"{text} ({range_text(low, high, digits)})"


def months_text(months: float, digits: int = DIGITS) -> str:
    """Return a computed span in months: 15.9 months."""
    return f"{number_text(months, digits)} months"


def rate_text(months: float) -> str:
    """Return a doubling time as a rate: doubles every 15.9 months; a negative one halves."""
    if math.isinf(months):
        return "stands still"
    verb = "halves" if months < 0 else "doubles"
    return f"{verb} every {months_text(abs(months))}"


def months_range(months: float, low: float | None, high: float | None) -> str:
    """Return a computed span with its 95 % interval: 15.9 months (13.3–19.7)."""
    return months_text(months) + ("" if low is None or high is None else f" ({range_text(low, high)})")


def period_text(months: float) -> str:
    """Return a given period in its natural unit: 10 months, 2 years, 12 days."""
    if months < 1:
        return count_text(round(months * DAYS_PER_MONTH), "day")
    if months >= 24 and months % 12 == 0:
        return count_text(int(months // 12), "year")
    return f"{exact_text(round(months, 2))} month" + "s" * (months != 1)


def years_text(years: float) -> str:
    """Return a span in years with one decimal: 7.0 years."""
    return f"{years:.1f} years"


def duration_text(seconds: float, digits: int = DIGITS) -> str:
    """Return a time in its natural unit: 5.5 days, 3.2 hours, 45 seconds."""
    unit, scale = next((pair for pair in _TIMES if seconds >= pair[1]), _TIMES[-1])
    text = exact_text(float(f"{seconds / scale:.{digits}g}"))
    return f"{text} {unit}" + "s" * (text != "1")


def percent_text(share: float) -> str:
    """Return a share of 0 to 1 as a percentage, as written: 33%."""
    return f"{exact_text(float(f'{share * 100:.12g}'))}%"


def metric_text(value: float, unit: str) -> str:
    """Return a metric's value as written: 79.1%, 34.8 BLEU."""
    return f"{exact_text(value)}%" if unit == "%" else quantity_text(value, unit)


def at_most(text: str) -> str:
    """Return the text of a value that is an upper bound: ≤ 0.75."""
    return f"≤ {text}"


def about(text: str) -> str:
    """Return the text of a value that is rough: about 61×."""
    return f"about {text}"


def count_text(number: int, noun: str) -> str:
    """Return a count with its noun: 1 record, 2 records."""
    return f"{number:,} {noun}" + "s" * (number != 1)


def date_text(day: date) -> str:
    """Return a date as 28 May 2019."""
    return f"{day.day} {month_text(day)}"


def month_text(day: date) -> str:
    """Return the month of a date as May 2019."""
    return f"{month_name(day.month)} {day.year}"


def month_name(month: int) -> str:
    """Return the short name of a month, 1 to 12."""
    return _MONTHS[month - 1]


def product_text(terms: Iterable[tuple[float, str]], flop: float, *, ascii_only: bool = False) -> str:
    """Return a sum as a person would write it, from (value, unit) pairs and the result in FLOP.

    2 GTX 580 × 1.58e12 FLOP/s × 475,200 s × 0.33 = 4.96e17 FLOP = 0.00574 PFS-days
    """
    factors = [quantity_text(value, unit, ascii_only=ascii_only) for value, unit in terms]
    results = [compute_text(flop, name, ascii_only=ascii_only) for name in (FLOP, PFS_DAYS)]
    return " = ".join([" × ".join(factors), *results])


def join_words(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: a, b and c."""
    *most, last = words or ("",)
    return f"{', '.join(most)} and {last}" if most else last
