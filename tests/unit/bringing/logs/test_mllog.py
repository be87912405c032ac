"""MLPerf's logs: eval_accuracy over what the submitter counted, and the seconds since run_start."""

from __future__ import annotations

import pytest

from effsota.bringing.logs.mllog import MOST_EPOCHS
from tests.unit.bringing.logs.reading import columns_of, fault_of, run_of, told_of
from tests.unit.bringing.logs.samples import MLLOG, mllog


def test_a_run_is_told_by_epoch_and_by_time() -> None:
    """With what it says of itself."""
    run = run_of("result_0.txt", MLLOG)
    assert run.columns["epoch"] == (19, 31, 35)
    assert run.columns["eval_accuracy"] == (0.6444, 0.74936, 0.75952)
    assert run.columns["seconds"] == pytest.approx((1013.693, 1635.79, 1842.565))
    assert dict(run.facts) == {"benchmark": "resnet", "batch": "3264"}
    assert [remark.message for remark in run.remarks] == ["x is taken from epoch_num: epoch"]


@pytest.mark.parametrize(
    ("metadata", "x", "said"),
    [
        ({"samples_count": 3000, "epoch_num": 1}, "examples", "x is taken from samples_count: examples"),
        ({"epoch_num": MOST_EPOCHS}, "epoch", "x is taken from epoch_num: epoch"),
        (
            {"epoch_num": MOST_EPOCHS + 1},
            "examples",
            "x is taken from epoch_num, which goes to 10,001: samples, not epochs",
        ),
        ({"step_num": 70}, "step", "x is taken from step_num: step"),
        ({}, "seconds", "x is taken from time_ms: seconds since run_start"),
        ({"epoch_num": "3"}, "seconds", "x is taken from time_ms: seconds since run_start"),
    ],
)
def test_it_is_said_which_key_x_was_taken_from(metadata: dict[str, object], x: str, said: str) -> None:
    """Submitters write epochs, samples, or something that stands in their place."""
    text = mllog("resnet", (3_000, 0.5, metadata))
    assert run_of("a.txt", text).x == x
    assert told_of(text) == [said]


def test_a_count_that_never_changes_is_none() -> None:
    """A placeholder: the time is left."""
    text = mllog("resnet", (3_000, 0.5, {"epoch_num": 1}), (4_000, 0.6, {"epoch_num": 1}))
    assert run_of("a.txt", text).columns["seconds"] == (1, 2)
    assert run_of("a.txt", text).x == "seconds"


def test_what_is_no_accuracy_of_classes_is_not_called_one() -> None:
    """BERT's is of masked words, that of a language model the log of its perplexity."""
    assert "eval_accuracy of bert" in columns_of(mllog("bert", (3_000, 0.5, {"samples_count": 150_080})))


def test_a_run_that_missed_the_target_is_told() -> None:
    """The log says so at its end."""
    text = mllog("resnet", (3_000, 0.5, {"epoch_num": 1}), status="aborted")
    assert told_of(text)[1:] == ["run_stop says aborted: the run missed the benchmark's own target"]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (":::MLLOG {\n", 1, "column 3: Expecting property name"),
        ("\n:::MLLOG {}\n", 2, "the event has no key"),
        (mllog("resnet"), 1, "no eval_accuracy in the log"),
    ],
)
def test_a_broken_event_is_told_with_its_line(text: str, line: int, message: str) -> None:
    """In words."""
    fault = fault_of(text)
    assert (fault.line, fault.message.partition(" enclosed")[0]) == (line, message)
