"""Every doubling time as one CSV table: months, empty where an end is unbounded or unknown."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from effsota.figures import data_number
from effsota.showing.website.trend_data import trend_data
from effsota.text import to_csv_cell
from effsota.units import DAYS_PER_MONTH

if TYPE_CHECKING:
    from effsota.model import Board
    from effsota.showing.pages import Site

PATH = "data/trends.csv"
OWN = ("track", "level", "kind")
FITTED = (
    "doubling_time_months",
    "low",
    "high",
    "bootstrap_low",
    "bootstrap_high",
    "points",
    "fit",
    "start",
    "end",
    "growth_per_year",
    "fragility",
    "leave_one_out_low",
    "leave_one_out_high",
)
PUBLISHED = ("published_doubling_time", "published_months")


def render_trend_table(site: Site) -> bytes:
    """Return one row for each board with a trend; the last columns are the reference trends' factors."""
    references = [trend.id for trend in site.references]
    text = io.StringIO(newline="")
    columns = (*OWN, *FITTED, *PUBLISHED, *(f"reference_{each}" for each in references))
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(_row(board, references) for board in site.boards if board.trend)
    return text.getvalue().encode()


def _row(board: Board, references: list[str]) -> dict[str, str]:
    track, found = board.leaderboard.track, trend_data(board) or {}
    printed = track.published.doubling_time if track.published else None
    data = {
        "track": track.id,
        "level": track.level,
        "kind": track.kind.value,
        **{key: found.get(key) for key in FITTED},
        "published_doubling_time": printed.text if printed else None,
        "published_months": data_number(printed.base / DAYS_PER_MONTH) if printed else None,
        **{f"reference_{each}": found["reference"].get(each) for each in references},
    }
    return {key: _cell(value) for key, value in data.items()}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return to_csv_cell(value) if isinstance(value, str) else repr(value)
