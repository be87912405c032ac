"""Doubling times: a printed one against the fit, and against the factor and the period printed beside it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from effsota.figures import doubling_text, printed_factor
from effsota.judging.discrepancies.discrepancy import Discrepancy, DiscrepancyKind, warn
from effsota.judging.discrepancies.distance import is_rounding
from effsota.judging.discrepancies.exhibit import (
    Exhibit,
    Told,
    in_ascii,
    in_unit_of,
    read_factor,
    read_printed,
)
from effsota.judging.discrepancies.factors import printed_factors
from effsota.judging.quoting import quote
from effsota.units import DAYS_PER_MONTH
from effsota.units.rounding import Interval

KEY = "doubling_time"
DIFFERS, DISAGREES = "published-doubling-time-differs", "published-period-disagrees"
ROUNDED_PERIOD = "Within the rounding of the printed factor and period."


def find_against_fit(exhibit: Exhibit, months: float) -> Iterator[Discrepancy]:
    """Yield a printed doubling time that is not the fitted one, `months`, of the records that it tells of."""
    time, follows = exhibit.published.doubling_time, months * DAYS_PER_MONTH
    if time is None:
        return
    until = exhibit.published.until
    board = "the board" if until is None else f"the board up to {until}"
    message = f"{quote(time.text)} is printed, {board} gives {doubling_text(months)}"
    later = "" if until else "; where it tells up to an earlier day, write published: {until: that day}"
    warning = warn(DIFFERS, message, check=f"check the fitted records' dates and compute{later}")
    told = Told(time.text, in_unit_of(follows, time), warning)
    yield from exhibit.compare(DiscrepancyKind.DOUBLING_TIME, KEY, read_printed(time), follows, told)


def find_against_period(exhibit: Exhibit) -> Iterator[Discrepancy]:
    """Yield a printed doubling time that is not that of the printed factor over the printed period."""
    time, period = exhibit.published.doubling_time, exhibit.published.period
    factor = next((factor for _, factor in printed_factors(exhibit.published)), None)
    if factor is None or factor <= 1 or time is None or period is None:
        return
    printed, length, span = read_printed(time), read_printed(period), read_factor(factor).interval
    follows = length.value / math.log2(factor)
    if is_rounding(printed.value, follows, printed.interval):
        return
    spread = Interval(length.interval.low / math.log2(span.high), length.interval.high / math.log2(span.low))
    gives = f"{factor:.10g}x in {period.text}, as printed, gives {in_ascii(follows, time)}"
    message = f"{quote(time.text)} is printed, but {gives}"
    told = Told(
        printed=time.text,
        follows=f"{printed_factor(factor)} in {period.text} = {in_unit_of(follows, time)}",
        warning=warn(DISAGREES, message, check="check all three against the source"),
        explanation=ROUNDED_PERIOD if spread.overlaps(printed.interval) else None,
    )
    what = "doubling time beside the printed factor and period"
    yield exhibit.beside(what, KEY, (printed.value, follows), told)
