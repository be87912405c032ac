"""A second resource for tests: the wall-clock time that a record states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from effsota.model import Amount, Margin, Resource
from tests.builders.claims import reported

if TYPE_CHECKING:
    from effsota.model import Record


def seconds_of(record: Record) -> Amount | None:
    """Return the wall-clock time of a record, right within a tenth."""
    time = record.submission.wall_clock
    return None if time is None else Amount(value=time.base, margin=Margin.within(1.1))


CLOCK = Resource(
    key="clock",
    stated_at="/wall_clock",
    example="wall_clock: 3 hours",
    name="time",
    word="time",
    of_what="by the clock",
    boundary="the final run",
    unit="s",
    units=("hours", "s"),
    scales={"hours": 3600.0, "s": 1.0},
    number_text=lambda seconds, unit: f"{seconds / (3600 if unit == 'hours' else 1):g}",
    amount_of=seconds_of,
)


def took(name: str, day: str, pflop: float, hours: float | None, **keys: Any) -> Record:
    """Return a record that took so much compute and time."""
    more = {} if hours is None else {"wall_clock": f"{hours} hours"}
    return reported(name, day, pflop, **more, **keys)
