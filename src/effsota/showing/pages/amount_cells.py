"""Shown values of more than one page: compute in its units, ranges, dates, factors, doubling times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota import figures
from effsota.boards.headline import doubling_interval, doubling_title
from effsota.showing.charts import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from effsota.model import Entry, Kind, Track, Trend

FEWEST_FOR_INTERVAL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of compute that the reader can switch to; `key` names it in style sheets and scripts."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One text in one unit."""

    unit: Unit
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Compute in each unit of its track, the one shown first in front; `plain` is what a column sorts by."""

    parts: tuple[Shown, ...]
    plain: str

    @property
    def text(self) -> str:
        """The amount where there is no switch, with its unit."""
        first = self.parts[0]
        return f"{first.text} {first.unit.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date as people read it and as machines do."""

    text: str
    iso: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubling:
    """A doubling time with what it rests on; `interval` is None where two points leave none."""

    title: str
    number: str
    unit: str
    interval: str | None
    points: str
    is_weak: bool
    plain: str


def units_of(track: Track | None) -> tuple[Unit, ...]:
    """Return the units of a track's figures, the one shown first in front; those of training without one."""
    names = figures.COMPUTE_UNITS if track is None else track.units
    return tuple(Unit(key=wording.UNIT_KEYS.get(name, "flop"), name=name) for name in names)


def shared_units(tracks: Iterable[Track]) -> tuple[Unit, ...]:
    """Return the units of a table of several tracks: theirs where they agree, else those of training."""
    found = {units_of(track) for track in tracks}
    return found.pop() if len(found) == 1 else units_of(None)


def build_amount(flop: float, units: Sequence[Unit], *, is_at_most: bool = False) -> Amount:
    """Return `flop` FLOP in the units."""
    texts = [figures.compute_number(flop, unit.name) for unit in units]
    return _amount(units, map(figures.at_most, texts) if is_at_most else texts, flop)


def build_range(low_flop: float, high_flop: float, units: Sequence[Unit]) -> Amount:
    """Return the two ends of a range, in FLOP, in the units."""
    texts = (
        "–".join(figures.compute_number(end, unit.name) for end in (low_flop, high_flop)) for unit in units
    )
    return _amount(units, texts, low_flop)


def _amount(units: Sequence[Unit], texts: Iterable[str], flop: float) -> Amount:
    parts = tuple(Shown(unit=unit, text=text) for unit, text in zip(units, texts, strict=True))
    return Amount(parts=parts, plain=figures.data_text(flop))


def build_entry_amount(entry: Entry, units: Sequence[Unit]) -> Amount:
    """Return the compute of an entry, marked where it is an upper bound."""
    record = entry.record
    return build_amount(record.compute_flop, units, is_at_most=not record.is_exact)


def build_day(day: date) -> Day:
    """Return a date with its day."""
    return Day(text=figures.date_text(day), iso=day.isoformat())


def build_month(day: date) -> Day:
    """Return a date by its month."""
    return Day(text=figures.month_text(day), iso=day.isoformat())


def reads_factor(entry: Entry) -> str:
    """Return an entry's factor in words: the baseline is named, a bound says at least or nothing."""
    if entry.is_baseline:
        return "baseline"
    text = figures.factor_text(entry.factor)
    if entry.record.is_exact:
        return text
    return f"≥ {text}" if entry.factor > 1 else figures.NONE


def build_doubling(trend: Trend | None, kind: Kind) -> Doubling | None:
    """Return the doubling time of a board, None where there is no trend."""
    if trend is None:
        return None
    months = trend.doubling_time_months
    return Doubling(
        title=doubling_title(trend, kind),
        number=figures.number_text(abs(months)),
        unit="months",
        interval=doubling_interval(trend),
        points=figures.count_text(trend.points, "record"),
        is_weak=trend.points < FEWEST_FOR_INTERVAL,
        plain=repr(months),
    )
