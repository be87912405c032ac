"""Which values stand on an axis."""

from __future__ import annotations

import math
from datetime import date
from functools import lru_cache

from effsota.figures import exact_text, month_name, tick_text
from effsota.limits import MOST_REMEMBERED
from effsota.showing.charts.geometry import LogScale, TimeScale

MANTISSAS = (1, 2, 5)
POWER_STEPS = (1, 2, 3, 6, 12, 24, 48)
WHOLE = 1000  # beyond any power that a number has
STEPS = ((MANTISSAS, 1), *(((1,), step) for step in (*POWER_STEPS, WHOLE)))
MOST_TICKS = {True: 5, False: 8}
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)
MONTH_STEPS = (1, 2, 3, 6)
MOST_MONTHS_DAYS = 731
MONTH_LABEL_WIDTH = 88.0
LEAST_TICKS = 2


def log_ticks(scale: LogScale, *, unit: float, is_narrow: bool) -> list[tuple[float, str]]:
    """Return (value, text) of the ticks on a log axis whose labels count in multiples of `unit`."""
    values = round_values(scale.low / unit, scale.high / unit, most=MOST_TICKS[is_narrow])
    return [(value * unit, tick_text(value)) for value in values]


def factor_ticks(low: float, high: float, *, most: int) -> list[tuple[float, str]]:
    """Return (factor, text) of at most `most` round factors from `low` to `high`."""
    return [(value, f"{tick_text(value)}×") for value in round_values(low, high, most=most)]


def round_values(low: float, high: float, *, most: int) -> list[float]:
    """Return at most `most` values that people count in: 1, 2, 5, 10; else powers of 10, of 100, of 1000.

    Powers that are left out leave 1 itself in, so that it is 10⁻⁶, 1, 10⁶ and not 10⁻⁵, 10, 10⁷.
    """
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    values: list[float] = []
    for mantissas, step in STEPS:
        if len(mantissas) * ((last - first - 2) // step) > most:  # so many at least lie between the ends
            continue
        values = _values(low, high, mantissas, range(first - first % step, last + 1, step))
        if len(values) <= most:
            break
    return values


def _values(low: float, high: float, mantissas: tuple[int, ...], exponents: range) -> list[float]:
    values = [_round(mantissa, exponent) for exponent in exponents for mantissa in mantissas]
    slack = 1 + 1e-9
    return [value for value in values if low / slack <= value <= high * slack]


@lru_cache(MOST_REMEMBERED)  # the axes of all boards have the same
def _round(mantissa: int, exponent: int) -> float:
    return float(f"{mantissa}e{exponent}")


def time_ticks(scale: TimeScale, *, gap: float) -> list[tuple[date, str]]:
    """Return (date, text) of the ticks on a time axis: years, or months where it is under two years."""
    width = scale.right - scale.left
    if scale.days < MOST_MONTHS_DAYS:
        most = max(2.0, width / MONTH_LABEL_WIDTH)
        step = next((step for step in MONTH_STEPS if scale.days / 30.4 / step <= most), 12)
        days = _months(scale, step)
        if len(days) < LEAST_TICKS:  # one alone says nothing of how long it is
            days = _months(scale, max(1, step // 2))
        return [(day, f"{month_name(day.month)} {day.year}") for day in days]
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
