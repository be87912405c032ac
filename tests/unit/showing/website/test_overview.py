"""What the boards say together, as machines read it."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from functools import cache
from typing import Any

from msgspec.structs import replace

from effsota.boards.trend.overview import build_overview
from tests.builders.sites import render, site
from tests.unit.boards.trend.test_continuation import OLD, TODAY, runs
from tests.unit.showing.pages.test_rates import board

LATER = runs([3.0] * 10 + [24.0] * 20, eras=[{"name": "after", "from": date(2015, 1, 1)}])
STILL = (
    *(("first", "2012-01-01", 1), ("b", "2013-01-01", 0.5), ("c", "2014-01-01", 0.99)),
    *(("d", "2015-01-01", 0.5), ("e", "2016-01-01", 0.9)),
)


@cache
def continued() -> dict[str, bytes]:
    """Return the site of a trend that another continues."""
    return render(replace(site(), overview=build_overview([OLD, LATER], TODAY)))


def read(files: dict[str, bytes], name: str) -> Any:
    """Return a file of the API."""
    return json.loads(files[f"api/v1/{name}.json"])


def test_a_continuation_holds_its_tests_and_gaps() -> None:
    """Date and p value of the break, the named day, the gap by year."""
    (found,) = read(continued(), "trends")["continuations"]
    assert [test["runs"] for test in found["tests"]] == [
        "largest to date",
        "largest of each year",
        "charted, then largest to date",
        "all records",
    ]
    assert {"date", "p_value", "found"} <= found["tests"][0]["break"].keys()
    assert found["tests"][0]["named_day"]["date"] == "2015-01-01"
    assert found["published_is_excluded"]
    assert found["gaps"][-1]["date"] < "2026-11-22"


def test_a_printed_gap_stands_beside_ours() -> None:
    """The reference run, times and dollars of both."""
    (found,) = read(continued(), "trends")["continuations"]
    (priced,) = found["continued"]
    assert priced["published"] == {"times": 100.0, "least_usd": None, "most_usd": None}
    assert priced["least_usd"] < priced["most_usd"]


def test_an_unbounded_end_is_null() -> None:
    """JSON has no infinity."""
    files = render(site(board(STILL, fit="all")))
    (track,) = read(files, "trends")["tracks"]
    assert track["trend"]["low"] > 0
    assert track["trend"]["high"] is None


def test_an_unbounded_end_is_an_empty_cell() -> None:
    """The CSV says the same."""
    files = render(site(board(STILL, fit="all")))
    (row,) = csv.DictReader(io.StringIO(files["data/trends.csv"].decode()))
    assert (row["track"], row["high"]) == ("level", "")


def test_a_board_without_a_trend_is_null_and_not_in_the_table() -> None:
    """One record has no rate."""
    files = render(site(board((("first", "2012-01-01", 1),))))
    assert read(files, "trends")["tracks"][0]["trend"] is None
    assert files["data/trends.csv"].count(b"\n") == 1


def test_effective_compute_has_a_file_of_its_own() -> None:
    """The product, the printed one, every period, and what one FLOP bought by year."""
    years = {"from": date(2012, 1, 1), "to": date(2015, 12, 31)}
    printed = {"compute": "level", **years, "product": 50.0, "source": {"title": "A paper"}}
    overview = build_overview([board(effective_compute=[printed])], TODAY)
    (found,) = read(render(replace(site(), overview=overview)), "effective-compute")["effective_compute"]
    assert (found["effective_factor"], found["published"]["effective_factor"]) == (64.0, 50.0)
    assert [period["to"] for period in found["periods"]] == [2013, 2014, 2015]
    assert found["inflation"][0] == {"year": 2012, "factor": 1.0}


def test_a_record_outside_its_era_s_range_is_listed() -> None:
    """By path, under the era."""
    eras = [{"name": "early", "range": {"least": "2 PFLOP", "most": "4 PFLOP"}}]
    (track,) = read(render(site(board(eras=eras))), "trends")["tracks"]
    (era,) = track["trend"]["eras"]
    assert (era["least_flop"], era["outside"]) == (2e15, ["level/first", "level/d"])
