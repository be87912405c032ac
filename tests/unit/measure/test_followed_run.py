"""What a framework's callback tells of a run becomes its curve, and never ends the training."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

import effsota.measure
from effsota.measure import CurveWarning, MeterError
from effsota.measure.followed_run import FollowedRun

if TYPE_CHECKING:
    from pathlib import Path


def rows(path: Path) -> list[str]:
    """Return the rows of a curve, without seconds."""
    cells = (line.split(",") for line in path.read_text("utf-8").splitlines()[1:])
    return [",".join((*row[:2], *row[3:])) for row in cells]


def follow(path: Path, *, start: int, steps: int) -> FollowedRun:
    """Train in steps of two batches, with a checkpoint every second step and the metric every third."""
    run = FollowedRun(path, metric="val_loss")
    run.begin(start, counted=["examples"])
    for step in range(start + 1, start + steps + 1):
        run.count(5, examples=2)
        run.count(5, examples=2)
        run.go_to(step)
        if step % 2 == 0:
            run.mark()
        if step % 3 == 0:
            run.tell({"val_loss": 1 / step, "epoch": 1})
    return run


def test_a_run_that_was_resumed_leaves_the_curve_of_a_whole_one(tmp_path: Path) -> None:
    """Steps after the checkpoint are done again, and counted once; a torn line is no row."""
    whole, torn = tmp_path / "whole.csv", tmp_path / "torn.csv"
    follow(whole, start=0, steps=8).end()
    follow(torn, start=0, steps=5)
    with torn.open("ab") as file:
        file.write(b"6,60.0,0.")
    follow(torn, start=4, steps=4).end()
    assert rows(torn) == rows(whole)
    assert rows(whole) == [
        "2,20.0,8,",
        "3,30.0,12,0.3333333333333333",
        "4,40.0,16,",
        f"6,60.0,24,{1 / 6}",
        "8,80.0,32,",
    ]


def test_of_one_step_the_first_value_stays(tmp_path: Path) -> None:
    """An evaluation after the training tells it once more."""
    run = follow(tmp_path / "run.csv", start=0, steps=3)
    run.tell({"val_loss": 9})
    assert rows(tmp_path / "run.csv")[-1] == "3,30.0,12,0.3333333333333333"


def test_a_batch_that_waits_for_its_step_takes_no_row_from_it(tmp_path: Path) -> None:
    """A validation may fall between two batches of a step: its metric is of the step before."""
    run = follow(tmp_path / "run.csv", start=0, steps=2)
    run.count(5, examples=2)
    run.tell({"val_loss": 2})
    assert rows(tmp_path / "run.csv") == ["2,20.0,8,2.0"]


def test_a_checkpoint_without_a_row_is_refused(tmp_path: Path) -> None:
    """What was computed between would be lost in silence."""
    follow(tmp_path / "run.csv", start=0, steps=5)
    with pytest.raises(MeterError, match="has no row at step 5; log one at each checkpoint"):
        follow(tmp_path / "run.csv", start=5, steps=1)


def test_a_metric_that_nothing_tells_is_told_with_those_that_were(tmp_path: Path) -> None:
    """A misspelt name would otherwise cost a run its curve without a word; nothing is handed on."""
    seen: list[Path] = []
    run = FollowedRun(tmp_path / "run.csv", metric="loss", on_exit=seen.append)
    run.begin(0)
    run.tell({"val_loss": 1.0, "acc": 2.0})
    with pytest.warns(CurveWarning, match="has no values: nothing told loss; told were: acc, val_loss"):
        run.end()
    assert seen == []


def test_what_cannot_be_filed_does_not_end_the_training(tmp_path: Path) -> None:
    """The model is still to be saved."""

    def refuse(path: Path) -> None:
        raise MeterError(f"no submission was written of {path.name}")

    run = FollowedRun(tmp_path / "run.csv", metric="loss", on_exit=refuse)
    run.begin(0)
    run.count(1)
    run.go_to(1)
    run.tell({"loss": 1.0})
    with pytest.warns(CurveWarning, match="no submission was written of run.csv"):
        run.end()


def test_before_it_begins_nothing_is_written(tmp_path: Path) -> None:
    """Another process of the same training tells as much, and writes nothing."""
    run = FollowedRun(tmp_path / "run.csv", metric="loss")
    run.count(1)
    run.go_to(1)
    run.tell({"loss": 1.0})
    run.mark()
    run.end()
    assert not (tmp_path / "run.csv").exists()


@pytest.mark.parametrize(
    "name", ["HuggingFaceMeter", "LightningMeter", "KerasMeter", "TorchMeter", "count_jax"]
)
def test_a_library_that_is_not_there_is_told_with_how_to_install_it(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a sentence, when the name is asked for."""
    for module in [each for each in sys.modules if each.startswith("effsota.measure.")]:
        monkeypatch.delitem(sys.modules, module)
    for library in ("torch", "transformers", "lightning", "keras", "jax"):
        monkeypatch.setitem(sys.modules, library, None)
    told = rf"^{name} needs \w+.*, which is not installed: .*'effsota\[\w+\]'$"
    with pytest.raises(ImportError, match=told):
        getattr(effsota.measure, name)
