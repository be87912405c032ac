"""Boards beside each other: how many times less each one's best needs, by years since its baseline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from effsota.boards.claims.entry_words import factor_of
from effsota.boards.claims.factor_words import plain_factor
from effsota.boards.claims.headline import Headline, build_headline
from effsota.boards.claims.listed import is_long
from effsota.frozen import Frozen
from effsota.model import KINDS, Board, Track
from effsota.showing.charts import MOST_SERIES, Staircase, render_comparison
from effsota.showing.pages.page import Link, Page, level_link, track_path
from effsota.showing.pages.rates import COMPARISON, TRENDS, to_root
from effsota.showing.site import Site, found_once
from effsota.units import years_between

if TYPE_CHECKING:
    from markupsafe import Markup

LEAST = 2  # boards, fewer are no comparison
FIRST_SHOWN = 6  # boards, those of the newest records, which the chart opens with


class Pick(Frozen):
    """A board on the chart, in the order of the chart, and whether it is seen at first."""

    name: str
    is_first: bool


class BoardsCompared(Frozen):
    """The chart, what can be chosen of it, and the boards that were left out of it."""

    chart: Markup
    picks: tuple[Pick, ...]
    left_out: tuple[Link, ...]


class Compared(Frozen):
    """A board with its frontier as a line, the day of its last record, and whether it took a year or more."""

    track: Track
    last: date
    is_long: bool
    line: Staircase


def build_comparison_page(site: Site) -> Page | None:
    """Return the page of boards beside each other, None where fewer than two improved."""
    view = build_comparison(site)
    if view is None:
        return None
    return Page(
        path=COMPARISON,
        template="compare.html",
        title="Benchmarks beside each other",
        description="How many times less training compute each benchmark needs, by years since its baseline.",
        view=view,
        section=TRENDS,
        trail=(Link(text="Trends", path=TRENDS),),
    )


def build_comparison(site: Site) -> BoardsCompared | None:
    """Return the boards of training efficiency beside each other, None where fewer than two improved."""
    found = compared(site)
    if len(found) < LEAST:
        return None
    shown, rest = found[:MOST_SERIES], found[MOST_SERIES:]
    return BoardsCompared(
        chart=render_comparison(
            [each.line for each in shown],
            chart_id="compare",
            references=site.references,
            first=FIRST_SHOWN,
        ),
        picks=tuple(Pick(name=each.line.name, is_first=at < FIRST_SHOWN) for at, each in enumerate(shown)),
        left_out=tuple(level_link(each.track) for each in rest),
    )


@found_once
def compared(site: Site) -> tuple[Compared, ...]:
    """Return the frontiers of the boards of training efficiency: of a year or more first, then the newest."""
    boards = [board for board in site.boards if board.leaderboard.track.kind == KINDS[0]]
    found = [each for board in boards for each in _compared(board)]
    return tuple(sorted(found, key=lambda each: (each.is_long, each.last, each.line.name), reverse=True))


def _compared(board: Board) -> Iterator[Compared]:
    headline = build_headline(board)
    if headline is None or headline.is_alone or headline.is_of_one_day:
        return
    track, start = headline.track, headline.factor.period.start
    frontier = board.leaderboard.frontier
    steps = [
        (years_between(start, entry.record.submission.date), entry.factor)
        for entry in frontier
        if entry.record.submission.date >= start
    ]
    if not steps:
        return  # all that leads is older than the baseline
    line = Staircase(
        name=track.level,
        steps=steps,
        factor=plain_factor(frontier[-1]),
        text=_text(headline),
        href=to_root(COMPARISON) + track_path(track),
        is_thin=len(frontier) == LEAST,
    )
    last, period = frontier[-1].record.submission.date, headline.factor.period
    yield Compared(track=track, last=last, is_long=is_long(period), line=line)


def _text(headline: Headline) -> str:
    factor = factor_of(headline.best, headline.baseline, headline.track.kind)
    return f"{factor}, {headline.since} to {headline.by}"
