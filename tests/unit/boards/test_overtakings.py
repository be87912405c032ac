"""Who overtook whom, on any board: the quick way says what walking the whole board every day says."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.overtakings import RunningFrontier, filing_date, find_overtakings
from effsota.model import KINDS
from tests.builders.claims import make_track, reported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.model import Leaderboard, Record

FIRST_DAY = date(2020, 1, 1)
DAYS = st.integers(0, 6).map(lambda days: FIRST_DAY + timedelta(days=days))
STANDINGS = st.one_of(
    st.none(),
    st.fixed_dictionaries(
        {"is": st.sampled_from(["disputed", "withdrawn", "accepted"])}, optional={"date": DAYS}
    ),
)


@st.composite
def boards(draw: st.DrawFn) -> Leaderboard:
    """Return a board with few days and few amounts, so that many are equal."""
    records = [reported("first", "2019-12-31", 4)]
    for number in range(draw(st.integers(0, 9))):
        more = {
            "status": draw(STANDINGS) or "accepted",
            "bound": draw(st.sampled_from(["exact", "exact", "exact", "upper"])),
        }
        if draw(st.booleans()):
            more["submitted"] = {"by": "octocat", "date": draw(DAYS)}
        day = draw(DAYS).isoformat()
        records.append(reported(f"r{number}", day, draw(st.integers(1, 4)), **more))
    return build_leaderboard(make_track(kind=draw(st.sampled_from(KINDS)).id), records)


def counts_on(record: Record, day: date) -> bool:
    """Tell whether a record was on file and had its standing at the end of a day."""
    lost = record.submission.status.date
    standing = record.is_ranked or (record.is_exact and lost is not None and lost > day)
    return standing and filing_date(record.submission) <= day


def frontier_on(board: Leaderboard, day: date) -> list[Record]:
    """Return the records that counted on a day and beat every earlier one and the others of their day."""
    effort = board.track.kind.effort_of
    counted = [
        (each.record, effort(each.amount.value)) for each in board.entries if counts_on(each.record, day)
    ]
    return [
        record
        for record, own in counted
        if not any(
            (other.submission.date < record.submission.date and theirs <= own)
            or (
                other.submission.date == record.submission.date
                and (theirs, other.submission.path) < (own, record.submission.path)
            )
            for other, theirs in counted
        )
    ]


def walk_every_day(board: Leaderboard) -> Iterator[tuple[date, str, str]]:
    """Yield day, slower and faster, finding the whole frontier again on every day."""
    leader, done = None, set()
    for day in (date(2019, 12, 31) + timedelta(days=number) for number in range(8)):
        frontier = frontier_on(board, day)
        passed = [*pairwise(frontier)]
        if leader is not None and frontier and leader not in frontier:
            passed.append((leader, frontier[-1]))
        for slower, faster in passed:
            if slower.submission.name not in done and counts_on(slower, day):
                done.add(slower.submission.name)
                yield day, slower.submission.name, faster.submission.name
        leader = frontier[-1] if frontier else None


@given(board=boards())
def test_the_quick_way_finds_what_every_day_looked_at_afresh_shows(board: Leaderboard) -> None:
    """With ties, several of one day, older ones filed later, and standings lost on a day."""
    found = [
        (each.day, each.slower.record.submission.name, each.faster.record.submission.name)
        for each in find_overtakings(board)
    ]
    assert sorted(found) == sorted(walk_every_day(board))


def test_one_that_comes_takes_those_off_that_it_beats() -> None:
    """An equal is beaten by the one before it in the order."""
    frontier = RunningFrontier([5, 3, 4, 3, 2])
    for place in (0, 2, 3, 4):
        frontier.enter(place)
    assert frontier.places == [0, 2, 3, 4]
    assert frontier.enter(1) == [1]
    assert frontier.places == [0, 1, 4]


def test_one_that_goes_uncovers_those_that_it_hid() -> None:
    """Of these, one that equals another before it stays hidden, and so does one that is not there."""
    frontier = RunningFrontier([5, 1, 4, 4, 3, 2])
    for place in (0, 1, 2, 3, 5):
        frontier.enter(place)
    assert frontier.places == [0, 1]
    assert frontier.leave(1) == [2, 5]
    assert frontier.places == [0, 2, 5]


def test_one_that_was_hidden_goes_unseen() -> None:
    """It uncovers nothing and is never uncovered."""
    frontier = RunningFrontier([1, 2])
    frontier.enter(0)
    assert (frontier.enter(1), frontier.leave(1), frontier.leave(0)) == ([], [], [])
