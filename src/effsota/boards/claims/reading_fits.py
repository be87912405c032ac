"""What is said of a fit, read back: its rate beside interval, records, time and end points.

Each number is taken out of a sentence again; those that stand together must be of one and the same fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from effsota.boards.claims.board_facts import Facts
from effsota.boards.claims.numbers_told import (
    DAY,
    FACTOR,
    MONTH,
    day_of,
    is_rounded,
    month_of,
    number_of,
)
from effsota.boards.claims.times_told import ENDS, ENDS_WITH_UNIT, TIME, UNIT, are_ends, is_time
from effsota.limits import MOST_REMEMBERED
from effsota.text.late_pattern import LatePattern
from effsota.units import months_between

MOST_BETWEEN = 120  # letters between a rate and the interval that belongs to it
_TIME = LatePattern(TIME)
# Two patterns that begin with letters are searched for in half the time of one with both ways.
_INTERVAL = LatePattern(rf"95% interval ({ENDS})")
_IN_BRACKETS = LatePattern(rf" (?:months|days) \(({ENDS})\)")
_RECORDS_OF_RATE = LatePattern(
    rf"(?:every (?P<time>{TIME})[^.;]{{0,60}}? )?"
    r"(?:(?:line through|between) (?P<line>\d[\d,]*) records"
    r"|(?P<ends>\d[\d,]*) records? (?:from first to last|since the one))"
)
_TIME_OF_RATE = LatePattern(rf"every (?P<time>{TIME}) from (?P<first>{MONTH}) to (?P<last>{MONTH})")
_DAYS_OF_FIT = LatePattern(
    rf"(?P<records>\d[\d,]*|two) records (?:on|largest) [a-z ]+, (?P<first>{DAY}) to (?P<last>{DAY})"
)
_END_POINTS = LatePattern(
    rf"alone[^.;]{{0,60}}? would be ({TIME})|({TIME}) by end points|its end points ({TIME})"
)
_RESTS_ON = LatePattern(r"interval rests on [^()]+ \((?P<points>\d[\d,]*)\)")
_OF_ALL_RECORDS = LatePattern(rf"ranked records, each publication as one, double in ({TIME})")
_OWN_LINE = LatePattern(rf"own line would give ({ENDS_WITH_UNIT})")
_TOLERANCE = LatePattern(
    rf"two estimates alone leave (?P<alone>{ENDS_WITH_UNIT})"
    rf"|(?P<time>{TIME})(?:(?!{UNIT})[^×;]){{0,60}}?\btolerance (?P<ends>{ENDS})(?!×)"
)
_GROWTH = LatePattern(rf"In a year \w+ grows (?:about )?{FACTOR}")
_BEHIND = LatePattern(r"(\d[\d,]*) of the (\d[\d,]*) ranked records? did not")
_DAYS = LatePattern(rf"[Ff]rom (?P<first>{DAY}) to (?P<last>{DAY})")


def reads_interval_of_rate(text: str, facts: Facts) -> Iterator[str]:
    """An interval belongs to the rate that stands before it, and both to one fit."""
    for found in (*_INTERVAL.finditer(text), *_IN_BRACKETS.finditer(text)):
        ends, begin = found[1], found.start(1)
        rates = _TIME.findall(text, max(0, begin - MOST_BETWEEN), begin)
        if rates and not any(
            is_time(rates[-1], fit.doubling_time_months)
            and are_ends(ends, fit.low, fit.high, beside=rates[-1])
            for fit in facts.fits
        ):
            yield f"no fit of {rates[-1]} has the interval {ends}"


def reads_records_of_rate(text: str, facts: Facts) -> Iterator[str]:
    """How many records a rate comes of is how many were fitted; a rate beside it is theirs."""
    for found in _RECORDS_OF_RATE.finditer(text):
        records, time = number_of(found["line"] or found["ends"]), found["time"]
        fits = [fit for fit in facts.fits if fit.points == records]
        if not fits:
            yield f"no fit is of {records:.0f} records"
        elif time and not any(is_time(time, fit.doubling_time_months) for fit in fits):
            yield f"no fit of {records:.0f} records doubles in {time}"


def reads_time_of_rate(text: str, facts: Facts) -> Iterator[str]:
    """The months that a rate is said to reach over are those of its fit."""
    for found in _TIME_OF_RATE.finditer(text):
        when = (found["first"], found["last"])
        if not any(
            is_time(found["time"], fit.doubling_time_months)
            and when == (month_of(fit.start), month_of(fit.end))
            for fit in facts.fits
        ):
            yield f"no fit doubles in {found['time']} from {when[0]} to {when[1]}"


def reads_days_of_fit(text: str, facts: Facts) -> Iterator[str]:
    """So many records of a fit lie between the days that are told with them."""
    for found in _DAYS_OF_FIT.finditer(text):
        records = 2 if found["records"] == "two" else int(number_of(found["records"]))
        start, end = day_of(found["first"]), day_of(found["last"])
        if (records, start, end) not in {(fit.points, fit.start, fit.end) for fit in facts.fits}:
            yield f"no fit is of {records} records from {start} to {end}"


def reads_end_points(text: str, facts: Facts) -> Iterator[str]:
    """What the end points give is the rate from one record to another."""
    for found in _END_POINTS.finditer(text):
        time = found[1] or found[2] or found[3]
        if not any(is_time(time, each) for each in facts.ends):
            yield f"by no end points it is {time}"


def reads_what_it_rests_on(text: str, facts: Facts) -> Iterator[str]:
    """The number of publications or pairs is that of an interval."""
    for found in _RESTS_ON.finditer(text):
        if number_of(found["points"]) not in {fit.interval_points for fit in facts.fits}:
            yield f"no interval rests on {found['points']}"


def reads_population(text: str, facts: Facts) -> Iterator[str]:
    """What all ranked records give, and the frontier alone, is of one fit."""
    for found in _OF_ALL_RECORDS.finditer(text):
        if not any(is_time(found[1], fit.centre_months) for fit in facts.fits):
            yield f"all ranked records do not double in {found[1]}"
    spans = [fit.scatter for fit in facts.fits if fit.scatter is not None]
    for found in _OWN_LINE.finditer(text):
        if not any(are_ends(found[1], it.low, it.high, beside=found[1]) for it in spans):
            yield f"no line's own interval is {found[1]}"


def reads_tolerance_of_rate(text: str, facts: Facts) -> Iterator[str]:
    """What two estimates leave of the rate between their records."""
    spans = [fit.tolerance for fit in facts.fits if fit.tolerance is not None]
    for found in _TOLERANCE.finditer(text):
        ends = found["alone"] or found["ends"]
        if not any(are_ends(ends, it.low, it.high, beside=found["time"] or ends) for it in spans):
            yield f"no two estimates leave {ends}"


def reads_growth(text: str, facts: Facts) -> Iterator[str]:
    """A growth per year is that of a fit."""
    for found in _GROWTH.finditer(text):
        if not any(is_rounded(found["number"], fit.growth_per_year) for fit in facts.fits):
            yield f"no fit grows {found['number']}× a year"


def reads_behind(text: str, facts: Facts) -> Iterator[str]:
    """So many ranked records are not on the frontier."""
    for found in _BEHIND.finditer(text):
        if (number_of(found[1]), number_of(found[2])) != facts.behind:
            yield "it is {} of {}".format(*facts.behind)


def reads_references_of_fit(text: str, facts: Facts) -> Iterator[str]:
    """What a reference trend gives from one day to another; the days are those of a fit."""
    for days in _DAYS.finditer(text):
        start, end = day_of(days["first"]), day_of(days["last"])
        for name, doubling in facts.references.items():
            told = _given_by(name).search(text)
            if told is None:
                continue
            if (start, end) not in {(fit.start, fit.end) for fit in facts.fits}:
                yield f"no fit is from {start} to {end}"
            if not is_rounded(told["number"], 2 ** (months_between(start, end) / doubling)):
                yield f"{name} does not give {told['number']}× from {start} to {end}"


@lru_cache(MOST_REMEMBERED)
def _given_by(reference: str) -> LatePattern:
    return LatePattern(rf"{re.escape(reference)} (?:\([^)]*\) |would give ){FACTOR}")
