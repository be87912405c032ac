"""A track as a whole."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from effsota.judging.rules import RecordContext, TrackContext, whole_tracks
from tests.builders.claims import make_track, reported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.model import Record
    from effsota.problems import Fault

FIRST = reported("first", "2012-06-01", 100)


def whole(*records: Record, **keys: Any) -> TrackContext:
    """Return a track of these records; keywords are YAML keys of the track."""
    names = frozenset(record.submission.name for record in records)
    return TrackContext(track=make_track(**keys), names=names, records=records)


def messages(found: Iterator[Fault]) -> list[str]:
    """Return the messages of what was found, all of it in the track's file."""
    placed = list(found)
    assert {each.file for each in placed} <= {"submissions/level/track.yaml"}
    return [each.message for each in placed]


def test_a_baseline_is_one_of_the_submissions() -> None:
    """Also a submission with faults of its own counts as there."""
    assert messages(whole_tracks.baseline_missing(whole(FIRST))) == []
    (placed,) = whole_tracks.baseline_missing(whole(FIRST, baseline="frist"))
    assert placed.message == '"frist" is not a submission of this track'
    assert placed.hint == "did you mean first? otherwise add submissions/level/frist.yaml"


def test_a_track_without_submissions_has_no_baseline() -> None:
    """The hint says which file to add."""
    (placed,) = whole_tracks.baseline_missing(whole())
    assert placed.hint == "add submissions/level/first.yaml"


@pytest.mark.parametrize(
    ("keys", "why"), [({"bound": "upper"}, "is an upper bound"), ({"status": "disputed"}, "is disputed")]
)
def test_a_baseline_counts(keys: dict[str, str], why: str) -> None:
    """Factors against a bound or a disputed figure mean nothing."""
    context = whole(reported("first", "2012-06-01", 100, **keys))
    assert messages(whole_tracks.baseline_not_ranked(context)) == [
        f'"first" {why}, so nothing can be measured against it'
    ]


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("training-efficiency", ["2012-05-31 is before the baseline, level/first of 2012-06-01"]),
        ("compute-trend", []),
    ],
)
def test_a_record_of_a_benchmark_comes_after_the_baseline(kind: str, found: list[str]) -> None:
    """A compute trend may reach back."""
    record = reported("second", "2012-05-31", 100)
    context = RecordContext(record=record, track=make_track(kind=kind), baseline=FIRST)
    assert [fault.message for fault in whole_tracks.record_before_baseline(context)] == found


def test_off_fit_names_submissions() -> None:
    """A reason for nothing is a slip."""
    context = whole(FIRST, off_fit={"first": "why", "frist": "why"})
    assert messages(whole_tracks.off_fit_unknown(context)) == ['"frist" is not a submission of this track']


def era(name: str, start: int | None, end: int | None) -> dict[str, Any]:
    """Return an era between two years."""
    given = {"name": name, "from": start and date(start, 1, 1), "to": end and date(end, 1, 1)}
    return {key: value for key, value in given.items() if value}


@pytest.mark.parametrize(
    ("eras", "found"),
    [
        ([era("a", None, 2012), era("b", 2012, None)], []),
        ([era("b", 2012, None), era("a", None, 2012)], []),
        ([era("a", None, 2013), era("b", 2012, None)], ["b"]),
        ([era("a", 2010, None), era("b", 2012, 2014)], ["b"]),
    ],
)
def test_eras_do_not_overlap(eras: list[dict[str, Any]], found: list[str]) -> None:
    """In whatever order they stand; an open end reaches for ever."""
    said = messages(whole_tracks.eras_overlap(whole(FIRST, eras=eras)))
    assert [message.split('"')[1] for message in said] == found


def test_an_era_ends_after_it_begins() -> None:
    """The hint swaps the two."""
    (placed,) = whole_tracks.era_reversed(whole(FIRST, eras=[era("a", 2014, 2012)]))
    assert placed.message == 'the era "a" ends on 2012-01-01, not after it begins on 2014-01-01'
    assert placed.hint == "write from: 2012-01-01 and to: 2014-01-01"


def test_a_metric_stands_where_there_is_a_level() -> None:
    """A benchmark needs one, a compute trend has none."""
    trend = whole(FIRST, kind="compute-trend")
    assert messages(whole_tracks.metric_not_expected(trend)) == [
        "a compute-trend follows no fixed level, so it has no metric"
    ]
    assert messages(whole_tracks.metric_not_expected(whole(FIRST))) == []
    assert messages(whole_tracks.metric_missing(whole(FIRST))) == []
