"""All doubling times side by side: the chart against the reference trends, and the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from effsota import figures
from effsota.boards.claims.claim import Meaning, Period
from effsota.boards.claims.fragility_words import span_words
from effsota.boards.claims.headline import build_headline
from effsota.boards.claims.listed import as_listed
from effsota.boards.claims.rate_claims import rate_claim
from effsota.boards.claims.rate_figure import RateFigure, rate_figure
from effsota.boards.claims.rate_words import growth_number, months_words, rests_on
from effsota.frozen import Frozen
from effsota.model import KINDS, Board, Kind, ReferenceTrend, ordered_kinds
from effsota.showing.charts import WIDE_AND_NARROW, Rate, rates_legend, render_rates, render_symbol
from effsota.showing.pages.board_glances import MOST_LISTED, MOST_WHOLE, OPEN
from effsota.showing.pages.drawing import LegendLine
from effsota.showing.pages.page import Link, Page, kind_slug, track_path
from effsota.showing.pages.parts import Parts
from effsota.showing.pages.rates import TRENDS, drawn_of, to_root
from effsota.showing.site import Site, found_once

if TYPE_CHECKING:
    from markupsafe import Markup


class RateRow(Frozen):
    """A board with the rate that its own page answers with; where that is of eras, nothing of the whole.

    `without` are the ends of what leaving any one record out makes of the rate.
    """

    board: Board
    rate: RateFigure | None
    growth: str | None
    without: str | None
    when: str


class KindGroup(Frozen):
    """The boards of one kind that have a doubling time, the fastest first; of many, `parts` list them."""

    id: str
    kind: Kind
    rows: tuple[RateRow, ...]
    parts: Parts


class Doublings(Frozen):
    """The chart, the table, and the boards without a rate.

    Of many boards the chart has those of the newest records; `drawn` says how many, nothing of all.
    """

    chart: Markup | None
    drawn: str
    legend: tuple[LegendLine, ...]
    groups: tuple[KindGroup, ...]
    references: tuple[ReferenceTrend, ...]
    without: tuple[Board, ...]


def build_doublings(site: Site) -> Doublings:
    """Return every doubling time of the site, by kind, the fastest first."""
    with_rate = _with_rate(site)
    drawn = drawn_of(with_rate)
    rates = [rate for board in with_rate if board.leaderboard.track.id in drawn for rate in rates_of(board)]
    room = len(with_rate) if len(with_rate) <= MOST_WHOLE else OPEN
    kinds = ordered_kinds(map(_kind, with_rate))
    groups = ((kind, tuple(board for board in with_rate if _kind(board) == kind)) for kind in kinds)
    return Doublings(
        chart=render_rates(rates, chart_id="rates", references=site.references, sizes=WIDE_AND_NARROW)
        if rates
        else None,
        drawn=f"{len(drawn)} of {len(with_rate)}" if len(drawn) < len(with_rate) else "",
        legend=tuple(LegendLine(symbol=render_symbol(item), text=item.text) for item in rates_legend(rates)),
        groups=tuple(_group(kind, boards, room) for kind, boards in groups if boards),
        references=site.references,
        without=tuple(board for board in site.boards if board.trend is None),
    )


def _group(kind: Kind, boards: Sequence[Board], room: int) -> KindGroup:
    count = len(boards)
    path = f"{TRENDS}{kind_slug(kind)}/"
    parts = Parts.of(
        count, "doubling time", path=path if count > room else None, size=MOST_LISTED, opens=room
    )
    return KindGroup(
        id=f"rates-of-{kind_slug(kind)}", kind=kind, rows=tuple(map(row_of, boards)), parts=parts
    )


def opened(doublings: Doublings) -> Doublings:
    """Return doubling times as their page opens: of those that have pages of their own the first."""
    groups = (replace(group, rows=group.parts.opening(group.rows)) for group in doublings.groups)
    return replace(doublings, groups=tuple(groups))


def build_rate_lists(doublings: Doublings) -> Iterator[Page]:
    """Yield the pages that list the doubling times of a kind that has many."""
    for group in doublings.groups:
        for link, rows in group.parts.cut(group.rows):
            yield Page(
                path=link.path,
                template="rate_list.html",
                title=f"{group.kind.rates_title}, {link.text}",
                description=f"Doubling times {link.text} of {group.parts.count:,}, the fastest first.",
                view=replace(group, rows=rows),
                section=TRENDS,
                trail=(Link(text="Trends", path=TRENDS),),
            )


def _kind(board: Board) -> Kind:
    return board.leaderboard.track.kind


def _with_rate(site: Site) -> list[Board]:
    kinds = ordered_kinds(map(_kind, site.boards))
    return sorted((board for board in site.boards if board.trend), key=lambda each: _order(each, kinds))


def _order(board: Board, kinds: Sequence[Kind]) -> tuple[int, float, str]:
    months = board.trend.doubling_time_months if board.trend else 0.0
    return kinds.index(_kind(board)), months, board.leaderboard.track.id


def row_of(board: Board) -> RateRow:
    """Return a board with the rate that its own page answers with."""
    headline, trend = build_headline(board), board.trend
    has_eras = headline is not None and bool(headline.eras)
    return RateRow(
        board=board,
        rate=None if headline is None else rate_figure(headline),
        growth=None if has_eras else _growth(board),
        without=None if has_eras else _without(board),
        when="" if trend is None else "–".join(Period(start=trend.start, end=trend.end).ends),
    )


def _growth(board: Board) -> str | None:
    trend = board.trend
    if trend is None or trend.growth_per_year is None:
        return None
    return growth_number(rate_claim(trend, _kind(board)), trend.growth_per_year)


def _without(board: Board) -> str | None:
    span = board.analysis.fragility.leave_one_out if board.analysis else None
    if board.trend is None or span is None:
        return None
    return span_words(rate_claim(board.trend, _kind(board)), span)


@found_once
def glance_rates(site: Site) -> tuple[Rate, ...]:
    """Return the one rate of each board of training efficiency, of eras the last, as boards are listed."""
    listed = [board for board in as_listed(site.boards) if _kind(board) == KINDS[0]]
    last = [(board, rates[-1]) for board in listed if (rates := list(rates_of(board)))]
    return tuple(
        replace(
            rate,
            name=board.leaderboard.track.level,
            href=None if rate.href is None else rate.href.removeprefix("../"),
        )
        for board, rate in last
    )


def rates_of(board: Board, *, of: str = TRENDS) -> Iterator[Rate]:
    """Yield the rates of a board as the chart of the page at `of` has them: of eras each its own."""
    headline, track = build_headline(board), board.leaderboard.track
    if headline is None or headline.rate is None:
        return
    what = f"{track.kind.what_doubles.capitalize()}: " if track.kind.grows else ""
    for claim in headline.eras or (headline.rate,):
        when = f", {figures.span_text(claim.period.start, claim.period.end)}" if headline.eras else ""
        spread = claim.spread if claim.spread and claim.spread.meaning is Meaning.INTERVAL else None
        yield Rate(
            name=f"{what}{track.level}{when}",
            months=claim.value,
            low=None if spread is None else spread.low,
            high=None if spread is None else spread.high,
            text=f"{months_words(claim)} ({rests_on(claim)})" if claim.is_measured else months_words(claim),
            value=months_words(claim).partition(" (")[0],
            is_thin=claim.is_between_two,
            grows=track.kind.grows,
            href=to_root(of) + track_path(track),
        )
