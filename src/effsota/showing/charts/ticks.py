"""Which values stand on an axis."""

from __future__ import annotations

import math
from datetime import date

from effsota.figures import exact_text, month_name, tick_text
from effsota.showing.charts.geometry import LogScale, TimeScale

MANTISSAS = ((1,), (1, 3), (1, 2, 5), (1, 2, 3, 4, 5, 6, 7, 8, 9))
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)
MONTH_STEPS = (1, 2, 3, 6)
MOST_MONTHS_DAYS = 731
MOST_PLAIN_FACTOR = 1e4
MONTH_LABEL_WIDTH = 64.0


def log_ticks(scale: LogScale, *, unit: float, is_narrow: bool) -> list[tuple[float, str]]:
    """Return (value, text) of the ticks on a log axis whose labels count in multiples of `unit`.

    1-3-10 in every decade when wide, decades when narrow; finer where a short axis would stay
    empty, whole powers where a long one would be crowded.
    """
    low, high = scale.low / unit, scale.high / unit
    least, most = (3, 6) if is_narrow else (4, 10)
    first = 0 if is_narrow else 1
    chosen: list[float] = []
    for mantissas in MANTISSAS[first:]:
        chosen = _values(low, high, mantissas)
        if len(chosen) >= least:
            break
    if len(chosen) > most:
        decades = _values(low, high, (1,))
        chosen = decades[:: max(1, math.ceil(len(decades) / most))]
    return [(value * unit, tick_text(value)) for value in chosen]


def _values(low: float, high: float, mantissas: tuple[int, ...]) -> list[float]:
    exponents = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    values = [float(f"{mantissa}e{exponent}") for exponent in exponents for mantissa in mantissas]
    slack = 1 + 1e-9
    return [value for value in values if low / slack <= value <= high * slack]


def factor_ticks(low: float, high: float, *, most: int) -> list[tuple[float, str]]:
    """Return (factor, text) of at most `most` powers of 2, 4, 10, 100, ... from `low` to `high`."""
    small = (2, 4) if high < MOST_PLAIN_FACTOR else ()
    for base in (*small, *(10**power for power in range(1, 40))):
        first, last = math.ceil(math.log(low, base) - 1e-9), math.floor(math.log(high, base) + 1e-9)
        if last - first < most:
            break
    return [(float(base) ** power, f"{tick_text(float(base) ** power)}×") for power in range(first, last + 1)]


def time_ticks(scale: TimeScale, *, gap: float) -> list[tuple[date, str]]:
    """Return (date, text) of the ticks on a time axis: years, or months where it is under two years."""
    width = scale.right - scale.left
    if scale.days < MOST_MONTHS_DAYS:
        most = max(2.0, width / MONTH_LABEL_WIDTH)
        step = next((step for step in MONTH_STEPS if scale.days / 30.4 / step <= most), 12)
        return [(day, f"{month_name(day.month)} {day.year}") for day in _months(scale, step)]
    years = scale.days / 365.25
    step = next((step for step in YEAR_STEPS if width / years * step >= gap), YEAR_STEPS[-1])
    first = -(-scale.start.year // step) * step
    days = [date(year, 1, 1) for year in range(first, scale.end.year + 1, step)]
    return [(day, str(day.year)) for day in days if scale.start <= day <= scale.end]


def _months(scale: TimeScale, step: int) -> list[date]:
    first, last = (day.year * 12 + day.month - 1 for day in (scale.start, scale.end))
    days = [date(month // 12, month % 12 + 1, 1) for month in range(-(-first // step) * step, last + 1, step)]
    return [day for day in days if scale.start <= day <= scale.end]


def linear_ticks(low: float, high: float, *, most: int) -> list[tuple[float, str]]:
    """Return (value, text) of at most `most` + 1 round values from `low` to `high`."""
    raw = (high - low) / max(1, most)
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * mantissa for mantissa in (1, 2, 5, 10) if power * mantissa >= raw * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    values = [float(f"{index * step:.12g}") for index in range(first, last + 1)]
    return [(value, exact_text(value)) for value in values]
