"""What is said of a fit, read back: its rate beside interval, records, time and end points.

Each number is taken out of a sentence again; those that stand together must be of one and the same fit.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from effsota.boards.claims.board_facts import Facts
from effsota.boards.claims.numbers_told import (
    DAY,
    FACTOR,
    MONTH,
    NUMBER,
    day_of,
    is_rounded,
    month_of,
    number_of,
)
from effsota.model import Trend
from effsota.units import months_between

MOST_BETWEEN = 120  # letters between a rate and the interval that belongs to it
_N = rf"(?:{NUMBER})"
_ENDS_ALONE = rf"(?:at least )?{_N}(?:–{_N})?"
_ENDS = rf"(?:(?P<low>{_N})–(?P<high>{_N})|at least (?P<least>{_N}))"
_RATE = rf"(?P<months>{_N}) months"


def reads_interval_of_rate(text: str, facts: Facts) -> Iterator[str]:
    """An interval belongs to the rate that stands before it, and both to one fit."""
    for found in re.finditer(rf"95% interval {_ENDS}|(?<= months )\({_ENDS_ALONE}\)", text):
        rates = re.findall(rf"({_N}) months", text[max(0, found.start() - MOST_BETWEEN) : found.start()])
        ends = re.findall(_N, found[0].removeprefix("95% interval"))
        if rates and not any(
            is_rounded(rates[-1], fit.doubling_time_months) and _has_ends(ends, fit) for fit in facts.fits
        ):
            yield f"no fit of {rates[-1]} months has the interval {'–'.join(ends)}"


def _has_ends(ends: list[str], fit: Trend) -> bool:
    low, high = fit.low, fit.high
    if low is None or high is None:
        return False
    return is_rounded(ends[0], low) and (math.isinf(high) if len(ends) == 1 else is_rounded(ends[1], high))


def reads_records_of_rate(text: str, facts: Facts) -> Iterator[str]:
    """How many records a rate comes of is how many were fitted; a rate beside it is theirs."""
    pattern = (
        rf"(?:every {_RATE}[^.;]{{0,60}}? )?"
        r"(?:(?:line through|between) (?P<line>\d[\d,]*) records"
        r"|(?P<ends>\d[\d,]*) records? (?:from first to last|since the one))"
    )
    for found in re.finditer(pattern, text):
        records, months = number_of(found["line"] or found["ends"]), found["months"]
        fits = [fit for fit in facts.fits if fit.points == records]
        if not fits:
            yield f"no fit is of {records:.0f} records"
        elif months and not any(is_rounded(months, fit.doubling_time_months) for fit in fits):
            yield f"no fit of {records:.0f} records doubles in {months} months"


def reads_time_of_rate(text: str, facts: Facts) -> Iterator[str]:
    """The months that a rate is said to reach over are those of its fit."""
    for found in re.finditer(rf"every {_RATE} from (?P<first>{MONTH}) to (?P<last>{MONTH})", text):
        when = (found["first"], found["last"])
        if not any(
            is_rounded(found["months"], fit.doubling_time_months)
            and when == (month_of(fit.start), month_of(fit.end))
            for fit in facts.fits
        ):
            yield f"no fit doubles in {found['months']} months from {when[0]} to {when[1]}"


def reads_days_of_fit(text: str, facts: Facts) -> Iterator[str]:
    """So many records of a fit lie between the days that are told with them."""
    pattern = (
        rf"(?P<records>\d[\d,]*|two) records (?:on|largest) [a-z ]+, (?P<first>{DAY}) to (?P<last>{DAY})"
    )
    for found in re.finditer(pattern, text):
        records = 2 if found["records"] == "two" else int(number_of(found["records"]))
        start, end = day_of(found["first"]), day_of(found["last"])
        if (records, start, end) not in {(fit.points, fit.start, fit.end) for fit in facts.fits}:
            yield f"no fit is of {records} records from {start} to {end}"


def reads_end_points(text: str, facts: Facts) -> Iterator[str]:
    """What the end points give is the rate from one record to another."""
    for found in re.finditer(
        rf"alone[^.;]{{0,60}}? would be ({_N}) months|({_N}) months by end points", text
    ):
        months = found[1] or found[2]
        if not any(is_rounded(months, each) for each in facts.ends):
            yield f"by no end points it is {months} months"


def reads_what_it_rests_on(text: str, facts: Facts) -> Iterator[str]:
    """The number of publications or pairs is that of an interval."""
    for found in re.finditer(r"interval rests on [^()]+ \((?P<points>\d[\d,]*)\)", text):
        if number_of(found["points"]) not in {fit.interval_points for fit in facts.fits}:
            yield f"no interval rests on {found['points']}"


def reads_population(text: str, facts: Facts) -> Iterator[str]:
    """What all ranked records give, and the frontier alone, is of one fit."""
    for found in re.finditer(rf"ranked records, each publication as one, double in {_RATE}", text):
        if not any(is_rounded(found["months"], fit.centre_months) for fit in facts.fits):
            yield f"all ranked records do not double in {found['months']} months"
    spans = [fit.scatter for fit in facts.fits if fit.scatter is not None]
    for found in re.finditer(rf"own line would give (?P<low>{_N})–(?P<high>{_N}) months", text):
        if not any(is_rounded(found["low"], it.low) and is_rounded(found["high"], it.high) for it in spans):
            yield f"no line's own interval is {found['low']}–{found['high']}"


def reads_tolerance_of_rate(text: str, facts: Facts) -> Iterator[str]:
    """What two estimates leave of the rate between their records."""
    spans = [fit.tolerance for fit in facts.fits if fit.tolerance is not None]
    pattern = rf"(?:two estimates alone leave|months[^×;]{{0,60}}?\btolerance) {_ENDS}(?!×)"
    for found in re.finditer(pattern, text):
        low, high = found["low"] or found["least"], found["high"]
        if not any(
            is_rounded(low, it.low) and (is_rounded(high, it.high) if high else math.isinf(it.high))
            for it in spans
        ):
            yield f"no two estimates leave {low}–{high or ''}"


def reads_growth(text: str, facts: Facts) -> Iterator[str]:
    """A growth per year is that of a fit."""
    for found in re.finditer(rf"That is (?:about )?{FACTOR} \w+ per year", text):
        if not any(is_rounded(found["number"], fit.growth_per_year) for fit in facts.fits):
            yield f"no fit grows {found['number']}× a year"


def reads_behind(text: str, facts: Facts) -> Iterator[str]:
    """So many ranked records are not on the frontier."""
    for found in re.finditer(r"(\d[\d,]*) of the (\d[\d,]*) ranked records? did not", text):
        if (number_of(found[1]), number_of(found[2])) != facts.behind:
            yield "it is {} of {}".format(*facts.behind)


def reads_references_of_fit(text: str, facts: Facts) -> Iterator[str]:
    """What a reference trend gives from one day to another; the days are those of a fit."""
    for days in re.finditer(rf"[Ff]rom (?P<first>{DAY}) to (?P<last>{DAY})", text):
        start, end = day_of(days["first"]), day_of(days["last"])
        for name, doubling in facts.references.items():
            told = re.search(rf"{re.escape(name)} (?:\([^)]*\) |would give ){FACTOR}", text)
            if told is None:
                continue
            if (start, end) not in {(fit.start, fit.end) for fit in facts.fits}:
                yield f"no fit is from {start} to {end}"
            if not is_rounded(told["number"], 2 ** (months_between(start, end) / doubling)):
                yield f"{name} does not give {told['number']}× from {start} to {end}"
