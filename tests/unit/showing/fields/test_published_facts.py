"""Every number that the API publishes of a board is a fact of the ledger, by the name that it has there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from effsota.boards.trend.analysis import build_analysis
from effsota.ledger.known_facts import FactPlace
from effsota.pipeline.assessment import assess
from effsota.showing.fields.board_fields import BOARD
from effsota.showing.fields.data_field import to_data
from effsota.showing.fields.published_facts import board_facts, tracker_facts
from effsota.showing.fields.record_fields import WHOLE_RECORD
from effsota.showing.fields.site_fields import EFFECTIVE_COMPUTE, TRENDS
from effsota.showing.fields.standing_fields import on_board
from effsota.showing.fields.together_facts import together_facts
from tests.builders.trackers import small_tracker, to_tree
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.showing.site import Site

FOUND = assess(to_tree(small_tracker()), date(2026, 11, 22))
BOARDS = [replace(board, analysis=build_analysis(board.leaderboard)) for board in FOUND.boards]
# What the ledger leaves out, as docs/ledger.md says: other units, what numbers are made of, or would be.
LEFT_OUT = {"compute_tfs_days", "terms", "parts", "run", "sensitivity", "submissions", "as_written"}


def numbers_in(data: Any) -> Iterator[float]:
    """Yield every number of JSON data."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from () if name in LEFT_OUT else numbers_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from numbers_in(value)
    elif isinstance(data, int | float):
        yield data


@pytest.mark.parametrize("board", BOARDS, ids=lambda board: str(board.leaderboard.track.id))
def test_every_number_of_a_board_and_its_records_is_a_fact(board: Any) -> None:
    """Those of the first estimate are the record's own."""
    facts = board_facts(board)
    track = board.leaderboard.track.id
    assert {*numbers_in(to_data(BOARD, board))} <= {*facts[FactPlace(track)].values()}
    for row in present(on_board(board)):
        told = facts[FactPlace(track, row.submission.name)]
        assert {*numbers_in(to_data(WHOLE_RECORD, row))} <= {*told.values()}


def test_every_number_that_boards_give_together_is_a_fact(own_site: Site) -> None:
    """Rates that are pooled, and effective compute with each of its periods; a day more makes no other."""
    facts = together_facts(own_site.boards, own_site.today.year)
    pooled = [{**each, "studies": []} for each in to_data(TRENDS, own_site)["pooled"]]
    effective = [
        {
            **each,
            "from": None,
            "to": None,
            "published": None,
            "periods": [*map(without_years, each["periods"])],
        }
        for each in to_data(EFFECTIVE_COMPUTE, own_site)["effective_compute"]
    ]
    bought = [year.pop("year") for each in effective for year in each["inflation"]]
    assert pooled
    assert bought
    assert {*numbers_in([pooled, effective])} == {*facts.values()}
    assert together_facts(own_site.boards, own_site.today.year + 1) == facts


def without_years(period: dict[str, Any]) -> dict[str, Any]:
    """Return the product of a period alone: its years are in the name of the fact."""
    return {**period, "from": None, "to": None}


def test_facts_have_the_names_of_the_api() -> None:
    """One inside of another is named by both; a second estimate by its method."""
    facts = board_facts(BOARDS[0])
    first = facts[FactPlace("alpha", "first")]
    assert (first["path"], first["status"], first["rank"], first["reduction_factor"]) == (
        *("alpha/first", "accepted", 3, 1.0),
    )
    assert facts[FactPlace("alpha")]["metric.target"] == 79.1
    assert facts[FactPlace("alpha")]["metric.tolerance"] == 0
    assert "trend.doubling_time_months" in facts[FactPlace("alpha")]


def test_what_is_taken_for_granted_is_a_fact() -> None:
    """The version of the program, the share of a peak, the peak of a chip, the rate of a reference trend."""
    assert FOUND.tracker is not None
    facts = tracker_facts(
        FOUND.tracker,
        hardware=FOUND.hardware,
        references=FOUND.references,
        rates=FOUND.published_rates,
        thresholds=FOUND.thresholds,
    )
    assert facts["threshold eu-systemic-risk flop"] == 1e25
    assert facts["chip nvidia-geforce-gtx-580 fp32 peak_flop_per_s"] == 1.581e12
    assert facts["default gpu utilization"] == 0.33
    assert facts["reference moores-law doubling_time_months"] == 24.0
    assert facts["program"]
