"""Boards beside each other: how many times less each one's best needs, by years since its baseline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota.boards.claims.entry_words import factor_of
from effsota.boards.claims.factor_words import plain_factor
from effsota.boards.claims.headline import Headline, build_headline
from effsota.model import KINDS, Board
from effsota.showing.charts import Staircase, render_comparison
from effsota.showing.pages.page import track_path
from effsota.showing.pages.rates import TRENDS
from effsota.showing.site import Site
from effsota.units import years_between

if TYPE_CHECKING:
    from markupsafe import Markup

LEAST = 2  # boards, fewer are no comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardsCompared:
    """The chart, and the name of each board on it in the order of the chart."""

    chart: Markup
    names: tuple[str, ...]


def build_comparison(site: Site) -> BoardsCompared | None:
    """Return the boards of training efficiency beside each other, None where fewer than two improved."""
    series = compared(site)
    if len(series) < LEAST:
        return None
    return BoardsCompared(
        chart=render_comparison(series, chart_id="compare", references=site.references),
        names=tuple(each.name for each in series),
    )


def compared(site: Site) -> list[Staircase]:
    """Return the frontiers of the boards of training efficiency, that of the longest time first."""
    boards = [board for board in site.boards if board.leaderboard.track.kind is KINDS[0]]
    series = [each for board in boards for each in _series(board)]
    return sorted(series, key=lambda each: (-each.steps[-1][0], each.name))


def _series(board: Board) -> Iterator[Staircase]:
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
    yield Staircase(
        name=track.level,
        steps=steps,
        factor=plain_factor(frontier[-1]),
        text=_text(headline),
        href="../" * TRENDS.count("/") + track_path(track),
        is_thin=len(frontier) == LEAST,
    )


def _text(headline: Headline) -> str:
    factor = factor_of(headline.best, headline.baseline, headline.track.kind)
    return f"{factor}, {headline.since} to {headline.by}"
