"""Records of the slowrun, turned from loss in a time into time to a loss, on one machine."""

from __future__ import annotations

from datetime import date

import pytest

from effsota.bringing.importers.imported import Imported
from effsota.bringing.importers.slowrun import slowrun_at
from effsota.problems import Refusal
from tests.unit.bringing.importers.sample_rows import csv_of

COMMIT = "0d49316316dc6684049a679e03958c3fb612a8fd"
ROW = {
    "track": "Limited Compute Track (1 hour)",
    "record": "4",
    "val_loss": "3.335",
    "date": "2026-03-01",
    "time": "52.1 mins",
    "script": f"https://github.com/qlabs-eng/slowrun/blob/{COMMIT}/train.py",
    "description": "Use swiglu activation",
    "contributors": "@one, @two",
}


def read(*rows: dict[str, str]) -> Imported | Refusal:
    """Return what rows give at a loss of 3.4."""
    return slowrun_at(3.4)(
        csv_of(*(ROW | row for row in rows)), today=date(2026, 11, 28), schemas="../../schema/"
    )


def text_of(name: str = "limited-04", **changes: str) -> str:
    """Return the file of a row."""
    imported = read(changes)
    assert isinstance(imported, Imported)
    return imported.files[f"{name}.yaml"].decode()


def test_a_record_has_its_time_on_eight_chips() -> None:
    """Loss, clock, chips, code and authors stand in the file, and no bound that nobody measured."""
    text = text_of()
    told = ("value: 3.335", "wall_clock: 52.1 minutes", "count: 8", f"commit: {COMMIT}", '- "@two"')
    assert [part for part in told if part not in text] == []
    assert "notes" not in text


@pytest.mark.parametrize(
    ("printed", "minutes"),
    [
        ("~47 mins", "47"),
        ("6h 44m", "404"),
        ("42h 35m (1 node, 8xH100)", "2555"),
        ("53.3 mins (training time only)", "53.3"),
    ],
)
def test_times_are_minutes(printed: str, minutes: str) -> None:
    """The source writes them in four ways."""
    assert f"wall_clock: {minutes} minutes" in text_of(time=printed)


def test_a_track_of_two_words_is_one() -> None:
    """Files are named after the tracks of the source."""
    assert "two-hour #4" in text_of("two-hour-04", track="Two hour track")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"val_loss": "3.401"}, "it is above the level: 3.401"),
        (
            {"time": "19h 18m (2 nodes, 8xH100)"},
            "it ran on other machines than one with 8 H100: 19h 18m (2 nodes",
        ),
        (
            {"time": "210 hours (7xH100 node)"},
            "it ran on other machines than one with 8 H100: 210 hours (7xH100",
        ),
        ({"time": "soon"}, 'its time "soon" is not in hours and minutes'),
        ({"time": "157 mins"}, "it took 3 times the least time that had reached the level by its day"),
        ({"script": ROW["script"]}, "it is a record of another track of the source too, which is listed"),
        ({"script": "https://example.org/train.py"}, "its code is not at a commit of the slowrun"),
    ],
)
def test_what_does_not_compare_is_told(changes: dict[str, str], why: str) -> None:
    """The first row stays, the second is listed with the reason."""
    other = ROW["script"].replace("train.py", "tiny/train.py")
    imported = read({}, {"record": "5", "date": "2026-04-01", "script": other} | changes)
    assert isinstance(imported, Imported)
    assert [remark.message[: len(why)] for remark in imported.skipped] == [why]
