"""Wall-clock time: how long the run took from start to end, on which chips."""

from __future__ import annotations

from collections.abc import Sequence

from effsota import figures
from effsota.model.records import Record
from effsota.model.resources.machines import is_counted_by_clock, machine_of
from effsota.model.resources.resource import Amount, Resource, Share
from effsota.units import UNITS, Dimension

_UNITS = ("days", "hours", "minutes", "seconds")


def time_on_chips(record: Record) -> Amount | None:
    """Return the wall-clock time of a record in seconds, on its chips; None where it does not state both."""
    time, machine = record.submission.wall_clock, machine_of(record)
    return None if time is None or machine is None else Amount(value=time.base, condition=machine.words)


def shares_of_time(record: Record, baseline: Record) -> tuple[Share, ...]:
    """Return how many times less time, as fewer FLOP × better use × more chips × higher peak of each chip.

    Clock = FLOP / (utilization × chips × peak), so that their product is the factor. The utilization is that
    of the run: the counted FLOP over what the chips could have done in the time. FLOP that come of the time
    by a utilization, mostly a rule of thumb, would make any gain one of FLOP: nothing is taken apart.
    """
    if is_counted_by_clock(record) or is_counted_by_clock(baseline):
        return ()
    time, before = record.submission.wall_clock, baseline.submission.wall_clock
    ours, theirs = machine_of(record), machine_of(baseline)
    flop, flop_before = record.compute_flop, baseline.compute_flop
    if not time or not before or not ours or not theirs or flop is None or flop_before is None:
        return ()
    used = flop / (ours.flop_per_s * time.base)
    used_before = flop_before / (theirs.flop_per_s * before.base)
    fewer = flop_before / flop
    more_chips = ours.count / theirs.count
    faster = ours.peak_flop_per_s / theirs.peak_flop_per_s
    return (
        Share(key="flop_factor", words="fewer FLOP", worse="more FLOP", factor=fewer),
        _of_systems("use", "better use of the chips", "worse use of the chips", used / used_before),
        _of_systems("chips", "more chips", "fewer chips", more_chips),
        _of_systems("peak", "higher peak of each chip", "lower peak of each chip", faster),
    )


def _of_systems(key: str, words: str, worse: str, factor: float) -> Share:
    return Share(key=f"{key}_factor", words=words, worse=worse, factor=factor, is_systems=True)


def _unit_for(seconds: Sequence[float]) -> str:
    """Return the largest unit of which all amounts hold at least one."""
    least = min(seconds, default=0.0)
    return next((unit for unit in _UNITS if least >= UNITS[Dimension.TIME][unit]), _UNITS[-1])


WALL_CLOCK = Resource(
    key="time",
    stated_at="/wall_clock",
    example="wall_clock: 3.8 hours, and an estimate by hardware-time that names the chips",
    by_method="hardware-time",
    name="wall-clock time",
    word="time",
    of_what="by the clock",
    boundary="the final training run from start to end; other chips, or another number of them, do not"
    " compare",
    unit="s",
    units=("seconds",),
    scales=UNITS[Dimension.TIME],
    number_text=lambda seconds, unit: figures.number_text(seconds / UNITS[Dimension.TIME][unit]),
    amount_of=time_on_chips,
    shares_of=shares_of_time,
    efficiency="speed",
    unit_for=_unit_for,
)
