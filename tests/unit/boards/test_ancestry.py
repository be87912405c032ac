"""How a record came about: the way along what it builds on, and what each step gave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from effsota.boards.ancestry import (
    Ancestry,
    board_ancestry,
    contributors_of,
    find_ancestry,
    has_ancestry,
    running_shares,
    shares_by_change,
    shares_by_contributor,
    shares_by_maker,
)
from effsota.boards.known_names import Names
from effsota.boards.leaderboard import build_leaderboard
from effsota.model.resources import WALL_CLOCK
from tests.builders.claims import make_record, make_submission, make_track, reported

if TYPE_CHECKING:
    from effsota.model import Leaderboard, Record

SAID = [{"title": "The page"}]


def child(name: str, year: int, pflop: float, *parents: str, **keys: Any) -> Record:
    """Return a record of a year that builds on others of the board, or on `track/name`."""
    paths = [each if "/" in each else f"level/{each}" for each in parents]
    return reported(name, f"{year}-01-01", pflop, **({"builds_on": paths} if paths else {}), **keys)


def board(*records: Record) -> Leaderboard:
    """Return the board whose baseline is `first`."""
    return build_leaderboard(make_track(), records)


def way(*records: Record) -> Ancestry:
    """Return the way to the last of some records."""
    found = board(*records)
    return find_ancestry(found.by_path[records[-1].submission.path], found)


def names(found: Ancestry) -> list[str]:
    """Return the names of the records that a way leads to."""
    return [step.entry.record.submission.name for step in found.steps]


CHAIN = (
    child("first", 2012, 64),
    child("b", 2013, 16, "first"),
    child("c", 2014, 32, "b"),
    child("d", 2015, 8, "c"),
)


def test_a_way_goes_from_the_baseline_step_by_step() -> None:
    """64 to 16 to 32 to 8: of three halvings two, then minus one, then two."""
    found = way(*CHAIN)
    assert names(found) == ["b", "c", "d"]
    assert [step.log2 for step in found.steps] == [2, -1, 2]
    assert [step.share for step in found.steps] == pytest.approx([2 / 3, -1 / 3, 2 / 3])
    assert (found.factor, found.before, found.begins_at_baseline) == (8, 1, True)
    assert list(running_shares(found.steps)) == pytest.approx([2 / 3, 1 / 3, 1])


def test_the_largest_steps_come_first() -> None:
    """Of equals the earlier."""
    assert [step.entry.record.submission.name for step in way(*CHAIN).gains] == ["b", "d", "c"]


def test_what_no_step_explains_is_told_apart() -> None:
    """The way begins at `b`, which builds on a record of another board; the baseline is eight times worse."""
    found = way(child("first", 2012, 64), child("b", 2013, 8, "other/x"), child("c", 2014, 4, "b"))
    assert (found.root.record.submission.name, found.before, found.factor) == ("b", 8, 2)
    assert (found.beyond, found.begins_at_baseline) == (("other/x",), False)


def test_of_several_the_way_goes_along_the_best() -> None:
    """The others are beside it; of equally good ones it is the later."""
    pair = (child("first", 2012, 64), child("b", 2013, 16, "first"), child("c", 2014, 8, "first"))
    found = way(*pair, child("d", 2015, 4, "b", "c", "other/x"))
    assert names(found) == ["c", "d"]
    assert [step.beside for step in found.steps] == [(), ("level/b", "other/x")]
    assert (found.branches, found.factor) == (1, 16)
    even = (child("first", 2012, 64), child("b", 2013, 8, "first"), child("c", 2014, 8, "first"))
    assert names(way(*even, child("d", 2015, 4, "c", "b"))) == ["c", "d"]


def test_a_record_that_builds_on_none_has_no_steps() -> None:
    """Its way is itself."""
    found = way(child("first", 2012, 64), child("b", 2013, 16))
    assert (found.steps, found.factor, found.before) == ((), 1, 4)
    assert board_ancestry(board(child("first", 2012, 64), child("b", 2013, 16))) is None


def test_a_circle_ends_where_it_closes() -> None:
    """The rules refuse it; a board is built all the same."""
    assert names(way(child("first", 2012, 64, "b"), child("b", 2013, 16, "first"))) == ["b"]


def test_a_way_that_gained_nothing_has_no_shares() -> None:
    """Nothing is divided by nothing, nor by a loss."""
    for last in (64, 128):
        found = way(child("first", 2012, 64), child("b", 2013, last, "first"))
        assert [step.share for step in found.steps] == [None]
        assert list(running_shares(found.steps)) == [None]


def test_the_way_of_a_board_is_that_of_the_record_that_leads_it() -> None:
    """And not of the newest."""
    found = board(*CHAIN[:2], child("c", 2014, 32, "b"))
    led = board_ancestry(found)
    assert led is not None
    assert (led.entry.record.submission.name, has_ancestry(found)) == ("b", True)


def test_another_condition_is_not_walked() -> None:
    """By the clock, a record on other chips is no step of a way."""
    chips: dict[str, Any] = {"method": "hardware-time", "precision": "fp32", "utilization": 0.3, "count": 1}
    one = [
        make_record(
            name,
            day,
            {**chips, "hardware": chip, "time": f"{hours} hours"},
            wall_clock=f"{hours} hours",
            builds_on=parents,
        )
        for name, day, chip, hours, parents in (
            ("first", "2012-01-01", "gtx-580", 8, ["other/x"]),
            ("b", "2013-01-01", "some-cpu", 4, ["level/first"]),
            ("c", "2014-01-01", "gtx-580", 2, ["level/b"]),
        )
    ]
    found = build_leaderboard(make_track(), one, WALL_CLOCK)
    assert find_ancestry(found.by_path["level/c"], found).steps == ()


def test_a_step_of_several_kinds_is_not_divided() -> None:
    """It stands under all of them together; what no source says comes last."""
    found = way(
        child("first", 2012, 64),
        child("b", 2013, 32, "first", changes=["algorithm", "data", "size"], change_sources=SAID),
        child("c", 2014, 8, "b"),
        child("d", 2015, 4, "c", changes=["algorithm"], made_by="agents", change_sources=SAID),
        child("e", 2016, 2, "d", changes=["algorithm"], change_sources=SAID),
    )
    sums = shares_by_change(found.steps)
    named = [(each.name, each.steps) for each in sums]
    assert named == [("algorithm", 2), ("algorithm, data and size", 1), ("", 1)]
    assert [each.share for each in sums] == pytest.approx([0.4, 0.2, 0.4])
    makers = shares_by_maker(found.steps)
    assert [(each.name, each.steps) for each in makers] == [("agents", 1), ("", 3)]


def test_a_joint_step_counts_whole_for_each_contributor() -> None:
    """Apart from those that somebody made alone, under the name that a spelling stands for."""
    both, ada = [{"name": "Ada", "for": "x"}, {"name": "Bo", "for": "x"}], [{"name": "A. L.", "for": "x"}]
    found = way(
        child("first", 2012, 64),
        child("b", 2013, 16, "first", credits=both),
        child("c", 2014, 8, "b", credits=ada),
        child("d", 2015, 4, "c", credits=both[1:]),
    )
    sums = shares_by_contributor(found.steps, Names(spellings=(("A. L.", "Ada"),)))
    assert [each.name for each in sums] == ["Ada", "Bo"]
    assert [each.alone for each in sums] == pytest.approx([0.25, 0.25])
    assert [each.jointly for each in sums] == pytest.approx([0.5, 0.5])


def test_contributors_are_those_who_are_thanked_or_the_authors() -> None:
    """Each once."""
    page = {"title": "On it", "url": "https://example.org/x", "authors": ["Ada", "Bo"]}
    assert contributors_of(make_submission("a", "2012-01-01", publication=page)) == ("Ada", "Bo")
    thanked = [{"name": "Cy", "for": "x"}, {"name": "Cy", "for": "y"}]
    assert contributors_of(make_submission("a", "2012-01-01", publication=page, credits=thanked)) == ("Cy",)
