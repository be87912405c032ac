"""The one rate that a board answers with, as a figure: in key figures, tables and comments."""

from __future__ import annotations

from typing import NamedTuple

from effsota import figures
from effsota.boards.claims.claim import Claim, Meaning
from effsota.boards.claims.headline import Headline, build_headline
from effsota.boards.claims.rate_words import (
    NO_INTERVAL,
    around_words,
    doubling_words,
    months_with_interval,
    months_words,
    rests_on,
    spread_ends,
)
from effsota.boards.claims.sentences import era_period, period_words
from effsota.model import Board

ERA_LINES = 2  # below the rate of the last era: its months, and its interval


class RateFigure(NamedTuple):
    """A doubling time as a figure of its own: the number with its unit, and the lines below it."""

    number: str
    is_sure: bool
    lines: tuple[str, ...]


def rate_figure(headline: Headline) -> RateFigure | None:
    """Return the one rate that a board answers with: of eras the last one's, with the others below it."""
    rate = headline.rate
    if headline.eras:
        *before, last = headline.eras
        lines = [
            era_period(last),
            f"{Meaning.INTERVAL} {ends}" if (ends := spread_ends(last)) else NO_INTERVAL,
        ]
        lines += [f"{era_period(era)}: {doubling_words(era)}" for era in reversed(before)]
        return RateFigure(number=doubling_words(last), is_sure=True, lines=tuple(lines))
    if rate is None:
        return None
    if not rate.is_measured:
        return RateFigure(number=months_words(rate), is_sure=False, lines=())
    lines = [rests_on(rate)]
    if rate.period != headline.factor.period:
        lines.append(period_words(rate.period))
    elif not headline.is_of_one_period and headline.between is not None:
        lines.append(f"by a line; {doubling_words(rate, headline.between.value)} from first to last")
    return RateFigure(number=months_words(rate), is_sure=not rate.is_between_two, lines=tuple(lines))


def told_rate(board: Board) -> str:
    """Return a board's one doubling time with its interval: of eras the last one's, with its months."""
    headline = build_headline(board)
    if headline is None or not headline.eras:
        return months_with_interval(board.trend, board.leaderboard.track.kind)
    last = headline.eras[-1]
    return f"{doubling_words(last)} ({around_words(last)}), {era_period(last)}"


def short_rate(headline: Headline) -> str:
    """Return a board's one doubling time in a few words: of eras the last one's; none where it has none."""
    rate = headline.eras[-1] if headline.eras else headline.rate
    if rate is None:
        return figures.NONE
    if not rate.is_measured:
        return months_words(rate)
    rest = figures.count_text(rate.records, "record") if rate.is_between_two else around_words(rate)
    return f"{months_words(rate)} ({rest})"


def glance_rate(headline: Headline) -> RateFigure | None:
    """Return a board's rate as a row of a table has it: the number, and what it rests on below."""
    figure, rate = rate_figure(headline), headline.rate
    if figure is None or rate is None:
        return figure
    if headline.eras:
        return figure._replace(lines=figure.lines[:ERA_LINES])
    return figure._replace(lines=(_below(rate),) if rate.is_measured else ())


def _below(rate: Claim) -> str:
    """Return what stands below a rate in a column of intervals: the ends of its own, or what it rests on."""
    is_interval = rate.spread is not None and rate.spread.meaning is Meaning.INTERVAL
    return (spread_ends(rate) or "") if is_interval else rests_on(rate)
