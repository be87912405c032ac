"""Rows of the speedruns on CIFAR-10: one level each, counted by code, told apart from those that are not."""

from __future__ import annotations

from datetime import date

import pytest

from effsota.bringing.importers.cifar10 import cifar10_at
from effsota.bringing.importers.imported import Imported
from effsota.problems import Refusal
from tests.unit.bringing.importers.sample_rows import csv_of

ROW = {
    "level": "94",
    "name": "hlb-CIFAR10 v0.7.0",
    "date": "2023-11-06",
    "date_stated": "",
    "chips": "1",
    "seconds": "6.3",
    "accuracy": "",
    "flop_stated": "5.87e14",
    "flop_counted": "5.81e14",
    "usd": "",
    "flop_by_hardware_time": "",
}
FILTERED = ROW | {"level": "96", "name": "airbench96_faster", "seconds": "27.3", "accuracy": "96.0"}
ENTRY = "davidcpage_resnet9_1v100-ec2_pytorch"


def read(*rows: dict[str, str], level: int = 94) -> Imported | Refusal:
    """Return what rows give."""
    return cifar10_at(level)(csv_of(*rows), today=date(2026, 11, 28), schemas="../../schema/")


def text_of(*rows: dict[str, str], level: int = 94) -> str:
    """Return the first file that rows give."""
    imported = read(*rows, level=level)
    assert isinstance(imported, Imported)
    return next(iter(imported.files.values())).decode()


def test_operations_are_those_of_the_code() -> None:
    """Forward pass, images of the full batches, epochs; and what the author states stands beside."""
    told = ("forward: 162", "examples: 49152", "epochs: 12.1", "is: at-least", "compute: 5.87e14 FLOP")
    assert [each for each in told if each not in text_of(ROW)] == []


def test_the_small_network_that_chooses_data_is_counted() -> None:
    """It looks at all, and learns at every fourth step."""
    text = text_of(FILTERED, level=96)
    assert ("examples: 1105920" in text, "examples: 552960" in text, "backward: 0" in text) == (True,) * 3


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        ("6.3", "wall_clock: 6.3 seconds"),
        ("2.67 then 2.59", "wall_clock: 2.67 seconds"),
        ("3.83 (compiled 3.09; paper 3.29)", "wall_clock: 3.83 seconds"),
    ],
)
def test_a_time_is_the_one_that_stands_first(seconds: str, told: str) -> None:
    """Others in the cell are of later or other runs."""
    assert told in text_of(ROW | {"seconds": seconds})


@pytest.mark.parametrize("seconds", ["<10", "12.31-12.38", ""])
def test_a_bound_or_a_range_is_no_time(seconds: str) -> None:
    """Then nothing is said of time and chips."""
    text = text_of(ROW | {"seconds": seconds})
    assert ("wall_clock" in text, "hardware-time" in text) == (False, False)


def test_the_later_day_counts() -> None:
    """An entry of DAWNBench has a day of its own, and one on which its file was first there."""
    assert "date: 2018-11-08" in text_of(
        ROW | {"name": ENTRY, "date_stated": "2018-11-08", "date": "2018-11-06"}
    )


def test_chips_that_were_idle_are_answered_for() -> None:
    """Only where time at a third of the peak gives more than three times the operations."""
    row = ROW | {"flop_by_hardware_time": "1.75e15"}
    told = "this run reached 11% of the peak of its chips"
    assert (told in text_of(row), "answers" in text_of(row | {"flop_by_hardware_time": "1.74e15"})) == (
        True,
        False,
    )


def test_a_count_that_the_code_contradicts_is_told() -> None:
    """Its own layers are taken."""
    imported = read(ROW | {"flop_counted": "4.94e14"})
    assert isinstance(imported, Imported)
    assert [each.message for each in imported.changed] == [
        "the layers of its code give 5.81e+14 FLOP, the table 4.94e14: taken by the code"
    ]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"level": "95"}, "1 rows, this the first, are of other levels than 94"),
        ({"name": "Hiverge (automated search)"}, "it states no operations"),
        ({"name": "dawn_resnet164_b_1k80-gc_tensorflow"}, "another run of its network is on file"),
        ({"name": "basenet"}, "its operations were not counted in its code"),
        ({"accuracy": "93.9"}, "its 93.9 % lie below 94 %"),
        ({"date": ""}, "it has no date"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_row_that_is_no_record_is_told(changes: dict[str, str], why: str) -> None:
    """Alone in its table it leaves nothing to write."""
    refused = read(ROW | changes)
    assert isinstance(refused, Refusal)
    assert why in refused.message


def test_how_test_images_were_shown_is_told() -> None:
    """Mirrored by some, shifted too by others; the first entries showed each once."""
    mirrored, shifted = text_of(ROW), text_of(FILTERED, level=96)
    once = text_of(ROW | {"name": ENTRY, "date_stated": "2018-11-06", "date": "2018-11-06"})
    assert ["mirror image" in text for text in (mirrored, shifted, once)] == [True, True, False]
    assert ["shifted by a pixel" in text for text in (mirrored, shifted, once)] == [False, True, False]
