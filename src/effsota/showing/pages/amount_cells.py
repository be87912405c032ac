"""How a record's figures stand in a page: compute in the units that a reader can switch to, factors."""

from __future__ import annotations

from collections.abc import Iterable

from effsota import figures
from effsota.frozen import Frozen
from effsota.model import Entry, Track, Trend

FEWEST_FOR_INTERVAL = 3


class Unit(Frozen):
    """A unit of compute that the reader can switch to; `key` names it in style sheets and scripts.

    `classes` are those of a figure in it, none where there is no other unit to switch to.
    """

    key: str
    name: str
    classes: str


def units_of(track: Track | None) -> tuple[Unit, ...]:
    """Return the units of a track's figures, the one shown first in front; those of training without one."""
    names = figures.COMPUTE_UNITS if track is None else track.units
    return tuple(_unit(name, names) for name in names)


def _unit(name: str, names: tuple[str, ...]) -> Unit:
    key = figures.UNIT_KEYS.get(name, "flop")
    classes = f"u-{key}" if name == names[0] else f"u-{key} other"
    return Unit(key=key, name=name, classes=classes if len(names) > 1 else "")


def shared_units(tracks: Iterable[Track]) -> tuple[Unit, ...]:
    """Return the units of a table of several tracks: theirs where they agree, else those of training."""
    found = {units_of(track) for track in tracks}
    return found.pop() if len(found) == 1 else units_of(None)


def amounts_of(entry: Entry, units: Iterable[Unit]) -> dict[str, str]:
    """Return what an entry took in each of some units, by the unit's name."""
    return {name: entry_number(entry, name) for name in sorted(unit.name for unit in units)}


def entry_number(entry: Entry, unit: str) -> str:
    """Return what an entry took in a unit, with one of its own where that does not fit; a bound marked."""
    text = entry.resource.text_in(entry.amount.value, unit)
    return text if entry.record.is_exact else figures.at_most(text)


def is_rate_only(trend: Trend) -> bool:
    """Tell whether a trend is the rate between two records, without an interval."""
    return trend.points < FEWEST_FOR_INTERVAL
