"""The boards of a track by other resources on the site: a page each, and the same numbers in the API."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from effsota import figures
from effsota.limits import RESERVED_NAMES
from effsota.model import RESOURCES

if TYPE_CHECKING:
    from collections.abc import Mapping

SPEEDRUN = "fineweb-3-28"


def api(files: Mapping[str, bytes], path: str) -> Any:
    """Return a file of the API."""
    return json.loads(files[f"api/v1/{path}.json"])


def words_of(files: Mapping[str, bytes], path: str) -> str:
    """Return the words of a page."""
    text = re.sub(r"<[^>]*>", " ", files[f"{path}index.html"].decode())
    return " ".join(unescape(text).split())


def test_no_record_can_take_the_address_of_a_board() -> None:
    """Its page would be another's."""
    assert {resource.key for resource in RESOURCES} <= RESERVED_NAMES


def test_a_time_is_the_product_of_its_shares_in_the_api(site_files: Mapping[str, bytes]) -> None:
    """To the digits that it has, of every record and of every step; the page of a record has the same."""
    board = api(site_files, f"tracks/{SPEEDRUN}")
    assert board["resource"] == "compute"
    times = board["boards"]["time"]
    assert (times["unit"], times["condition"]) == ("s", "8 × H100 SXM5 80GB")
    values = {each["path"]: each["value"] for each in times["submissions"]}
    first = values[f"{SPEEDRUN}/record-01"]
    before = first
    for each in times["submissions"][1:]:
        assert each["reduction_factor"] == pytest.approx(first / each["value"], rel=1e-5)
        assert math.prod(each["shares"].values()) == pytest.approx(each["reduction_factor"], rel=1e-5)
        assert ("step" in each) is ("systems_only" in each) is each["frontier"]
        if each["frontier"]:
            assert math.prod(each["step"].values()) == pytest.approx(before / each["value"], rel=1e-5)
            assert each["systems_only"] is (each["step"]["flop_factor"] <= 1)
            before = each["value"]
    last = times["submissions"][-1]
    own = api(site_files, f"submissions/{last['path']}")["boards"]["time"]
    assert own == {key: value for key, value in last.items() if key != "path"}


def test_the_table_of_rates_has_a_line_for_each_board(site_files: Mapping[str, bytes]) -> None:
    """Track and resource name it; rates of data and of training compute are no two of one thing."""
    rows = list(csv.DictReader(io.StringIO(site_files["data/trends.csv"].decode())))
    named = {(row["track"], row["resource"]): row["doubling_time_months"] for row in rows}
    assert len(named) == len(rows)
    board = api(site_files, f"tracks/{SPEEDRUN}")
    for key, found in {"compute": board, **board["boards"]}.items():
        months = found["trend"]["doubling_time_months"]
        assert float(named[SPEEDRUN, key]) == pytest.approx(months, rel=1e-5)


def test_energy_is_ranked_by_one_way_of_knowing_it(site_files: Mapping[str, bytes]) -> None:
    """The board says which, and its factors are FLOP times FLOP for each joule."""
    board = api(site_files, "tracks/mmlu-50")["boards"]["energy"]
    assert (board["unit"], board["condition"]) == ("kWh", "rated power of the chips")
    best = min(board["submissions"], key=lambda each: each["rank"])
    assert best["value"] == pytest.approx(368640 * 0.4)
    assert math.prod(best["shares"].values()) == pytest.approx(best["reduction_factor"], rel=1e-5)
    page = words_of(site_files, "tracks/mmlu-50/energy/")
    assert "Ranked by rated power of the chips." in page


@pytest.mark.parametrize("key", ["time", "tokens"])
def test_each_board_has_a_page_with_the_factor_of_the_api(site_files: Mapping[str, bytes], key: str) -> None:
    """The page of the track leads to it, and it has every record."""
    board = api(site_files, f"tracks/{SPEEDRUN}")["boards"][key]
    best = min(board["submissions"], key=lambda each: each["rank"] or math.inf)
    page = words_of(site_files, f"tracks/{SPEEDRUN}/{key}/")
    assert f"{figures.factor_text(best['reduction_factor'])} less" in page
    assert f'href="../../tracks/{SPEEDRUN}/{key}/"' in site_files[f"tracks/{SPEEDRUN}/index.html"].decode()
    rows = site_files[f"tracks/{SPEEDRUN}/{key}/index.html"].decode().count('<th scope="row">')
    assert rows == len(board["submissions"])


def test_the_page_by_the_clock_counts_what_systems_alone_gained(site_files: Mapping[str, bytes]) -> None:
    """As many as the API marks, and each has the mark."""
    standings = api(site_files, f"tracks/{SPEEDRUN}")["boards"]["time"]["submissions"]
    marked = sum(each.get("systems_only", False) for each in standings)
    steps = sum("step" in each for each in standings)
    page = words_of(site_files, f"tracks/{SPEEDRUN}/time/")
    assert f"Of {steps} records that improved on one before, {marked} did so by systems alone" in page
    assert page.count(" systems only ") == marked


def test_a_record_says_what_its_time_is_made_of(site_files: Mapping[str, bytes]) -> None:
    """On which chips, of which rank, and from what its step came."""
    page = words_of(site_files, f"tracks/{SPEEDRUN}/record-89/")
    assert "1.23 minutes on 8 × H100 SXM5 80GB" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "fewer FLOP × 1.20× better use of the chips." in page
    assert "by systems alone." in page


def test_what_is_counted_has_no_tolerance(site_files: Mapping[str, bytes]) -> None:
    """A clock is read, not estimated."""
    assert "tolerance" not in words_of(site_files, f"tracks/{SPEEDRUN}/time/").partition("Records")[0]
