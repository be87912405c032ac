"""What a board's doubling time can be trusted for: what a small change of the data makes of it."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.boards.claims.claim import Claim
from effsota.boards.claims.rate_claims import rate_claim, told_eras
from effsota.boards.claims.rate_words import doubling_ends, doubling_words
from effsota.frozen import Frozen
from effsota.model import Analysis, Board, DoublingSpan, Fragility, Leaderboard, Sturdiness
from effsota.text import spoken

NO_WEAKNESS = "no weak point found"
"""What is said of a rate that the data call sturdy: nothing was found, which may be for want of records."""


class Fragile(Frozen):
    """What becomes of a doubling time when the data change a little."""

    what: str
    months: str


def fragility_words(fragility: Fragility) -> str:
    """Return how fragile a rate is, and why: no single rate (the rate changed); too few need no reason."""
    why, word = () if fragility.word is Sturdiness.TOO_FEW else fragility.doubts, fragility_word(fragility)
    return f"{word} ({', '.join(why)})" if why else word


def fragility_word(fragility: Fragility | None) -> str:
    """Return how fragile a rate is without its reasons; what was not looked at has too few points."""
    if fragility is None:
        return f"{Sturdiness.TOO_FEW}"
    return NO_WEAKNESS if fragility.word is Sturdiness.STURDY else f"{fragility.word}"


def build_fragile(board: Board) -> tuple[Fragile, ...]:
    """Return what becomes of a board's doubling time, nothing where that was not analysed.

    Where eras have their own rates, these are of the rate of the whole time.
    """
    if board.analysis is None or board.trend is None:
        return ()
    claim = rate_claim(board.trend, board.leaderboard.track.kind)
    found = _fragile(board.analysis, board.leaderboard, claim)
    if not told_eras(board):
        return tuple(found)
    whole = Fragile(what="Over the whole time", months=doubling_words(claim))
    return (whole, *found)


def span_words(claim: Claim, span: DoublingSpan) -> str:
    """Return the two ends of a span in the digits of the rate itself."""
    return doubling_ends(claim, span.low, span.high)


def _fragile(analysis: Analysis, leaderboard: Leaderboard, claim: Claim) -> Iterator[Fragile]:
    found = analysis.fragility
    submissions = [entry.record.submission for entry in leaderboard.entries]
    models = {each.path: spoken(each.model) for each in submissions}
    leans_on, shaky = models.get(found.leans_on or ""), models.get(found.shaky or "")
    without = f"; {leans_on} moves it most" if leans_on else ""
    off = f"; that of {shaky} moves it most" if shaky else ""
    changes = (
        (f"Any one record left out{without}", found.leave_one_out),
        (f"Any one estimate off by its own uncertainty{off}", found.estimate_off),
        ("Any one date half a year off", found.dates_off),
    )
    for what, span in changes:
        if span is not None:
            yield Fragile(what=what, months=span_words(claim, span))
    if found.all_records_months is not None:
        months = doubling_words(claim, found.all_records_months)
        yield Fragile(what="Over all ranked records, each by itself", months=months)
