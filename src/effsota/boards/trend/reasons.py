"""Why a published doubling time is not ours, or that it is."""

from __future__ import annotations

from effsota import figures
from effsota.model import Board, Trend
from effsota.units import DAYS_PER_MONTH, rounded_span

ANSWER = "published-doubling-time-differs"


def reason_of(board: Board, trend: Trend) -> str | None:
    """Return how the published doubling time of a board stands to ours, in words."""
    track = board.leaderboard.track
    published = track.published
    if published is None or published.doubling_time is None:
        return None
    days = trend.doubling_time_months * DAYS_PER_MONTH
    low, high = rounded_span(published.doubling_time)
    agrees = low <= days <= high
    first = f"Ours rounds to {published.doubling_time.text}." if agrees else track.answers.get(ANSWER)
    said = [part for part in (first, published.note) if part]
    if not said:
        digits = figures.ROUGH_DIGITS
        if trend.low is not None and trend.high is not None:
            digits = figures.known_digits(trend.low, trend.high)
        return f"Ours is {figures.doubling_text(trend.doubling_time_months, digits)}; no reason is on file."
    return " ".join(said)
