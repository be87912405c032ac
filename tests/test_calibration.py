"""The committed table of how often intervals hold and tests err, and that a rerun gives the same."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from calibration.__main__ import measured
from calibration.inputs import read_inputs
from calibration.measuring import DRAWS, Row, rows_of
from effsota.boards.trend.intervals import population_span

ROOT = Path(__file__).parents[1]
TABLE: list[dict[str, Any]] = json.loads((ROOT / "docs/calibration.json").read_text("utf-8"))
ROWS = [*rows_of(read_inputs())]
# Their series are made in a blink.
QUICK = [row for row in ROWS if row.what == "coverage" and row.series in {"population", "records"}]
BOUNDS = {"coverage": (0.92, 0.98), "size": (0.03, 0.07)}


def key(row: Row | dict[str, Any]) -> tuple[Any, ...]:
    """Return what a row is of."""
    names = ("series", "n", "statistic", "what")
    return tuple(row[name] if isinstance(row, dict) else getattr(row, name) for name in names)


def test_the_table_has_every_row_that_is_measured() -> None:
    """In its order, each with its seed."""
    assert [key(each) for each in TABLE] == [key(row) for row in ROWS]
    assert [each["seed"] for each in TABLE] == [row.seed for row in ROWS]
    assert {each["draws"] for each in TABLE} == {DRAWS}


@pytest.mark.parametrize("given", TABLE, ids=lambda given: "-".join(map(str, key(given))))
def test_every_interval_holds_and_every_test_errs_as_often_as_it_says(given: dict[str, Any]) -> None:
    """Coverage 92 to 98 %, size 3 to 7 %; a power is what it is."""
    low, high = BOUNDS.get(given["what"], (0, 1))
    assert low <= given["measured"] <= high


@pytest.mark.parametrize(
    ("series", "n"),
    [
        *(("population", n) for n in (8, 15, 40)),
        *(("records", n) for n in (20, 50, 90)),
        ("largest runs", 15),
        ("largest runs", 30),
    ],
)
def test_the_sizes_that_are_asked_about_are_there(series: str, n: int) -> None:
    """Each with coverage, size and power."""
    found = {each["what"] for each in TABLE if (each["series"], each["n"]) == (series, n)}
    assert found == {"coverage", "size", "power"}


@pytest.mark.parametrize("row", QUICK, ids=lambda row: f"{row.series}-{row.n}")
def test_a_rerun_gives_the_same_row(row: Row) -> None:
    """To the last digit, by its seed."""
    (kept,) = (each for each in TABLE if key(each) == key(row))
    assert measured(row, DRAWS, date.fromisoformat(kept["date"])).to_data() == kept


def test_the_worst_that_was_there_before_would_be_out_of_bounds() -> None:
    """Student's t about a line through FineWeb-like records: the check can fail."""
    given = read_inputs().records
    generator, held = np.random.default_rng(1), 0
    for _ in range(200):
        month, log, points = 0.0, 0.0, [(0.0, 0.0)]
        for gap, gain in given.draw(generator, 50):
            month, log = month + gap, log + gain
            points.append((month, log))
        span = population_span(points)
        held += span is not None and span.low <= given.rate <= span.high
    assert held / 200 < BOUNDS["coverage"][0]
