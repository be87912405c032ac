"""What sources print against what follows from the inputs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.trend import build_trend
from effsota.judging.rules import RecordContext, TrackContext, published
from effsota.model import Board, Kind
from tests.builders.claims import make_record, make_track, reported
from tests.builders.judged import ARXIV, claim, messages, paper

FIRST = {"published": {"compute": "3.1 TFS-days", "counts_multiply_add_as": 1}}


def on_board(
    printed: dict[str, Any], *, pflop: float = 100, kind: Kind = Kind.TRAINING_EFFICIENCY
) -> RecordContext:
    """Return a record of `pflop` whose source prints `printed`, against a baseline of 1000 PFLOP."""
    baseline = reported("first", "2012-06-01", 1000, **FIRST)
    record = reported("second", "2019-05-28", pflop, published=printed)
    track = make_track(kind=kind)
    entries = {entry.record: entry for entry in build_leaderboard(track, [baseline, record]).entries}
    return RecordContext(record=record, track=track, entry=entries[record], baseline=baseline)


@pytest.mark.parametrize("printed", ["98 PFLOP", "110 PFLOP", "91 PFLOP"])
def test_published_compute_within_a_tenth_follows(printed: str) -> None:
    """Sources round."""
    assert messages(published.published_compute_differs(on_board({"compute": printed}))) == []


def test_a_multiply_add_counted_once_is_doubled_first() -> None:
    """50 PFLOP in that convention are 100."""
    once = {"compute": "50 PFLOP", "counts_multiply_add_as": 1}
    assert messages(published.published_compute_differs(on_board(once))) == []


def test_published_compute_that_does_not_follow_is_quoted() -> None:
    """As printed, in our convention, and what the inputs give."""
    once = {"compute": "100 PFLOP", "counts_multiply_add_as": 1}
    (message,) = messages(published.published_compute_differs(on_board(once)))
    assert message == (
        '"100 PFLOP" is printed (a multiply-add counted once: 200 PFLOP),'
        " the inputs give 100 PFLOP: 2.00x apart"
    )


def test_each_estimate_is_held_against_its_own_source() -> None:
    """The pointer leads to it."""
    estimate = {"method": "reported", "compute": "1 PFLOP", "published": {"compute": "2 PFLOP"}}
    record = make_record("second", "2019-05-28", {"method": "reported", "compute": "1 PFLOP"}, estimate)
    context = RecordContext(record=record, track=None, entry=None, baseline=None)
    assert [fault.pointer for fault in published.published_compute_differs(context)] == [
        "/compute/1/published/compute"
    ]


@pytest.mark.parametrize(
    ("printed", "kind", "found"),
    [
        ({"reduction_factor": 10.0}, Kind.TRAINING_EFFICIENCY, []),
        ({"reduction_factor": 7.0}, Kind.TRAINING_EFFICIENCY, ["7 is printed, the board gives 10.0"]),
        ({"growth_factor": 0.1}, Kind.COMPUTE_TREND, []),
        ({"growth_factor": 10.0}, Kind.COMPUTE_TREND, ["10 is printed, the board gives 0.100"]),
        ({"reduction_factor": 10.0}, Kind.COMPUTE_TREND, []),
    ],
)
def test_a_published_factor_follows_from_the_board(
    printed: dict[str, float], kind: Kind, found: list[str]
) -> None:
    """A reduction is the inverse of a growth."""
    assert messages(published.published_factor_differs(on_board(printed, kind=kind))) == found


def test_published_figures_are_held_against_each_other() -> None:
    """3.1 over 0.31 is 10, whatever the inputs give."""
    printed = {"compute": "0.31 TFS-days", "counts_multiply_add_as": 1, "reduction_factor": 44.0}
    assert messages(published.published_figures_disagree(on_board(printed))) == [
        "44 is printed, but 6.20 TFS-days of the baseline and 0.620 TFS-days here, as printed, give 10.0"
    ]


@pytest.mark.parametrize(("day", "differs"), [(25, False), (31, False), (24, True)])
def test_a_published_date_within_three_days_is_the_same(day: int, *, differs: bool) -> None:
    """Time zones and announcements."""
    found = messages(published.published_date_differs(claim(published={"date": date(2019, 5, day)})))
    assert bool(found) is differs


def test_a_printed_link_to_another_paper_is_found() -> None:
    """Both are on arXiv, with different ids; a version does not matter."""
    own, printed = paper("1706.03762"), {"url": f"{ARXIV}1706.03762v5", "analysis_url": f"{ARXIV}1807.11164"}
    analysis = {"title": "Analysis", "url": f"{ARXIV}2005.04305"}
    context = claim("2017-06-12", publication=own, published=printed, analysis=analysis)
    assert messages(published.published_link_differs(context)) == [
        "arXiv 1807.11164 is printed, the submission's own link is to arXiv 2005.04305"
    ]


@pytest.mark.parametrize(
    ("months", "found"), [("12 months", []), ("1 year", []), ("0 months", ["0"]), ("14 months", ["14"])]
)
def test_a_published_doubling_time_is_held_against_the_fit(months: str, found: list[str]) -> None:
    """A thousandfold in ten years is a doubling a year; a time of zero follows from nothing."""
    track = make_track(published={"doubling_time": months})
    records = (reported("first", "2010-01-01", 1024), reported("second", "2020-01-01", 1))
    leaderboard = build_leaderboard(track, records)
    board = Board(leaderboard=leaderboard, trend=build_trend(leaderboard))
    context = TrackContext(track=track, names=frozenset({"first", "second"}), records=records, board=board)
    placed = list(published.published_doubling_time_differs(context))
    assert [each.message for each in placed] == [
        f'"{number} months" is printed, the board gives 12.0 months' for number in found
    ]
