"""JSON that is one document: columns, rows, scalars, a summary."""

from __future__ import annotations

import json

import pytest

from tests.unit.bringing.logs import samples
from tests.unit.bringing.logs.reading import columns_of, fault_of, run_of, told_of


@pytest.mark.parametrize("text", [samples.KERAS_HISTORY, samples.KERAS_PANDAS])
def test_a_history_of_keras_has_a_value_an_epoch(text: str) -> None:
    """The first is after one pass."""
    assert columns_of(text, "h.json") == {"epoch": (1, 2), "loss": (0.5, 0.3), "val_accuracy": (0.81, 0.95)}
    assert "the lists have a value an epoch: the first is told as one pass" in told_of(text)


def test_a_history_with_epochs_of_its_own_keeps_them() -> None:
    """They are not counted again."""
    assert columns_of('{"epoch": [5, 10], "val_loss": [3, 2]}')["epoch"] == (5, 10)


def test_columns_of_two_lengths_are_refused() -> None:
    """Nobody knows at which epochs the shorter was measured."""
    fault = fault_of('{"loss": [3, 2], "val_loss": [2]}')
    assert fault.message == "the columns have not one length (loss 2, val_loss 1)"


def test_a_list_of_rows_keeps_their_lines() -> None:
    """Where they have lines of their own."""
    run = run_of("list.json", samples.JSON_LIST)
    assert (run.lines, dict(run.columns)) == ((1, 2), {"step": (1, 2), "val_loss": (3.5, 3.2)})
    run = run_of("list.json", json.dumps(json.loads(samples.JSON_LIST)))
    assert run.lines == (1, 2)
    assert [remark.message for remark in run.remarks] == [
        "one line holds all rows: they are numbered in place of lines"
    ]


def test_a_list_is_read_as_lines_of_the_same_rows_are() -> None:
    """A row for each phase is parted, and null where nothing was logged is no lost value."""
    rows = [{"epoch": 1, "phase": "train", "acc": 95}, {"epoch": 1, "phase": "val", "acc": 81}]
    assert columns_of(json.dumps(rows)) == {"epoch": (1,), "train_acc": (95,), "val_acc": (81,)}
    sparse = [{"step": step, "val_loss": 3.1 if step == 3 else None} for step in (1, 2, 3)]
    assert columns_of(json.dumps(sparse))["val_loss"] == (None, None, 3.1)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[{"step": 1},\n7]', 2, "an entry of the list is not a mapping"),
        ("[[1.5, 1, 2],\n[1.5, 2]]", 2, "an entry of the list is not a time, a step and a value"),
        ('[{"step": 1},\n{]', 2, "column 2: Expecting property name enclosed in double quotes"),
    ],
)
def test_a_broken_list_is_told_with_its_line(text: str, line: int, message: str) -> None:
    """In words."""
    assert (fault_of(text).line, fault_of(text).message[:40]) == (line, message[:40])


def test_scalars_are_named_by_the_tag_of_their_file() -> None:
    """And timed from the first."""
    found = columns_of(samples.SCALARS_JSON, "run-.-tag-val_accuracy.json")
    assert found["val_accuracy"] == (59.31, 64.78, 70.0)
    assert found["seconds"] == pytest.approx((0, 17.564081, 36.171510))


@pytest.mark.parametrize("text", [samples.SUMMARY, samples.SUMMARY_INDENTED])
def test_a_summary_is_one_row_and_said_to_be(text: str) -> None:
    """The target may have been crossed long before."""
    run = run_of("wandb-summary.json", text)
    assert run.columns["val/loss"] == (3.2,)
    assert [remark.message for remark in run.remarks][:1] == [
        "a summary: one row, the last values of the run"
    ]
