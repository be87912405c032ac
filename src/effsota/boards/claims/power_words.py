"""What it is worth that no change of a rate was found: how often the search finds one that is there."""

from __future__ import annotations

from collections.abc import Sequence

from effsota import figures
from effsota.model import Board, Calibrated, Series

LIKELY = 0.5
"""Below this power a search that finds nothing says little."""


def seldom_words(board: Board, calibration: Sequence[Calibrated]) -> str | None:
    """Return, where no break was found, how seldom a search of so few records finds one; else None."""
    first, trend = board.analysis.break_ if board.analysis else None, board.trend
    if first is None or first.found or first.p_value is None or trend is None:
        return None
    rows = _powers(calibration, trend.series)
    if not rows:
        return None
    points = trend.interval_points or trend.points
    row = next((each for each in reversed(rows) if each.n <= points), rows[0])
    if row.measured >= LIKELY:
        return None
    return (
        f"That says little: in simulated series of {row.n} such records the search finds a fall to a "
        f"quarter of the rate in {_share(row)} of cases."
    )


def sturdy_words(calibration: Sequence[Calibrated]) -> str | None:
    """Return what it is worth that no weak point was found, as it was measured; None where nothing was."""
    population, records = (
        _told(_powers(calibration, series)) for series in (Series.POPULATION, Series.RECORDS)
    )
    if population is None:
        return None
    in_a_series = "" if records is None else f"; of records in a series {records}"
    return (
        "With few records that says little: a fall to a quarter of the rate is found, of publications, "
        f"{population}{in_a_series}. How often a curve is found that is there was not measured."
    )


def _told(rows: Sequence[Calibrated]) -> str | None:
    """Return how often, by how many: with 8 in 7% of cases, with 40 in 25%; None without rows."""
    if not rows:
        return None
    first, *others = rows
    told = [
        f"with {first.n} in {_share(first)} of cases",
        *(f"with {row.n} in {_share(row)}" for row in others),
    ]
    return figures.join_words(told)


def _powers(calibration: Sequence[Calibrated], series: Series) -> list[Calibrated]:
    """Return how often the search for a break finds one, by the number of records."""
    asked = (str(series), "best break", "power")
    rows = [each for each in calibration if (each.series, each.statistic, each.what) == asked]
    return sorted(rows, key=lambda row: row.n)


def _share(row: Calibrated) -> str:
    return figures.percent_text(round(row.measured, 2))
