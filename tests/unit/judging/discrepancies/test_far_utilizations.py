"""The utilizations of one track beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.builders.claims import make_record, make_track
from tests.builders.discrepancies import found_on, texts, warnings

if TYPE_CHECKING:
    from effsota.model import Record

TIMED = {"method": "hardware-time", "peak": "1 TFLOP/s", "time": "1 day"}


def on_gpu(name: str, utilization: float, **keys: Any) -> Record:
    """Return a record by hardware time."""
    return make_record(name, "2015-01-01", {**TIMED, "utilization": utilization}, **keys)


def test_the_least_and_the_most_are_named() -> None:
    """33 % against 100 % makes a factor of 3 by convention alone; one of the two is asked."""
    (found,) = found_on(on_gpu("first", 0.33), on_gpu("second", 1.0), on_gpu("third", 0.5))
    assert texts((found,)) == [("utilization", "utilization 1", "0.33, as for first")]
    assert (found.owner.path, found.owner.file) == ("level/second", "submissions/level/second.yaml")
    assert found.message == (
        "level/first counts a utilization of 0.33, level/second one of 1:"
        " 3.03× of the factor between them may be convention"
    )


@pytest.mark.parametrize(
    ("filed", "asked"),
    [({}, "second"), ({"first": "2026-11-02"}, "first"), ({"second": "2026-11-02"}, "second")],
)
def test_who_filed_later_is_asked(filed: dict[str, str], asked: str) -> None:
    """Whoever adds a record may not touch the track's file, nor that of another."""
    records = [
        on_gpu(name, share, submitted={"by": "ada", "date": filed.get(name, "2026-11-01")})
        for name, share in (("first", 0.33), ("second", 1.0))
    ]
    (found,) = found_on(*records)
    assert found.owner.file == f"submissions/level/{asked}.yaml"


@pytest.mark.parametrize("of_track", [True, False])
def test_the_track_or_the_record_answers(*, of_track: bool) -> None:
    """The track for all that it holds."""
    answers = {"utilizations-far-apart": "each is measured"}
    track = make_track(**({"answers": answers} if of_track else {}))
    second = on_gpu("second", 1.0, **({} if of_track else {"answers": answers}))
    (found,) = found_on(on_gpu("first", 0.33), second, track=track)
    file = "track" if of_track else "second"
    assert (found.owner.file, found.reason) == (f"submissions/level/{file}.yaml", "each is measured")


def test_a_cross_check_is_compared_too() -> None:
    """The headline may be what a source reports, at another utilization than its own sum shows."""
    timed = {**TIMED, "utilization": 1.0}
    other = make_record("second", "2019-05-28", {"method": "reported", "compute": "1 PFLOP"}, timed)
    assert len(warnings(found_on(on_gpu("first", 0.33), other))) == 1


def test_only_records_that_count_are_compared() -> None:
    """A withdrawn record changes no factor."""
    assert found_on(on_gpu("first", 0.33), on_gpu("second", 1.0, status="withdrawn")) == ()
