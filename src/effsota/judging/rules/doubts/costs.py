"""Costs: dollars that cannot have paid for the chips or the compute of the same file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from effsota import figures
from effsota.judging.rules.context import ClaimContext, RecordContext
from effsota.problems import Fault
from effsota.units import SECONDS_PER_DAY

# No price of a chip is on file: these are ours, wide about what chips have been let for since 2016, from some
# ten cents an hour for an old card to some ten dollars for a new one.
LEAST_USD, MOST_USD = 0.03, 20.0
# Where no chip is named: a chip-hour at the least price, at full use of the fastest peak there is; and since
# graphics cards were trained on a dollar buys more than a core did in an hour.
_HOUR = SECONDS_PER_DAY / 24
LEAST_FLOP_PER_USD, SINCE = 1e12, date(2012, 1, 1)


def cost_without_date(context: ClaimContext) -> Iterator[Fault]:
    """Dollars have the day of their prices."""
    cost = context.submission.cost
    if cost is not None and cost.date is None:
        yield Fault(
            "/cost",
            f"{cost.usd:,.10g} dollars of no day do not compare with others",
            f"add the day of the prices, such as date: {context.submission.date}",
        )


def cost_of_chips(context: ClaimContext) -> Iterator[Fault]:
    """A run on GPUs or TPUs costs 3 cents to 20 dollars for an hour of a chip, by bounds of our own."""
    cost = context.submission.cost
    if cost is None:
        return
    for _, pointer, inputs, chip in context.chip_uses:
        hours = inputs.chip_seconds(chip) / _HOUR
        is_let = hours > 0 and (chip is None or chip.kind != "cpu") and not pointer.count("/parts/")
        if is_let and not LEAST_USD <= cost.usd / hours <= MOST_USD:
            yield Fault(
                "/cost/usd",
                f"{cost.usd:,.10g} dollars are {figures.number_text(cost.usd / hours, ascii_only=True)} for"
                f" each of {figures.number_text(hours, ascii_only=True)} chip-hours",
                "check the powers of ten, and that cost and chips are of one run; where it is true, say what"
                " was paid for: answers: {cost-of-chips: why}",
            )


def cost_of_compute(context: RecordContext) -> Iterator[Fault]:
    """A dollar buys at most 33 hours of the fastest chip, since 2012 at least 1e12 FLOP: our own bounds."""
    cost, flop = context.submission.cost, context.record.compute_flop
    if cost is None or not cost.usd or flop is None:
        return
    of_day = [
        peak.base
        for chip in context.hardware.chips.values()
        if chip.released is None or chip.released <= context.submission.date
        for peak in chip.peaks.values()
    ]
    bought = flop / cost.usd
    most = max(of_day, default=float("inf")) * _HOUR / LEAST_USD
    is_dear = bought < LEAST_FLOP_PER_USD and context.submission.date >= SINCE
    if bought > most or is_dear:
        shown = figures.compute_text(bought, figures.FLOP, ascii_only=True)
        yield Fault(
            "/cost/usd",
            f"{shown} for a dollar is {'less' if is_dear else 'more'} than any run has had",
            "check the powers of ten of dollars and compute; where it is true, say what was paid for:"
            " answers: {cost-of-compute: why}",
        )
