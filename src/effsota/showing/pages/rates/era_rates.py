"""Compute trends with their declared eras: the chart, each era's own fit, records outside its range."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota import figures
from effsota.model import Fit
from effsota.showing.pages.amount_cells import build_range, units_of
from effsota.showing.pages.credits import build_source
from effsota.showing.pages.drawing import Drawing, build_drawing
from effsota.showing.pages.page import Link, record_link, track_link
from effsota.showing.pages.rates import TRENDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.model import Board, Entry, Era, EraTrend, Published, Trend
    from effsota.showing.pages.amount_cells import Amount
    from effsota.showing.pages.credits import SourceView
    from effsota.showing.pages.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class EraRow:
    """One era: its own rate, the printed one, its range and the records outside."""

    name: str
    period: str
    rate: str
    interval: str
    points: str
    growth: str | None
    note: str | None
    published: str | None
    published_note: str | None
    source: SourceView | None
    range: Amount | None
    below: tuple[Link, ...]
    above: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EraBoard:
    """A compute trend as the page of trends shows it."""

    id: str
    track: Link
    rate: str
    growth: str
    references: str
    drawing: Drawing | None
    rows: tuple[EraRow, ...]


def build_era_boards(site: Site) -> tuple[EraBoard, ...]:
    """Return every board that declares eras."""
    return tuple(
        _board(board, board.trend, site)
        for board in site.boards
        if board.trend and board.analysis and board.analysis.eras
    )


def _board(board: Board, trend: Trend, site: Site) -> EraBoard:
    track, eras = board.leaderboard.track, board.analysis.eras if board.analysis else ()
    rate = figures.rate_text(trend.doubling_time_months)
    interval = figures.doubling_interval_text(trend.low, trend.high)
    return EraBoard(
        id=track.id,
        track=track_link(track),
        rate=f"Over {_what(board, trend)} {rate} ({interval})",
        growth=figures.factor_text(trend.growth_per_year),
        references=figures.join_words(
            [f"{each.name} {figures.factor_text(each.factor)}" for each in trend.references]
        ),
        drawing=build_drawing(board, site, root=TRENDS, chart_id=track.id),
        rows=tuple(_row(each, board) for each in eras),
    )


def _what(board: Board, trend: Trend) -> str:
    """Return what was fitted and what doubles: all 15 records compute."""
    which = "frontier" if trend.fit is Fit.FRONTIER else "fitted"
    return f"all {trend.points} {which} records {board.leaderboard.track.kind.what_doubles}"


def _row(found: EraTrend, board: Board) -> EraRow:
    era, trend, published = found.era, found.trend, found.era.published
    units = units_of(board.leaderboard.track)
    bounds = (era.least, era.most)
    return EraRow(
        name=era.name,
        period=_period(era),
        rate="too few records" if trend is None else figures.doubling_text(trend.doubling_time_months),
        interval="" if trend is None else figures.doubling_interval_text(trend.low, trend.high),
        points=figures.count_text(found.points, "record"),
        growth=None if trend is None else figures.factor_text(trend.growth_per_year),
        note=era.note,
        published=published.doubling_time.text if published and published.doubling_time else None,
        published_note=published.note if published else None,
        source=_source(published),
        range=build_range(bounds[0].base, bounds[1].base, units) if bounds[0] and bounds[1] else None,
        below=tuple(_links(found, is_above=False)),
        above=tuple(_links(found, is_above=True)),
    )


def _source(published: Published | None) -> SourceView | None:
    return build_source(published.source) if published and published.source else None


def _links(found: EraTrend, *, is_above: bool) -> Iterator[Link]:
    for entry in found.outside:
        if _is_above(found.era, entry) is is_above:
            yield record_link(entry)


def _is_above(era: Era, entry: Entry) -> bool:
    return era.most is not None and entry.record.compute_flop > era.most.base


def _period(era: Era) -> str:
    if era.start is None:
        return f"to {figures.date_text(era.end)}" if era.end else "always"
    if era.end is None:
        return f"since {figures.date_text(era.start)}"
    return f"{figures.date_text(era.start)} to {figures.date_text(era.end)}"
