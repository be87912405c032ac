"""Is there one rate of efficiency? The doubling times of tracks together: a sentence and a forest plot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from effsota import figures
from effsota.boards.trend.pooled import Pooled
from effsota.frozen import Frozen
from effsota.model import Track
from effsota.showing.charts import WIDE_AND_NARROW, Rate, render_rates
from effsota.showing.pages.page import Link, Page, level_link, track_path
from effsota.showing.pages.rates import MOST_DRAWN, TOGETHER, TRENDS, drawn_of, to_root
from effsota.showing.site import Site, found_once

if TYPE_CHECKING:
    from markupsafe import Markup

NOTHING_SAID = 100.0
"""Ends of the interval for a new track that lie so many times apart say next to nothing of it."""
NEW_DIGITS = 2
MOST_OF_ALL, MOST_OF_A_DOMAIN = MOST_DRAWN, 30  # tracks in a plot: all of them stand on one page
FAR = 10.0
"""Ends of the interval for a new track that lie so many times apart leave no one rate."""


class PooledView(Frozen):
    """An answer, what it rests on, and the forest plot.

    Of many tracks the plot has those of the newest records; `drawn` says how many, nothing of all.
    """

    answer: str
    found_sentence: str
    chart: Markup
    drawn: str
    left_out: tuple[Link, ...]


def build_pooled_page(pooled: tuple[PooledView, ...]) -> Page | None:
    """Return the page of what tracks say together, None where too few of them say how fast."""
    if not pooled:
        return None
    return Page(
        path=TOGETHER,
        template="together.html",
        title="Is there one rate of efficiency?",
        description="The doubling times of all benchmarks together: mean, spread, the range of a new one.",
        view=pooled,
        section=TRENDS,
        trail=(Link(text="Trends", path=TRENDS),),
    )


@found_once
def build_pooled(site: Site) -> tuple[PooledView, ...]:
    """Return the answer for all tracks, then for each domain that has enough of them."""
    return tuple(_view(pooled, site) for pooled in site.overview.pooled)


def summed_rates(site: Site) -> list[Rate]:
    """Return what tracks say together and what a new one is, of all, then of each domain."""
    return [
        _rate(f"{name}{of}", pooled.months, low, high)
        for pooled in site.overview.pooled
        for of in ["" if pooled.domain is None else f" of {pooled.domain}"]
        for name, low, high in (
            (f"{figures.count_text(len(pooled.studies), 'track')} together", pooled.low, pooled.high),
            ("A new track", pooled.new_low, pooled.new_high),
        )
    ]


def _view(pooled: Pooled, site: Site) -> PooledView:
    count = len(pooled.studies)
    drawn = drawn_of(
        (study.board for study in pooled.studies), MOST_OF_ALL if pooled.domain is None else MOST_OF_A_DOMAIN
    )
    rows = [
        _rate(study.board.leaderboard.track, study.months, study.low, study.high)
        for study in sorted(pooled.studies, key=lambda study: study.months)
        if study.board.leaderboard.track.id in drawn
    ]
    rows += [
        _rate("All together", pooled.months, pooled.low, pooled.high),
        _rate("A new track", pooled.months, pooled.new_low, pooled.new_high),
    ]
    return PooledView(
        answer=_answer(pooled),
        found_sentence=_found(pooled),
        chart=render_rates(
            rows,
            chart_id=f"forest-{pooled.domain or 'all'}",
            references=site.references,
            sizes=WIDE_AND_NARROW,
        ),
        drawn=f"{len(drawn)} of {count}" if len(drawn) < count else "",
        left_out=tuple(map(level_link, (board.leaderboard.track for board in pooled.left_out))),
    )


def _rate(of: Track | str, months: float, low: float, high: float) -> Rate:
    return Rate(
        name=of if isinstance(of, str) else of.level,
        months=months,
        low=low,
        high=high,
        text=_months(months, low, high),
        value=figures.doubling_text(months, figures.known_digits(low, high)),
        href=None if isinstance(of, str) else to_root(TOGETHER) + track_path(of),
    )


def _months(months: float, low: float, high: float) -> str:
    digits = figures.known_digits(low, high)
    ends = figures.doubling_range(low, high, of=months, digits=digits)
    return f"{figures.doubling_text(months, digits)} ({ends})"


def _answer(pooled: Pooled) -> str:
    of = "" if pooled.domain is None else f" of {pooled.domain}"
    if pooled.new_high > FAR * pooled.new_low:
        return f"The tracks{of} on file do not show one rate."
    return f"The tracks{of} on file are in keeping with one rate."


def _found(pooled: Pooled) -> str:
    count = figures.count_text(len(pooled.studies), "track")
    together = _months(pooled.months, pooled.low, pooled.high)
    new = figures.doubling_range(
        pooled.new_low, pooled.new_high, of=pooled.months, digits=NEW_DIGITS, is_alone=True
    )
    so_wide = "; so few, and so far apart, say next to nothing of a new one"
    too_wide = so_wide if pooled.new_high > NOTHING_SAID * pooled.new_low else ""
    return (
        f"{count} together double in {together}; about two thirds of tracks lie within a factor of "
        f"{figures.number_text(pooled.spread, 2)} of that, a new one (95%) within {new}{too_wide}."
    )
