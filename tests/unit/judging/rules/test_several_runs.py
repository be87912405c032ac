"""Several runs of one recipe, and how sure their mean is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from effsota.judging.rules import TrackContext, several_runs
from tests.builders.claims import make_track
from tests.builders.judged import claim, messages

if TYPE_CHECKING:
    from effsota.judging.rules import ClaimContext
    from effsota.model import Track

LEVEL = {"name": "validation loss", "unit": "nats", "better": "lower", "target": 3.28}
# modded-nanogpt, record 74 and its printed p; and four runs of which one misses the level.
SURE, PRINTED = [3.2783, 3.2789, 3.2795, 3.2786], 0.0097
LUCKY = [3.2798, 3.2799, 3.2850, 3.2740]


def level(**keys: Any) -> Track:
    """Return a track of a loss."""
    return make_track(metric={**LEVEL, **keys})


def runs(values: list[float], value: float, *, track: Track | None = None, **keys: Any) -> ClaimContext:
    """Return a claim of several runs, on a track that ranks by their mean."""
    given = {key: keys.pop(key) for key in ("p",) if key in keys}
    result = {"value": value, "runs": {"values": values, **given}}
    return claim("2026-02-16", track=track or level(runs="mean"), result=result, **keys)


@pytest.mark.parametrize(("p", "count"), [(0.0098, 0), (0.0097, 1), (None, 0)])
def test_a_mean_is_as_sure_as_its_track_asks(p: float | None, count: int) -> None:
    """The values give p = 0.00973; a track that asks nothing takes any mean."""
    track = level(runs="mean", **({"p": p} if p else {}))
    assert len(messages(several_runs.mean_not_sure(runs(SURE, 3.27883, track=track)))) == count


def test_runs_without_scatter_are_not_sure() -> None:
    """One run written four times would be the surest of all."""
    track = level(runs="mean", p=0.01)
    assert len(messages(several_runs.mean_not_sure(runs([3.2] * 4, 3.2, track=track)))) == 1


@pytest.mark.parametrize(("values", "count"), [([3.27], 1), ([3.27, 3.28], 0)])
def test_one_run_says_nothing_of_a_mean(values: list[float], count: int) -> None:
    """Nor does none: where a p is asked, the values of two are needed."""
    track = level(runs="mean", p=0.01)
    assert len(messages(several_runs.runs_missing(runs(values, 3.27, track=track)))) == count
    bare = claim("2026-02-16", track=track, result={"value": 3.27})
    assert len(messages(several_runs.runs_missing(bare))) == 1
    assert messages(several_runs.runs_missing(runs([3.27], 3.27))) == []


@pytest.mark.parametrize(("day", "is_asked"), [("2026-02-15", False), ("2026-02-16", True)])
def test_a_p_is_asked_from_its_first_day_on(day: str, *, is_asked: bool) -> None:
    """A record before it is not told that it gives no values, nor that they are not sure."""
    track = level(runs="mean", p=0.01, p_from="2026-02-16")
    bare = claim(day, track=track, result={"value": 3.27})
    given = claim(day, track=track, result={"value": 3.27968, "runs": {"values": LUCKY}})
    assert len(messages(several_runs.runs_missing(bare))) == is_asked
    assert len(messages(several_runs.mean_not_sure(given))) == is_asked
    alone = claim(day, track=track, result={"value": 3.27}, runs=1)
    assert len(messages(several_runs.one_run_alone(alone))) == (not is_asked)


def test_a_first_day_is_that_of_a_p() -> None:
    """Without one it asks nothing."""
    track = level(runs="mean", p_from="2026-02-16")
    context = TrackContext(track=track, names=frozenset(), records=())
    assert [each.pointer for each in several_runs.p_without_mean(context)] == ["/metric/p_from"]


def test_a_withdrawn_record_need_not_be_sure() -> None:
    """It counts for nothing."""
    status = {"is": "withdrawn", "reason": "no luck", "date": "2026-11-22"}
    context = runs(LUCKY, 3.27968, track=level(runs="mean", p=0.01), status=status)
    assert messages(several_runs.mean_not_sure(context)) == []


@pytest.mark.parametrize(("reaching", "count"), [("each", 1), ("mean", 0)])
def test_each_run_reaches_the_level_where_each_has_to(reaching: str, count: int) -> None:
    """The third of the four misses it."""
    found = [*several_runs.run_misses_target(runs(LUCKY, 3.27968, track=level(runs=reaching)))]
    assert [fault.pointer for fault in found] == ["/result/runs/values/2"] * count


@pytest.mark.parametrize(
    ("value", "count"), [(3.278825, 0), (3.27883, 0), (3.279, 0), (3.27884, 1), (3.2788, 0), (3.2789, 1)]
)
def test_a_result_is_the_mean_in_its_digits(value: float, count: int) -> None:
    """3.278825 rounds to 3.2788 and to 3.279."""
    assert len(messages(several_runs.result_is_not_the_mean(runs(SURE, value)))) == count


@pytest.mark.parametrize(("number", "count"), [(4, 0), (3, 1), (5, 1)])
def test_the_number_of_runs_is_that_of_the_values(number: int, count: int) -> None:
    """All of them are given, or none."""
    assert len(messages(several_runs.runs_counted_otherwise(runs(SURE, 3.27883, runs=number)))) == count


@pytest.mark.parametrize(("p", "count"), [(PRINTED, 0), (0.0194, 0), (0.0195, 1), (0.0049, 0), (0.0048, 1)])
def test_a_printed_p_follows_within_a_factor_of_two(p: float, count: int) -> None:
    """The source prints 0.0097, and 0.00973 follows."""
    assert len(messages(several_runs.printed_p_differs(runs(SURE, 3.27883, p=p)))) == count


@pytest.mark.parametrize(("number", "count"), [(1, 1), (2, 0), (None, 0)])
def test_one_run_alone_is_told(number: int | None, count: int) -> None:
    """Where nobody says how many there were, nobody knows that it is one."""
    keys: dict[str, Any] = {} if number is None else {"runs": number}
    context = claim("2026-02-16", track=level(runs="mean"), result={"value": 3.27}, **keys)
    assert len(messages(several_runs.one_run_alone(context))) == count
    each = claim("2026-02-16", track=level(), result={"value": 3.27}, **keys)
    assert messages(several_runs.one_run_alone(each)) == []
    assert len(messages(several_runs.one_run_alone(runs([3.27], 3.27)))) == 1
