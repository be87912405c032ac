"""Leaps over the best before, just below and just above their limits."""

from __future__ import annotations

import pytest

from effsota.judging.rules import TrackContext
from effsota.judging.rules.doubts import leaps
from effsota.model import Record
from tests.builders.claims import make_track, reported


def whole(*records: Record, grows: bool = False) -> TrackContext:
    """Return a track of these records, in which more is better where it grows."""
    track = make_track(**({"kind": "compute-trend"} if grows else {}))
    return TrackContext(
        track=track, names=frozenset(each.submission.name for each in records), records=records
    )


def asked(context: TrackContext) -> list[tuple[str, str]]:
    """Return which rule asks which file."""
    rules = {"long-leap": leaps.long_leap, "giant-leap": leaps.giant_leap}
    return [(name, fault.file) for name, rule in rules.items() for fault in rule(context)]


NEXT = "submissions/level/next.yaml"


@pytest.mark.parametrize(
    ("factor", "found"),
    [
        (29.9, []),
        (30.1, [("long-leap", NEXT)]),
        (99.9, [("long-leap", NEXT)]),
        (100.1, [("giant-leap", NEXT)]),
        (1e15, [("giant-leap", NEXT)]),
    ],
)
@pytest.mark.parametrize("grows", [False, True])
def test_a_leap_is_asked_about_from_its_limit_on(
    factor: float, found: list[tuple[str, str]], *, grows: bool
) -> None:
    """Whether less is better or more; never by two rules at once."""
    much = 1e6 * factor if grows else 1e6 / factor
    context = whole(reported("first", "2012-06-01", 1e6), reported("next", "2013-06-01", much), grows=grows)
    assert asked(context) == found


@pytest.mark.parametrize(("answer", "found"), [({}, [("long-leap", NEXT)]), ({"giant-leap": "why"}, [])])
def test_an_answer_for_a_giant_leap_is_one_for_what_is_left_of_it(
    answer: dict[str, str], found: list[tuple[str, str]]
) -> None:
    """A record that is filed later, and lies between the two, asks nothing of the file of another."""
    leader = reported("next", "2013-06-01", 1e4, answers=answer)
    context = whole(reported("first", "2012-06-01", 2e6), reported("between", "2012-12-01", 5e5), leader)
    assert asked(context) == found


def test_a_leap_is_measured_from_the_best_before_it_not_from_the_baseline() -> None:
    """Two steps of 20x each are none."""
    steps = [reported("first", "2012-06-01", 400), reported("second", "2013-06-01", 20)]
    assert asked(whole(*steps, reported("next", "2014-06-01", 1))) == []


@pytest.mark.parametrize("keys", [{"bound": "upper"}, {"status": "disputed"}])
def test_what_does_not_count_does_not_leap(keys: dict[str, str]) -> None:
    """Neither as the record that leaps nor as the one that it is measured from."""
    first, last = reported("first", "2012-06-01", 100), reported("last", "2014-06-01", 90)
    assert asked(whole(first, reported("next", "2013-06-01", 1e-3, **keys), last)) == []


def test_what_is_behind_the_best_before_it_does_not_leap() -> None:
    """It joins no frontier."""
    records = reported("first", "2012-06-01", 1), reported("next", "2013-06-01", 1e6)
    assert asked(whole(*records)) == []


def test_the_message_tells_both_amounts_in_one_unit() -> None:
    """So that a power of ten meets the eye."""
    context = whole(reported("first", "2012-06-01", 532), reported("next", "2020-06-01", 1e-10))
    (fault,) = leaps.giant_leap(context)
    assert fault.message == (
        "5.32 trillion× less compute than level/first, the best before it: 100,000 FLOP against 5.32e17 FLOP"
    )
    assert fault.hint.endswith("say what makes it so: answers: {giant-leap: why}")
