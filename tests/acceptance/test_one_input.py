"""Changing one input in a YAML file changes every place that shows the result."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from effsota.disk.folder import read_tree
from effsota.model import REGULAR, TreeFile
from effsota.pipeline.building import build

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 27)
TRACK, RECORD = "alexnet-imagenet", "alexnet-imagenet/googlenet"
# What each place shows of GoogLeNet with 8 epochs, and with 10.
PLACES = {
    f"tracks/{RECORD}/index.html": ("1.23×10¹⁷", "1.54×10¹⁷"),
    f"tracks/{TRACK}/index.html": ("1.23×10¹⁷", "1.54×10¹⁷"),
    "records/index.html": ("1.42", "1.78"),
    f"api/v1/submissions/{RECORD}.json": ("1.2288e+17", "1.536e+17"),
    f"api/v1/tracks/{TRACK}.json": ("1.2288e+17", "1.536e+17"),
    f"data/{TRACK}.csv": ("1.2288e+17", "1.536e+17"),
    "data/submissions.csv": ("1.2288e+17", "1.536e+17"),
    f"tracks/{TRACK}/chart.svg": ("4.3×", "3.5×"),
    "audit/index.html": ("1.422 TFS-days", "1.778 TFS-days"),
    "api/v1/audit.json": ("1.422 TFS-days", "1.778 TFS-days"),
}


@pytest.fixture(scope="module")
def sites() -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
    """The site of one track, and the site with 10 epochs of GoogLeNet for 8."""
    kept = (f"submissions/{TRACK}/", "schema/", "site/", "submissions/tracker.yaml")
    tree = {path: file for path, file in read_tree(ROOT).items() if path.startswith(kept)}
    file = f"submissions/{RECORD}.yaml"
    first, second = b"examples: 1.28e6\n    epochs: 8\n", b"examples: 1.28e6\n    epochs: 10\n"
    assert tree[file].data.count(first) == 2  # what is printed, and the layers that are counted beside it
    data = tree[file].data.replace(first, second)
    changed = {**tree, file: TreeFile(mode=REGULAR, data=data, size=len(data))}
    before, after = (build(each, TODAY, has_pictures=False).files for each in (tree, changed))
    return before, after


def texts(sites: tuple[Mapping[str, bytes], Mapping[str, bytes]], place: str) -> tuple[str, str]:
    """Return a file of the two sites."""
    before, after = sites
    return before[place].decode(), after[place].decode()


@pytest.mark.parametrize("place", PLACES)
def test_a_place_shows_the_new_result(
    sites: tuple[Mapping[str, bytes], Mapping[str, bytes]], place: str
) -> None:
    """1.42 TFS-days, 1.23e17 FLOP, become 1.78 and 1.54e17."""
    (before, after), (old, new) = texts(sites, place), PLACES[place]
    assert old in before
    assert new in after
    assert new not in before


def test_a_printed_figure_that_no_longer_follows_becomes_a_case(
    sites: tuple[Mapping[str, bytes], Mapping[str, bytes]],
) -> None:
    """0.71 TFS-days, a multiply-add counted once, followed from 8 epochs."""
    before, after = (
        {case["id"] for case in json.loads(text)["cases"]} for text in texts(sites, "api/v1/audit.json")
    )
    assert "case-compute-alexnet-imagenet-googlenet" in after - before


def test_the_doubling_time_moves_with_it(sites: tuple[Mapping[str, bytes], Mapping[str, bytes]]) -> None:
    """GoogLeNet stands on the frontier."""
    before, after = (json.loads(text)["trend"] for text in texts(sites, f"api/v1/tracks/{TRACK}.json"))
    assert before["doubling_time_months"] == pytest.approx(15.85, abs=0.005)
    assert after["doubling_time_months"] != before["doubling_time_months"]
