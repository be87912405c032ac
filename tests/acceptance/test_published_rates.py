"""The ledger of published rates: from its file to the page, the table and the API."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

from effsota.pipeline.assessment import Assessment
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.acceptance.conftest import Run

ROOT = Path(__file__).parents[2]
FAR = 1.1


def test_the_ledger_holds_at_least_25_works(own_assessment: Assessment) -> None:
    """Each with what is held fixed, its span and its link."""
    assert len({rate.source.title for rate in own_assessment.published_rates}) >= 25
    assert all(rate.source.url for rate in present(own_assessment.published_rates))


def test_a_rate_stands_beside_tracks_on_file_and_says_why_it_differs(own_assessment: Assessment) -> None:
    """Where the two lie more than a tenth apart."""
    trends = {board.leaderboard.track.id: board.trend for board in own_assessment.boards}
    for rate in present(rate for rate in own_assessment.published_rates if rate.beside):
        for track in rate.beside:
            assert track in trends
            trend = trends[track]
            ratio = rate.doubling_months / trend.doubling_time_months if trend else 1
            assert rate.differs or 1 / FAR <= ratio <= FAR, (rate.id, track)


def test_the_table_and_the_api_hold_every_rate(
    site_files: Mapping[str, bytes], own_assessment: Assessment
) -> None:
    """In the order of the file."""
    rows = list(csv.DictReader(io.StringIO(site_files["data/published-rates.csv"].decode())))
    data = json.loads(site_files["api/v1/published-rates.json"])["rates"]
    ids = [rate.id for rate in own_assessment.published_rates]
    assert [row["id"] for row in rows] == [each["id"] for each in data] == ids


def test_the_page_shows_every_rate_with_its_reason(site_files: Mapping[str, bytes]) -> None:
    """The version of a paper stands with it."""
    page = site_files["trends/published/index.html"].decode()
    assert "Ho et al. 2024, NeurIPS" in page
    assert "ours frees both and begins with the contest" in page
    assert "known from a quotation only" in page


def test_a_fault_in_the_ledger_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    """As in every other file of a tracker."""
    (tmp_path / "submissions").mkdir()
    (tmp_path / "submissions/tracker.yaml").write_text(
        "name: X\nurl: https://x.org\nrepository: https://x.org/r\n"
    )
    (tmp_path / "schema").mkdir()
    entry = "rates:\n  somebody:\n    name: Somebody\n    rate: {doubling_time: 9 moons}\n"
    (tmp_path / "schema/published-rates.yaml").write_text(entry)
    told = run("validate", "--root", tmp_path)
    said = told.out + told.err
    assert told.code == 1
    assert "schema/published-rates.yaml:4:27: error[bad-quantity]" in said
    assert "schema/published-rates.yaml:2:3: error[missing-key]" in said
