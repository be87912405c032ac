"""How a doubling time is estimated, told: what is fitted, over which time, and what its interval rests on."""

from __future__ import annotations

from collections.abc import Iterator

from effsota import figures
from effsota.boards.claims.boundary_words import boundary_sentences
from effsota.boards.claims.rate_claims import era_claims, rate_claim
from effsota.boards.claims.rate_words import doubling_ends, doubling_words, growth_number
from effsota.model import Board, Fit, Kind, Series, Trend


def fitted_words(trend: Trend, kind: Kind) -> str:
    """Return what a rate is taken of: 6 records on the frontier, 1 Jun 2012 to 2 Feb 2018."""
    return f"{figures.count_text(trend.points, 'record')} {_which(trend, kind)}, {_time(trend)}"


def between_two_words(trend: Trend, kind: Kind) -> str:
    """Return how the rate of two records comes about, in sentences."""
    text = (
        f"From the end points only: two records {_which(trend, kind)}, {_time(trend)}. "
        "Two points leave no interval, so none is given."
    )
    if trend.tolerance is None:
        return text
    ends = doubling_ends(rate_claim(trend, kind), trend.tolerance.low, trend.tolerance.high)
    return f"{text} The uncertainties of their two estimates alone leave {ends}."


def interval_basis(trend: Trend) -> str | None:
    """Return what an interval rests on, or why it is not told, to go on from; None where there is none."""
    if not trend.interval_points:
        return None
    if not trend.has_told_interval:
        return (
            f"No interval is told: that of {trend.rests_on} ({trend.interval_points}) "
            "does not hold the rate of the frontier"
        )
    return f"The 95% interval rests on {trend.rests_on} ({trend.interval_points})"


def population_words(trend: Trend, kind: Kind) -> str:
    """Return what all ranked records make of a rate that is fitted to the frontier; nothing of another."""
    is_of_frontier = trend.fit is Fit.FRONTIER and trend.series is not Series.RECORDS
    if not is_of_frontier or trend.centre_months is None:
        return ""
    claim = rate_claim(trend, kind)
    months = doubling_words(claim, trend.centre_months)
    text = f"All ranked records, each publication as one, double in {months}."
    if trend.scatter is None:
        return text
    ends = doubling_ends(claim, trend.scatter.low, trend.scatter.high)
    return (
        f"{text} Student's t about the frontier's own line would give {ends}; "
        "that is too narrow, since a frontier is picked by its scatter."
    )


def growth_words(board: Board) -> str:
    """Return a board's rate as growth per year; nothing below a year, or where eras have their own rates."""
    trend = board.trend
    if trend is None or trend.growth_per_year is None or era_claims(board):
        return ""
    kind = board.leaderboard.track.kind
    growth = growth_number(rate_claim(trend, kind), trend.growth_per_year)
    return f"In a year {kind.what_doubles} grows {growth}."


def end_points_months(trend: Trend, kind: Kind) -> str | None:
    """Return the rate from the first record to the last, where a fit says another; else None."""
    if trend.endpoint_months is None or trend.series is Series.RECORDS:
        return None
    return doubling_words(rate_claim(trend, kind), trend.endpoint_months)


def references_words(trend: Trend) -> str | None:
    """Return what each reference trend yields over the time of a fit; None without any."""
    if not trend.references:
        return None
    told = ", ".join(
        f"{each.name} ({figures.period_text(each.doubling_months)}) {figures.rough_factor(each.factor)}"
        for each in trend.references
    )
    return f"From {_time(trend)}, the time of this fit, reference trends give: {told}."


def behind_words(board: Board) -> str | None:
    """Return how many ranked records needed no less than those before them, and are not fitted."""
    if board.trend is None or board.trend.fit is not Fit.FRONTIER:
        return None
    ranked = [entry for entry in board.leaderboard.entries if entry.rank is not None]
    behind = sum(not entry.is_frontier for entry in ranked)
    if not behind:
        return None
    of = f"{behind:,} of the {figures.count_text(len(ranked), 'ranked record')}"
    word = board.leaderboard.resource.word
    return f"{of} did not lower the {word} of those before them: they are on the board, and not in the fit."


def fit_sentences(board: Board) -> Iterator[str]:
    """Yield every sentence on a board's fit, as a page has them one by one."""
    trend, kind = board.trend, board.leaderboard.track.kind
    if trend is None:
        return
    ends = end_points_months(trend, kind)
    told = (
        between_two_words(trend, kind)
        if rate_claim(trend, kind).is_between_two
        else fitted_words(trend, kind),
        interval_basis(trend),
        population_words(trend, kind),
        growth_words(board),
        None if ends is None else f"By the end points alone it would be {ends}.",
        *boundary_sentences(board.leaderboard),
        behind_words(board),
        references_words(trend),
    )
    yield from (text for text in told if text)


def _which(trend: Trend, kind: Kind) -> str:
    return kind.direction.on_frontier if trend.fit is Fit.FRONTIER else "on the board"


def _time(trend: Trend) -> str:
    return f"{figures.date_text(trend.start)} to {figures.date_text(trend.end)}"
