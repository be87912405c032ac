"""Times as a clock, a scheduler or a log writes them: 03:00:00, 1-12:00:00, 2h30m."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from effsota.text.late_pattern import LatePattern
from effsota.units.dimensions import UNITS, Dimension
from effsota.units.loose_units import span_named

_CLOCK = LatePattern(r"(?:([0-9]{1,3})-)?([0-9]{1,4}):([0-5][0-9]):([0-5][0-9])(?:\.0+)?")
_SHORT_CLOCK = LatePattern("([0-9]{1,4}):([0-5][0-9])")
_PART = LatePattern(r"([0-9]+(?:\.[0-9]+)?)\s*([A-Za-z]+)")
_PARTS = LatePattern(r"(?:[0-9]+(?:\.[0-9]+)?\s*[A-Za-z]+\s*){2,5}")
_ORDER = ("week", "day", "hour", "minute", "second")
_SIZES = {unit: int(UNITS[Dimension.TIME][unit]) for unit in _ORDER}


class ClockTime(NamedTuple):
    """A time as a file has it, in whole seconds too, and how the text is then read."""

    text: str
    seconds: int
    who: str = ""


def read_clock(text: str) -> tuple[ClockTime, ...]:
    """Return the times that a text of a clock may mean; none where it is no such text."""
    clock = _CLOCK.fullmatch(text)
    if clock:
        days, hours, minutes, seconds = (int(each or 0) for each in clock.groups())
        return _timed(((days * 24 + hours) * 60 + minutes) * 60 + seconds)
    short = _SHORT_CLOCK.fullmatch(text)
    if short:
        units = int(short[1]) * 60 + int(short[2])
        return _timed(units * 60, "hours and minutes") + _timed(units, "minutes and seconds")
    return _read_parts(text) if _PARTS.fullmatch(text) else ()


def _read_parts(text: str) -> tuple[ClockTime, ...]:
    parts = _PART.findall(text)
    units = ["minute" if name == "m" else span_named(name) for _, name in parts]
    ranks = [_ORDER.index(unit) for unit in units if unit in _ORDER]
    if len(ranks) < len(parts) or ranks != sorted(set(ranks)):
        return ()
    total = sum(
        Fraction(digits) * _SIZES[_ORDER[rank]] for (digits, _), rank in zip(parts, ranks, strict=True)
    )
    return _timed(int(total)) if total == int(total) else ()


def _timed(seconds: int, who: str = "") -> tuple[ClockTime, ...]:
    if seconds == 0:
        return ()
    unit = next(unit for unit in _ORDER[1:] if seconds % _SIZES[unit] == 0)
    count = seconds // _SIZES[unit]
    return (ClockTime(f"{count} {unit}{'s' if count != 1 else ''}", seconds, who),)
