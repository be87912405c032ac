"""Tables between bars: Markdown's, and what airbench and hlb-CIFAR10 print."""

from __future__ import annotations

import pytest

from effsota.bringing.logs import LogFile, read_runs
from tests.unit.bringing.logs import samples
from tests.unit.bringing.logs.reading import columns_of, fault_of, told_of

HEAD = "| epoch | val_acc |\n|---|---|\n"


def test_the_evaluation_at_the_end_stands_at_the_last_epoch() -> None:
    """Airbench calls its epoch eval; epoch 0 is one pass."""
    found = columns_of(samples.AIRBENCH)
    assert found["epoch"] == (1, 8)
    assert found["tta_val_acc"] == (None, 0.9388)
    assert "run" not in found


def test_each_run_of_a_table_is_read() -> None:
    """Its epochs begin again with every run."""
    second = samples.AIRBENCH.replace("0.9388", "0.9406").split("\n", 3)[3]
    found = read_runs(LogFile("a.log", (samples.AIRBENCH + second).encode()), beside={})
    assert not isinstance(found, tuple)
    assert [run.columns["tta_val_acc"] for run in found.runs] == [(None, 0.9388), (None, 0.9406)]


def test_a_table_of_markdown_is_found_among_others() -> None:
    """Its cells may be bold or in percent, and words are left out."""
    assert columns_of(samples.MARKDOWN) == {
        "epoch": (1, 2),
        "Train Loss": (6.4731, 6.0129),
        "Val Acc": (4.1, 6.11),
    }
    assert "the file has other tables: 1 of their lines are left out" in told_of(samples.MARKDOWN)


def test_the_seconds_of_a_program_that_is_known_are_the_runs() -> None:
    """hlb-CIFAR10 counts epochs from 0."""
    assert columns_of(samples.HLB)["epoch"] == (1, 12)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("| epoch | acc | acc |\n| 1 | 2 | 3 |\n", 1, 'the table names "acc" twice'),
        (f"{HEAD}| 1 | 2.3.4 |\n", 3, 'val_acc: "2.3.4" is not a number'),
        (
            "| model | epochs | top1 |\n|--|--|--|\n| a | 90 | 70 |\n| b | 300 | 75 |\n",
            3,
            "model differs in every row (a, b, ...): a table of models, not the points of one run",
        ),
    ],
)
def test_a_table_that_is_no_run_is_refused_with_its_line(text: str, line: int, message: str) -> None:
    """A table of models least of all."""
    assert (fault_of(text).line, fault_of(text).message) == (line, message)


def test_a_remark_in_each_row_is_no_model() -> None:
    """Where the rows count epochs."""
    text = "| epoch | val_acc | note |\n|--|--|--|\n| 1 | 50 | warm |\n| 2 | 60 | slow |\n"
    assert columns_of(text) == {"epoch": (1, 2), "val_acc": (50, 60)}


def test_a_row_for_each_phase_is_parted() -> None:
    """Training is not told as validation."""
    text = "| epoch | phase | acc |\n|--|--|--|\n| 1 | train | 95 |\n| 1 | val | 81 |\n"
    assert columns_of(text) == {"epoch": (1,), "train_acc": (95,), "val_acc": (81,)}


def test_a_table_without_rows_has_nothing_to_read() -> None:
    """A header alone."""
    assert fault_of(HEAD).message == "no x column"
