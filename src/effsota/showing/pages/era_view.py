"""A track's declared eras in a small table, and whether its trend broke, in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from effsota import figures
from effsota.boards.claims.break_words import change_sentences
from effsota.boards.claims.rate_claims import rate_claim, told_eras
from effsota.boards.claims.rate_words import doubling_title, months_words, rests_on
from effsota.model import Analysis, Board, Calibrated, EraTrend, Kind

LIKELY = 0.5
"""Below this power a search that finds nothing says little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EraLine:
    """One era with its own doubling time; `interval` says what it rests on."""

    name: str
    span: str
    rate: str
    interval: str
    published: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasView:
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
    kind = board.leaderboard.track.kind
    return ErasView(
        title=doubling_title(kind),
        lines=tuple(_line(era, kind) for era in analysis.eras if era.points),
        is_drawn=bool(told_eras(board)),
        breaks=(*change_sentences(analysis, kind), *_power(board, analysis, calibration)),
    )


def _line(found: EraTrend, kind: Kind) -> EraLine:
    era, trend = found.era, found.trend
    published = era.published.doubling_time if era.published else None
    claim = None if trend is None else rate_claim(trend, kind)
    ends = found.endpoint_months
    by_ends = None if ends is None else f"{figures.months_text(ends)} by end points"
    parts = [claim and rests_on(claim), by_ends, figures.count_text(found.points, "record")]
    return EraLine(
        name=era.name,
        span=figures.span_text(*((trend.start, trend.end) if trend else (era.start, era.end))),
        rate=f"{found.absence}" if claim is None else months_words(claim),
        interval=", ".join(part for part in parts if part),
        published=published.text if published else None,
        note=era.note,
    )


def _power(board: Board, analysis: Analysis, calibration: Sequence[Calibrated]) -> Iterator[str]:
    """Yield, where no break was found, how seldom a search of so few records finds one."""
    first, trend = analysis.break_, board.trend
    if first is None or first.found or first.p_value is None or trend is None:
        return
    rows = [
        each
        for each in calibration
        if (each.series, each.statistic, each.what) == (str(trend.series), "best break", "power")
    ]
    if not rows:
        return
    points = trend.interval_points or trend.points
    row = max((each for each in rows if each.n <= points), key=_size, default=min(rows, key=_size))
    if row.measured < LIKELY:
        share = figures.percent_text(round(row.measured, 2))
        yield (
            f"That says little: in made-up series of {row.n} such records the search finds a fall to a "
            f"quarter of the rate in {share} of cases."
        )


def _size(row: Calibrated) -> int:
    return row.n
