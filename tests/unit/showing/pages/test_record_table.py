"""The table of a board's records: what is open, which column says anything, what is said once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from effsota.showing.pages.record_table import MOST_OPEN, NEAR_USUAL, RecordTable, build_record_table
from effsota.showing.pages.rows import build_rows
from tests.builders.boards import board, record
from tests.builders.sites import site

if TYPE_CHECKING:
    from effsota.model import Record


def table(*records: Record) -> RecordTable:
    """Return the table of a board of these records."""
    given = board(list(records))
    rows = build_rows(given, site(given), given.leaderboard.entries)
    return build_record_table(rows, given.leaderboard.track, what="Every record")


def worse(count: int) -> list[Record]:
    """Return a baseline with records that took more."""
    return [record(f"Run {i}", f"20{10 + i // 12}-{i % 12 + 1:02d}-01", 1.0 + i) for i in range(count)]


@pytest.mark.parametrize(
    ("count", "shown", "folded"), [(MOST_OPEN, MOST_OPEN, 0), (MOST_OPEN + 1, 1, MOST_OPEN)]
)
def test_of_a_long_table_the_frontier_is_open(count: int, shown: int, folded: int) -> None:
    """The others are one step away, and nothing is lost."""
    found = table(*worse(count))
    assert (len(found.rows), len(found.rest)) == (shown, folded)
    assert folded == 0 or found.rest_title == f"Show all {count}: the {folded} not on the frontier too"


def test_what_holds_for_all_is_said_once() -> None:
    """The method and the state of every record stand above, not in columns."""
    found = table(*worse(2))
    assert found.method is not None
    assert found.caption.startswith(
        f"Every record, least compute first. How derived: {found.method.lower()}."
    )
    assert found.state is not None
    assert f"Status: {found.state.lower()}." in found.caption


def test_figures_that_are_exact_have_no_column_of_tolerances() -> None:
    """A price is what was asked: a column of empty cells would look like something that is missing."""
    given = board(worse(2))
    rows = build_rows(given, site(given), given.leaderboard.entries)
    exact = [
        replace(row, entry=replace(row.entry, factor_low=row.entry.factor, factor_high=row.entry.factor))
        for row in rows
    ]
    found = (build_record_table(each, given.leaderboard.track, what="Every record") for each in (rows, exact))
    assert [each.has_tolerance for each in found] == [True, False]


@pytest.mark.parametrize("near", [1, 2])
def test_what_most_steps_are_is_said_once(near: int) -> None:
    """One step of three that are within method error says so itself; two are told above the table."""
    given = board([record(f"Run {at}", f"201{at}-01-01", 8.0 / (at + 1)) for at in range(4)])
    rows = [
        replace(row, entry=replace(row.entry, is_within_error=at < near))
        for at, row in enumerate(build_rows(given, site(given), given.leaderboard.entries))
    ]
    found = build_record_table(rows, given.leaderboard.track, what="Every record")
    assert (found.is_near_usual, NEAR_USUAL in found.caption) == (near == 2, near == 2)


def test_a_record_without_a_rank_keeps_its_state() -> None:
    """What most are is said, and that the rows say where it is otherwise."""
    disputed = record(
        "X", "2018-01-01", 0.1, status={"is": "disputed", "reason": "The log is of another run."}
    )
    found = table(*worse(2), disputed)
    assert f"Status: {(found.state or '').lower()}, where nothing else is said." in found.caption
    assert found.caption.endswith("Those without a rank are shown, not ranked.")
