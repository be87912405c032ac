"""What a board's doubling time can be trusted for: what a small change of the data makes of it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from effsota.boards.claims.claim import Claim
from effsota.boards.claims.rate_claims import rate_claim
from effsota.boards.claims.rate_words import rate_number
from effsota.model import Analysis, Board, DoublingSpan, Leaderboard


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragile:
    """What becomes of a doubling time when the data change a little."""

    what: str
    months: str


def build_fragile(board: Board) -> tuple[Fragile, ...]:
    """Return what becomes of a board's doubling time, nothing where that was not analysed."""
    if board.analysis is None or board.trend is None:
        return ()
    claim = rate_claim(board.trend, board.leaderboard.track.kind)
    return tuple(_fragile(board.analysis, board.leaderboard, claim))


def _fragile(analysis: Analysis, leaderboard: Leaderboard, claim: Claim) -> Iterator[Fragile]:
    found = analysis.fragility
    models = {entry.record.submission.path: entry.record.submission.model for entry in leaderboard.entries}
    leans_on, shaky = models.get(found.leans_on or ""), models.get(found.shaky or "")
    without = f" (moves most without {leans_on})" if leans_on else ""
    off = f" (moves most with {shaky})" if shaky else ""
    changes = (
        (f"One record left out{without}", found.leave_one_out),
        (f"One estimate off by its own uncertainty{off}", found.estimate_off),
        ("One date half a year off", found.dates_off),
    )
    for what, span in changes:
        if span is not None:
            yield Fragile(what=what, months=_span(claim, span))
    if found.all_records_months is not None:
        months = rate_number(claim, found.all_records_months)
        yield Fragile(what="Over all ranked records", months=f"{months} months")


def _span(claim: Claim, span: DoublingSpan) -> str:
    """Return the two ends in the digits of the rate itself."""
    low = rate_number(claim, span.low)
    return (
        f"at least {low} months" if math.isinf(span.high) else f"{low}–{rate_number(claim, span.high)} months"
    )
