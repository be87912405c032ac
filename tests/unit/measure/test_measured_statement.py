"""A run that was counted states what it took."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from effsota.measure import Meter, MeterError, statement_writer

if TYPE_CHECKING:
    from pathlib import Path


def test_a_run_ends_with_its_statement(tmp_path: Path) -> None:
    """With what was counted, the margin that this earns, and the thresholds that it lies below."""
    write = statement_writer(tmp_path / "statement.md", model="My model")
    with Meter(
        tmp_path / "run.csv", metric="loss", flop_per_step=3e22, counted=["tokens"], on_exit=write
    ) as meter:
        meter.advance(steps=2, tokens=1500)
        meter.log(1.0)
    told = (tmp_path / "statement.md").read_text("utf-8")
    assert "6.00e22 FLOP" in told
    assert "training, 2 steps and 1,500 tokens, counted by effsota" in told
    assert "error margin of 30%: 4.2e22 FLOP to 7.8e22 FLOP" in told


@pytest.mark.parametrize(
    ("phase", "message"),
    [("training", '"training" is no phase of training: write phase: one of pre-training'), ("", "no phase")],
)
def test_what_cannot_be_stated_is_told(tmp_path: Path, phase: str, message: str) -> None:
    """In the words of the statement's own checks."""
    write = statement_writer(tmp_path / "statement.md", model="My model", phase=phase)
    meter = Meter(tmp_path / "run.csv", metric="loss", flop_per_step=1)
    meter.advance()
    meter.log(1.0)
    with pytest.raises(MeterError, match=message):
        write(tmp_path / "run.csv")
    assert not (tmp_path / "statement.md").exists()


def test_a_curve_without_rows_and_a_form_that_is_none_are_told(tmp_path: Path) -> None:
    """The second before anything is trained."""
    with pytest.raises(MeterError, match=r"no statement was written: .*the curve has a header but no rows"):
        Meter(
            tmp_path / "run.csv", metric="loss", on_exit=statement_writer(tmp_path / "a", model="x")
        ).__exit__(None, None, None)
    with pytest.raises(MeterError, match="a statement has no form pdf; known: text, markdown, json"):
        statement_writer(tmp_path / "a", model="x", form="pdf")
