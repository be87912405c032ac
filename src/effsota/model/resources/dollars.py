"""Dollars: what the run cost, in US dollars of its day."""

from __future__ import annotations

from effsota import figures
from effsota.model.records import Record
from effsota.model.resources.machines import machine_of
from effsota.model.resources.resource import Amount, Resource, Share
from effsota.model.resources.wall_clock import shares_of_time

UNIT = "US dollars"


def dollars_of_a_day(record: Record) -> Amount | None:
    """Return what a record cost in US dollars; None where it says no cost, or not of which day."""
    cost = record.submission.cost
    return None if cost is None or cost.date is None else Amount(value=cost.usd)


def shares_of_dollars(record: Record, baseline: Record) -> tuple[Share, ...]:
    """Return how many times fewer dollars, as fewer FLOP × better use × a higher peak × a lower price.

    Dollars = chip-hours × price of one, and chip-hours = FLOP / (utilization × peak): more chips for less
    time change nothing. Their product is the factor.
    """
    cost, before = record.submission.cost, baseline.submission.cost
    time, time_before = record.submission.wall_clock, baseline.submission.wall_clock
    ours, theirs = machine_of(record), machine_of(baseline)
    if not cost or not before or not time or not time_before or not ours or not theirs:
        return ()
    price, price_before = cost.usd / (ours.count * time.base), before.usd / (theirs.count * time_before.base)
    of_time = [share for share in shares_of_time(record, baseline) if share.key != "chips_factor"]
    if not of_time:
        return ()
    cheaper = Share(
        key="price_factor",
        words="cheaper chip-hours",
        worse="dearer chip-hours",
        factor=price_before / price,
        is_systems=True,
    )
    return (*of_time, cheaper)


DOLLARS = Resource(
    key="dollars",
    stated_at="/cost",
    example="cost: {usd: 12.6, date: 2018-09-29, source: {...}}",
    asked=("usd", "date"),
    name="cost in dollars",
    word="cost",
    of_what="of computing",
    boundary="what the final training run cost, in US dollars of its day, not deflated; prices of a list and"
    " what was paid are not told apart",
    unit=UNIT,
    units=(UNIT,),
    scales={UNIT: 1.0},
    number_text=lambda usd, _: figures.large_number(usd),
    amount_of=dollars_of_a_day,
    shares_of=shares_of_dollars,
    efficiency="cost efficiency",
)
