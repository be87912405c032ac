"""What others print of a trend continued to a day, beside what follows from ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota import figures
from effsota.showing.pages.credits import build_source
from effsota.showing.pages.page import Link, record_link

if TYPE_CHECKING:
    from effsota.boards.trend.continuation import PricedContinuation
    from effsota.model import Dollars
    from effsota.showing.pages.credits import SourceView


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedView:
    """A statement on the trend continued, printed and ours."""

    day: str
    reference: Link
    times: str
    printed_times: str
    cost: str | None
    printed_cost: str | None
    reference_cost: str | None
    source: SourceView
    note: str | None


def build_priced(found: PricedContinuation) -> PricedView:
    """Return a statement on the trend continued, beside ours."""
    printed = found.printed
    return PricedView(
        day=figures.date_text(printed.date),
        reference=record_link(found.reference),
        times=figures.factor_text(found.times),
        printed_times=figures.NONE if printed.times is None else figures.printed_factor(printed.times),
        cost=_range(found.least_usd, found.most_usd),
        printed_cost=_dollars(printed.on_trend_cost),
        reference_cost=_dollars(printed.cost),
        source=build_source(printed.source),
        note=printed.note,
    )


def _dollars(cost: Dollars | None) -> str | None:
    return None if cost is None else _range(cost.least, cost.most)


def _range(least: float | None, most: float | None) -> str | None:
    if least is None or most is None:
        return None
    return f"{figures.dollars_text(least)} to {figures.dollars_text(most)}"
