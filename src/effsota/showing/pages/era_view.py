"""A track's declared eras in a small table, and whether its trend broke, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from effsota import figures
from effsota.boards.claims.break_words import change_sentences
from effsota.boards.claims.power_words import seldom_words
from effsota.boards.claims.rate_claims import rate_claim, told_eras
from effsota.boards.claims.rate_words import doubling_title, doubling_words, months_words, rests_on
from effsota.frozen import Frozen
from effsota.model import Board, Calibrated, EraTrend, Kind


class EraLine(Frozen):
    """One era with its own doubling time; `interval` says what it rests on."""

    name: str
    span: str
    rate: str
    interval: str
    published: str | None
    note: str | None


class ErasView(Frozen):
    """The eras of a track, whether its chart draws them, and what a search for a break has found."""

    title: str
    lines: tuple[EraLine, ...]
    is_drawn: bool
    breaks: tuple[str, ...]


def build_eras(board: Board, calibration: Sequence[Calibrated] = ()) -> ErasView | None:
    """Return a board's eras and breaks, None where there is nothing to say."""
    analysis = board.analysis
    if analysis is None or not (analysis.eras or analysis.break_):
        return None
    kind, seldom = board.leaderboard.track.kind, seldom_words(board, calibration)
    return ErasView(
        title=doubling_title(kind),
        lines=tuple(_line(era, kind) for era in analysis.eras if era.points),
        is_drawn=bool(told_eras(board)),
        breaks=(*change_sentences(analysis, kind), *([seldom] if seldom else ())),
    )


def _line(found: EraTrend, kind: Kind) -> EraLine:
    era, trend = found.era, found.trend
    published = era.published.doubling_time if era.published else None
    claim = None if trend is None else rate_claim(trend, kind)
    ends = found.endpoint_months
    by_ends = None if ends is None or claim is None else f"{doubling_words(claim, ends)} by end points"
    if claim is not None and by_ends and by_ends.startswith(f"{months_words(claim)} "):
        by_ends = None  # which says no more than the rate itself
    records = figures.count_text(found.points, "record")
    rests = None if claim is None else rests_on(claim)
    parts = [rests, by_ends, None if rests and rests.startswith(f"{records},") else records]
    return EraLine(
        name=era.name,
        span=figures.span_text(*((trend.start, trend.end) if trend else (era.start, era.end))),
        rate=f"{found.absence}" if claim is None else months_words(claim),
        interval=", ".join(part for part in parts if part),
        published=published.text if published else None,
        note=era.note,
    )
