"""A measured run writes its own submission."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from effsota.measure import Meter, MeterError, submission_writer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run


def train(tracker: Path, *accuracies: float) -> None:
    """Train a model that costs 1e15 FLOP a step."""
    writer = submission_writer(
        "example-level", root=tracker, model="My run", title="My run", url="https://example.org/mine"
    )
    curve = tracker.parent / "run.csv"
    with Meter(curve, metric="accuracy", flop_per_step=1e15, on_exit=writer) as meter:
        for accuracy in accuracies:
            meter.advance()
            meter.log(accuracy)


def test_a_run_that_reaches_the_level_is_filed(run: Run, tracker: Path) -> None:
    """The file is valid and counts up to the crossing."""
    train(tracker, 50, 90.5, 91)
    assert run("validate", "--root", tracker).code == 0
    assert "  value: 90.5" in (tracker / "submissions/example-level/my-run.yaml").read_text("utf-8")


def test_a_run_that_falls_short_keeps_its_curve(tracker: Path) -> None:
    """What was measured is not lost with what could not be filed."""
    with pytest.raises(MeterError, match="the curve is safe: accuracy does not reach the target: best 89"):
        train(tracker, 50, 89)
    assert (tracker.parent / "run.csv").exists()


def test_a_tracker_with_errors_takes_no_run(tracker: Path) -> None:
    """Its errors are told, as `validate` tells them."""
    (tracker / "submissions/example-level/example-baseline.yaml").write_text("model: x\n", "utf-8")
    with pytest.raises(MeterError, match=r"example-baseline.yaml:1:1: error\[missing-key\]"):
        train(tracker, 50, 90.5)


def test_a_name_that_is_taken_is_refused(tracker: Path) -> None:
    """A second run of one model needs a name of its own."""
    train(tracker, 50, 90.5)
    with pytest.raises(MeterError, match=r"my-run\.yaml is there already; choose another name"):
        train(tracker, 50, 90.5)


def test_what_was_filed_is_told(tracker: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files, rank and the way to the pull request."""
    train(tracker, 50, 90.5)
    told = capsys.readouterr().out.splitlines()
    assert told[:2] == [f"Wrote submissions/example-level/my-run.{ending}" for ending in ("csv", "yaml")]
    assert told[2] == "2e15 FLOP = 2.00e15 FLOP = 2.31e-5 PFS-days"
    assert told[3].startswith("On example-level: rank 1 of 2, on the efficiency frontier, ")
    assert told[-1].endswith("/compare/main...YOU:add-my-run?expand=1")
