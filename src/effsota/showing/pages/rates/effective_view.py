"""Effective compute: growth of compute × growth of efficiency, and what one FLOP once bought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota import figures
from effsota.showing.pages.credits import build_source
from effsota.showing.pages.page import Link, level_link, record_link

if TYPE_CHECKING:
    from effsota.boards.trend.effective import EffectiveCompute
    from effsota.boards.trend.overview import Effective
    from effsota.model import Board, Entry
    from effsota.showing.pages.credits import SourceView


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductRow:
    """Effective compute to the end of a year: two growths and their product."""

    year: str
    compute: str
    largest: Link
    efficiency: str
    cheapest: Link
    product: str
    interval: str
    is_printed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BoughtRow:
    """How many FLOP of the first year one FLOP bought by the end of a year."""

    year: str
    factor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectiveView:
    """One published product beside ours, by year; `id` names its parts on the page."""

    id: str
    compute: Link
    efficiency: Link
    first_year: str
    last_year: str
    ours: ProductRow
    printed_compute: str
    printed_efficiency: str
    printed_product: str
    source: SourceView
    note: str | None
    rows: tuple[ProductRow, ...]
    bought: tuple[BoughtRow, ...]
    command: str


def build_effective(found: Effective) -> EffectiveView:
    """Return a published product beside ours."""
    printed = found.printed
    first, last = str(printed.start.year), str(printed.end.year)
    return EffectiveView(
        id=f"{found.compute.leaderboard.track.id}-{found.efficiency.leaderboard.track.id}",
        compute=_track(found.compute),
        efficiency=_track(found.efficiency),
        first_year=first,
        last_year=last,
        ours=_row(found.ours, found),
        printed_compute=_printed(printed.compute_growth),
        printed_efficiency=_printed(printed.efficiency_growth),
        printed_product=_printed(printed.product),
        source=build_source(printed.source),
        note=printed.note,
        rows=tuple(_row(period, found) for period in found.periods),
        bought=tuple(
            BoughtRow(year=str(year), factor=figures.factor_text(factor)) for year, factor in found.inflation
        ),
        command=f"effsota effective-compute --from {first} --to {last}",
    )


def _printed(factor: float | None) -> str:
    return figures.NONE if factor is None else figures.printed_factor(factor)


def _track(board: Board) -> Link:
    track = board.leaderboard.track
    return level_link(track)


def _model(entry: Entry) -> Link:
    return record_link(entry)


def _row(period: EffectiveCompute, found: Effective) -> ProductRow:
    return ProductRow(
        year=str(period.end.year),
        compute=figures.factor_text(period.compute.factor),
        largest=_model(period.compute.last),
        efficiency=figures.factor_text(period.efficiency.factor),
        cheapest=_model(period.efficiency.last),
        product=figures.factor_text(period.factor),
        interval=figures.factor_interval(period.low, period.high),
        is_printed=period.end == found.printed.end,
    )
