"""A meter counts training compute and logs a curve that survives a crash."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest

from effsota.measure import CurveWarning, Meter, MeterError
from effsota.model import Curve
from effsota.reading.curve.csvfile import parse_curve

if TYPE_CHECKING:
    from pathlib import Path


def meter_at(path: Path, *, resume_step: int | None = None) -> Meter:
    """Return a meter of 10 FLOP a step on a clock that ticks at every look."""
    ticks = count()
    return Meter(
        path, metric="val_loss", flop_per_step=10, resume_step=resume_step, clock=lambda: float(next(ticks))
    )


def train(meter: Meter, *losses: float) -> None:
    """Take ten steps before each loss."""
    for loss in losses:
        meter.advance(steps=10)
        meter.log(loss)


def test_a_run_leaves_a_curve_that_we_can_read(tmp_path: Path) -> None:
    """Step, compute, seconds and metric stand in every row."""
    train(meter_at(tmp_path / "run.csv"), 4.0, 3.5)
    assert (tmp_path / "run.csv").read_text("utf-8") == (
        "step,flop,seconds,val_loss\n10,100.0,1.0,4.0\n20,200.0,2.0,3.5\n"
    )
    assert isinstance(parse_curve((tmp_path / "run.csv").read_bytes()), Curve)


def test_a_resumed_run_goes_on_counting(tmp_path: Path) -> None:
    """Compute and seconds before the crash are kept, and a torn last line is dropped."""
    path = tmp_path / "run.csv"
    train(meter_at(path), 4.0, 3.5)
    with path.open("ab") as file:
        file.write(b"30,30")
    train(meter_at(path), 3.2)
    assert path.read_text("utf-8").splitlines()[2:] == ["20,200.0,2.0,3.5", "30,300.0,3.0,3.2"]


def test_rows_after_the_checkpoint_are_dropped(tmp_path: Path) -> None:
    """That work is done again, and is counted once."""
    path = tmp_path / "run.csv"
    train(meter_at(path), 4.0, 3.5, 3.4)
    train(meter_at(path, resume_step=10), 3.6)
    assert [line.split(",")[:2] for line in path.read_text("utf-8").splitlines()[1:]] == [
        ["10", "100.0"],
        ["20", "200.0"],
    ]


def test_a_checkpoint_without_a_row_is_refused(tmp_path: Path) -> None:
    """Compute between the row and the checkpoint would be lost in silence."""
    path = tmp_path / "run.csv"
    train(meter_at(path), 4.0)
    with pytest.raises(MeterError, match="has no row at step 15; log one at each checkpoint"):
        meter_at(path, resume_step=15)


def test_a_file_of_another_run_is_not_continued(tmp_path: Path) -> None:
    """Other columns mean another file."""
    path = tmp_path / "run.csv"
    path.write_text("epoch,acc\n1,2\n", "utf-8")
    with pytest.raises(MeterError, match="has other columns than step,flop,seconds,val_loss"):
        meter_at(path)


def test_a_step_is_logged_once(tmp_path: Path) -> None:
    """Two rows of one step would not rise."""
    meter = meter_at(tmp_path / "run.csv")
    train(meter, 4.0)
    with pytest.raises(MeterError, match="step 10 is logged already"):
        meter.log(3.9)


def test_a_metric_that_is_not_a_number_leaves_a_blank(tmp_path: Path) -> None:
    """A diverged evaluation does not spoil the file."""
    train(meter_at(tmp_path / "run.csv"), float("nan"))
    assert (tmp_path / "run.csv").read_text("utf-8").endswith("10,100.0,1.0,\n")


def test_on_exit_is_called_after_a_run_that_ended_well(tmp_path: Path) -> None:
    """The submission can be written there; a crash writes none."""
    seen: list[Path] = []
    with Meter(tmp_path / "a.csv", metric="loss", on_exit=seen.append):
        pass
    with pytest.raises(KeyError), Meter(tmp_path / "b.csv", metric="loss", on_exit=seen.append):
        raise KeyError
    assert seen == [tmp_path / "a.csv"]


def test_a_step_needs_a_cost(tmp_path: Path) -> None:
    """Nothing is counted as nothing."""
    with pytest.raises(MeterError, match="say what the step cost"):
        Meter(tmp_path / "a.csv", metric="loss").advance()


def test_examples_and_tokens_have_columns_where_they_are_counted(tmp_path: Path) -> None:
    """A step may be told in parts; a resumed run goes on counting."""
    path = tmp_path / "run.csv"
    for tokens in (64, 32):
        meter = Meter(path, metric="loss", flop_per_step=1, counted=["tokens", "examples"], clock=lambda: 1.0)
        meter.advance(8, steps=0, examples=2, tokens=tokens)
        meter.advance(8, examples=2, tokens=tokens)
        meter.log(3.5)
    assert path.read_text("utf-8").splitlines() == [
        "step,flop,seconds,examples,tokens,loss",
        "1,16.0,1e-06,4,128,3.5",
        "2,32.0,2e-06,8,192,3.5",
    ]
    assert isinstance(parse_curve(path.read_bytes()), Curve)


@pytest.mark.parametrize(
    ("counted", "told", "message"),
    [
        (["tokens"], {"tokens": -1}, "-1 tokens cannot be: training only goes on"),
        ([], {"tokens": 1}, r'the curve has no column of tokens; say Meter\(counted=\["tokens"\]\)'),
        (["words"], {}, "words cannot be counted; known: examples, tokens, each once"),
        (["tokens", "tokens"], {}, "tokens, tokens cannot be counted"),
    ],
)
def test_what_cannot_be_counted_is_told(
    tmp_path: Path, counted: list[str], told: dict[str, int], message: str
) -> None:
    """Before it spoils the curve."""
    with pytest.raises(MeterError, match=message):
        Meter(tmp_path / "run.csv", metric="loss", flop_per_step=1, counted=counted).advance(**told)


def test_steps_that_count_no_tokens_are_refused(tmp_path: Path) -> None:
    """A column that stands still could not be read as what a metric is counted over."""
    meter = Meter(tmp_path / "run.csv", metric="loss", flop_per_step=1, counted=["tokens"])
    meter.advance(tokens=5)
    meter.log(1)
    meter.advance()
    with pytest.raises(MeterError, match="no tokens were counted between step 1 and step 2"):
        meter.log(1)


def test_a_checkpoint_is_a_row_and_a_metric_of_its_step_goes_into_it(tmp_path: Path) -> None:
    """Whichever comes first; a run goes on from there, and a second value is refused."""
    path = tmp_path / "run.csv"
    meter = meter_at(path)
    meter.advance(steps=10)
    meter.mark()
    assert path.read_text("utf-8").endswith("\n10,100.0,1.0,\n")
    meter.log(4.0)
    meter.mark()
    meter.advance(steps=10)
    meter.mark()
    rows = ["10,100.0,1.0,4.0", "20,200.0,2.0,"]
    assert path.read_text("utf-8").splitlines()[1:] == rows
    assert meter_at(path, resume_step=20).flop == 200
    with pytest.raises(MeterError, match="step 10 is logged already"):
        meter_at(path, resume_step=10).log(5.0)


def test_a_run_that_begins_sets_the_curve_of_another_aside(tmp_path: Path) -> None:
    """Under the next free name: nothing that was measured is lost."""
    path = tmp_path / "run.csv"
    for loss in (1.0, 2.0, 3.0):
        if loss > 1:
            with pytest.warns(CurveWarning, match=f"held another run; it is kept as run-{loss - 1:.0f}.csv"):
                meter = meter_at(path, resume_step=0)
        else:
            meter = meter_at(path, resume_step=0)
        train(meter, loss)
    names = ("run-1.csv", "run-2.csv", "run.csv")
    assert [(tmp_path / name).read_text("utf-8").splitlines()[1:] for name in names] == [
        [f"10,100.0,1.0,{loss}"] for loss in (1.0, 2.0, 3.0)
    ]
