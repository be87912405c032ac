"""Rows of DAWNBench for ImageNet: operations by image sizes, hours, dollars, and what is in doubt."""

from __future__ import annotations

from datetime import date

import pytest

from effsota.bringing.importers.dawnbench_imagenet import import_imagenet
from effsota.bringing.importers.imported import Imported
from effsota.problems import Refusal
from tests.unit.bringing.importers.sample_rows import csv_of

ROW = {
    "level": "93",
    "name": "fastai_resnet50_p3_4_machine_pytorch",
    "date": "2018-09-10",
    "date_stated": "2018-09-07",
    "chips": "32",
    "hours": "0.49509",
    "accuracy": "93.008",
    "epochs": "29.0",
    "flop_counted": "6.57e+17",
    "flop_counted_basis": "epochs x images x 3 x 2 x MACs with the declared resolution schedule",
    "flop_by_hardware_time": "2.35e+18",
    "usd": "48.48",
    "note": "epochs counted from 0",
}
FULL = ROW | {
    "name": "setu_resnet50_azure-ndv2_pytorch",
    "epochs": "27.0",
    "flop_counted": "8.49e+17",
    "flop_counted_basis": "epochs x images x 3 x 2 x MACs at 224 px",
}


def text_of(row: dict[str, str]) -> str:
    """Return the file that a row gives."""
    imported = import_imagenet(csv_of(row), today=date(2026, 11, 28), schemas="../../schema/")
    assert isinstance(imported, Imported)
    return next(iter(imported.files.values())).decode()


def test_each_size_of_image_is_a_part_of_the_sum() -> None:
    """13 epochs at 128 pixels, 15 at 224, the last at 288."""
    lines = [line.strip() for line in text_of(ROW).splitlines()]
    found = [line for line in lines if line.startswith(("what:", "epochs:"))]
    sizes = ("what: images of 128 pixels", "what: images of 224 pixels", "what: images of 288 pixels")
    assert found == [sizes[0], "epochs: 13", sizes[1], "epochs: 15", sizes[2], "epochs: 1"]


def test_hours_and_dollars_are_told_of_the_later_day() -> None:
    """The file was there three days after the day that it states."""
    told = ("date: 2018-09-10", "wall_clock: 0.49509 hours", "usd: 48.48")
    assert [each for each in told if each not in text_of(ROW)] == []


def test_chips_that_were_idle_are_answered_for() -> None:
    """Time at a third of the peak gives more than three times the operations."""
    assert "this run reached 9% of the peak of its chips" in text_of(ROW)


def test_chips_that_were_not_are_not() -> None:
    """Below three times nobody asks."""
    assert "answers" not in text_of(ROW | {"flop_by_hardware_time": "1.9e+18"})


def test_sizes_that_nobody_states_are_a_bound() -> None:
    """All images as large as usual is the most that it can be."""
    text = text_of(FULL)
    assert ("bound: upper" in text, "which is the most" in text) == (True, True)


def test_a_run_that_ended_below_the_level_says_so() -> None:
    """The contest takes the first epoch at it."""
    text = text_of(ROW | {"note": "crosses 93.0 once (93.0046) but ends below it (92.9349); more"})
    assert "ended below it, at 92.9349 %." in text


def test_an_entry_without_code_that_stands_alone_is_not_ranked() -> None:
    """It is on the board, with the reason."""
    row = ROW | {
        "name": "alibabacloud_resnet50_gn6e_1_machine_tensorflow",
        "epochs": "21",
        "flop_counted": "2.46e17",
    }
    assert 'status:\n  is: disputed\n  reason: "No code is public' in text_of(row)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"name": "google_amoeba_net_d_tpu_tensorflow18"}, "the operations of its network were not counted"),
        ({"accuracy": "92.99"}, "its 92.99 % lie below 93 %"),
        ({"epochs": "35"}, "the entry has 29 epochs, the table 35"),
        ({"flop_counted": "7.57e17"}, "epochs and sizes give 6.57e+17 FLOP, the table 7.57e17"),
        ({"hours": ""}, "it has no hours"),
        ({"date_stated": "soon"}, 'date_stated "soon" is no day'),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_row_that_is_no_record_is_told(changes: dict[str, str], why: str) -> None:
    """Alone in its table it leaves nothing to write."""
    refused = import_imagenet(csv_of(ROW | changes), today=date(2026, 11, 28), schemas="")
    assert isinstance(refused, Refusal)
    assert why in refused.message
