"""How records came about, on the site: a page of the steps to the one that leads, a section for each."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from effsota.limits import RESERVED_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

SPEEDRUN = "fineweb-3-28"


def ancestry_of(files: Mapping[str, bytes], track: str) -> Any:
    """Return how a track's leading record came about, from the API."""
    return json.loads(files[f"api/v1/tracks/{track}.json"])["ancestry"]


def words_of(files: Mapping[str, bytes], path: str) -> str:
    """Return the words of a page."""
    text = re.sub(r"<[^>]*>", " ", files[f"{path}index.html"].decode())
    return " ".join(unescape(text).split())


def test_no_record_can_take_the_address_of_the_page() -> None:
    """It would be another's."""
    assert "ancestry" in RESERVED_NAMES


def test_shares_and_sums_add_up_and_the_factor_is_that_of_the_board(site_files: Mapping[str, bytes]) -> None:
    """The shares of steps to 1, those of groups too, and the factors to the whole one."""
    found = ancestry_of(site_files, SPEEDRUN)
    board = json.loads(site_files[f"api/v1/tracks/{SPEEDRUN}.json"])
    factors = {each["path"]: each["reduction_factor"] for each in board["submissions"]}
    assert found["before"] == 1
    assert found["factor"] == pytest.approx(factors[found["record"]], rel=1e-5)
    product = 1.0
    for step in found["steps"]:
        product *= step["factor"]
        assert product == pytest.approx(factors[step["path"]], rel=1e-4)
    for rows in (found["steps"], found["by_change"], found["by_maker"]):
        assert sum(row["log2_share"] for row in rows) == pytest.approx(1, abs=1e-4)


def test_the_page_has_every_step_and_the_table_too(site_files: Mapping[str, bytes]) -> None:
    """By its record, in order; with a picture that has a title and a description."""
    found = ancestry_of(site_files, SPEEDRUN)
    names = [step["path"].partition("/")[2] for step in found["steps"]]
    page = site_files[f"tracks/{SPEEDRUN}/ancestry/index.html"].decode()
    assert re.findall(r'<tr id="step-([a-z0-9-]+)">', page) == names
    assert 'role="img" aria-labelledby="steps-wide-title steps-wide-desc"' in page
    rows = list(csv.DictReader(io.StringIO(site_files["data/ancestry.csv"].decode())))
    assert [row["path"] for row in rows if row["path"].startswith(f"{SPEEDRUN}/")] == [
        step["path"] for step in found["steps"]
    ]


def test_the_page_of_a_record_tells_its_way_and_what_sources_say(site_files: Mapping[str, bytes]) -> None:
    """What an agent found is told with its source; a record that says nothing has no such section."""
    words = words_of(site_files, f"tracks/{SPEEDRUN}/record-72/")
    assert "How it came about From record 1 (llm.c baseline) to record 72" in words
    assert "What it changes hyperparameters Found by agents As told by modded-nanogpt README" in words
    assert "How it came about" not in words_of(site_files, "tracks/alexnet-imagenet/vgg-11/")


def test_a_way_with_a_branch_names_what_is_beside_it(site_files: Mapping[str, bytes]) -> None:
    """The bulk transfer from the first track: the way goes along the second."""
    last = ancestry_of(site_files, "fineweb-2-92")["steps"][-1]
    assert (last["parent"], last["also_builds_on"]) == ("fineweb-2-92/record-10", ["fineweb-3-28/record-55"])
    page = site_files["tracks/fineweb-2-92/ancestry/index.html"].decode()
    assert re.search(r'builds on\s+<a href="[^"]*fineweb-3-28/record-55/">', page)


def test_a_change_of_data_in_mid_board_is_told_wherever_a_factor_crosses_it(
    site_files: Mapping[str, bytes],
) -> None:
    """On the board, in its table, in the API, on the way of its leading record, and on records' own pages."""
    board = json.loads(site_files["api/v1/tracks/nanochat-gpt2.json"])
    (boundary,) = board["boundaries"]
    assert (boundary["version"], boundary["after"]) == (2, "nanochat-gpt2/run-4")
    across = [step["path"] for step in board["ancestry"]["steps"] if step["crosses"]]
    assert across == ["nanochat-gpt2/run-4"]
    words = words_of(site_files, "tracks/nanochat-gpt2/")
    assert "The frontier crosses a boundary on 4 Mar 2026: other data (ClimbMix)." in words
    assert words.count("before ClimbMix") == sum(each["date"] < "2026-03-04" for each in board["submissions"])
    assert "across: ClimbMix" in words_of(site_files, "tracks/nanochat-gpt2/ancestry/")
    own = json.loads(site_files["api/v1/submissions/nanochat-gpt2/run-3.json"])
    assert own["rules_version"] == 1


def test_another_timing_parts_the_clock_alone(site_files: Mapping[str, bytes]) -> None:
    """What was timed anew is told with the record, and no board takes it."""
    board = json.loads(site_files[f"api/v1/tracks/{SPEEDRUN}.json"])
    assert board["boundaries"] == []
    assert [each["version"] for each in board["boards"]["time"]["boundaries"]] == [5]
    own = json.loads(site_files[f"api/v1/submissions/{SPEEDRUN}/record-21.json"])
    kinds = [(each["is"], each["wall_clock_s"]) for each in own["restated"]]
    assert kinds == [("superseded", 176.16), ("rule-changed", 179.82), ("retimed", 180.84)]
    assert own["boards"]["time"]["value"] == 175.98
