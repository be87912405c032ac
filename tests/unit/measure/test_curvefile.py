"""A curve on disk is one that can be read again, whatever becomes of disk, program and clock."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from effsota.measure import CurveFile, CurveWarning, Meter, MeterError
from effsota.measure.curve_rows import LoggedPoint
from effsota.model import X_COLUMNS, Curve
from effsota.reading.curve.csvfile import parse_curve

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("metric", "fit"),
    [
        ("top-5 accuracy", "top-5_accuracy"),
        ("validation loss", "validation_loss"),
        ("accuracy (%)", "accuracy"),
        ("val,loss", "val_loss"),
        ('"loss"', "loss"),
        ("loss\nx", "loss_x"),
        ("genauigkeit für wörter", "genauigkeit_f_r_w_rter"),
        ("x" * 65, "x" * 64),
        ("", "val_loss"),
        ("损失", "val_loss"),
        (" step", "val_loss"),
    ],
)
def test_a_name_that_no_column_has_is_refused_at_the_start(tmp_path: Path, metric: str, fit: str) -> None:
    """With one that would do, before anything is on the disk."""
    with pytest.raises(MeterError, match=f'write "{fit}"$'):
        Meter(tmp_path / "run.csv", metric=metric)
    Meter(tmp_path / "run.csv", metric=fit)


@pytest.mark.parametrize("metric", [None, 5, 3.5, b"val_loss", ["val_loss"], {"name": "x" * 100}, True])
def test_a_metric_that_is_no_text_is_refused_in_words(tmp_path: Path, metric: Any) -> None:
    """Before anything is on the disk, as every other name that no column has."""
    with pytest.raises(MeterError) as told:
        Meter(tmp_path / "run.csv", metric=metric)
    words = 'the metric is the name of a column, such as "val_loss", and not '
    assert str(told.value) == words + repr(metric)[:60]
    assert not (tmp_path / "run.csv").exists()


@pytest.mark.parametrize(
    "data",
    [
        b"step,flop,seconds,loss\r\n",
        b"step,flop,seconds,loss\r\n1,1.0,1.0,1.0\r\n2,2.0,2.0,1.0\r\n",
        b"step,flop,seconds,loss\r\n1,1.0,1.0,1.0\r\n2,2.",
        b"step,flop,seconds,loss\r\n1,1.0,1.0,1.0\n",
        b"step,flop,seconds,loss\n1,1.0,1.0,1.0\r\n2,2.0,2.0,1.0\n",
    ],
)
def test_a_curve_with_other_line_ends_is_told_why_it_is_not_continued(tmp_path: Path, data: bytes) -> None:
    """Its columns are right: an editor, or git, wrote carriage returns into it."""
    path = tmp_path / "run.csv"
    path.write_bytes(data)
    with pytest.raises(MeterError, match=r"ends lines with a carriage return.* line feeds \(LF\) alone"):
        CurveFile(path, metric="loss")
    assert path.read_bytes() == data
    path.write_bytes(data.replace(b"\r", b""))
    CurveFile(path, metric="loss")


@pytest.mark.parametrize("metric", X_COLUMNS)
def test_what_a_metric_is_counted_over_is_no_metric(tmp_path: Path, metric: str) -> None:
    """Such a column has to rise."""
    with pytest.raises(MeterError, match="is what a metric is counted over"):
        CurveFile(tmp_path / "run.csv", metric=metric)


@pytest.mark.parametrize(
    "data",
    [
        b'{"minified":1}',
        b"step,flop,seconds,los",
        b"\n",
        b"step,flop,seconds,loss\r\n",
        b"step,flop,seconds,loss\nhello\n",
        b"step,flop,seconds,loss\n2,1.0,1.0,1.0\n1,2.0,2.0,1.0\n",
        b"\xff\xfe\x00",
    ],
)
def test_a_file_that_is_not_its_own_is_left_alone(tmp_path: Path, data: bytes) -> None:
    """Whether it has lines or not."""
    path = tmp_path / "run.csv"
    path.write_bytes(data)
    with pytest.raises(MeterError, match="choose another file"):
        CurveFile(path, metric="loss")
    assert path.read_bytes() == data


def test_what_is_no_plain_file_is_left_alone(tmp_path: Path) -> None:
    """Nor waited for, as one waits for the other end of a pipe."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(os.devnull)
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "link"):
        with pytest.raises(MeterError, match="is no plain file"):
            CurveFile(path, metric="loss")


def test_where_nothing_can_be_written_the_training_does_not_begin(tmp_path: Path) -> None:
    """A file stands where a folder is needed."""
    (tmp_path / "runs").touch()
    with pytest.raises(MeterError, match=r"cannot be (read|written): Not a directory"):
        CurveFile(tmp_path / "runs/run.csv", metric="loss")


def test_an_empty_file_and_a_link_to_a_curve_are_taken(tmp_path: Path) -> None:
    """The first is what `mktemp` makes; what the second leads to is written."""
    (tmp_path / "far.csv").touch()
    (tmp_path / "run.csv").symlink_to("far.csv")
    with Meter(tmp_path / "run.csv", metric="loss", flop_per_step=1) as meter:
        meter.advance()
        meter.log(1)
    assert (tmp_path / "run.csv").is_symlink()
    assert (tmp_path / "far.csv").read_bytes().count(b"\n") == 2


FULL = """
import resource, sys, warnings
from effsota.measure import CurveWarning, Meter
warnings.simplefilter("always", CurveWarning)
with Meter(sys.argv[1], metric="loss", flop_per_step=1e12) as meter:
    for step in range(12):
        # A disk that is full, here a limit on how large a file may be, within a row; then room again.
        room = 100 if 2 < step < 9 else resource.RLIM_INFINITY
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
        meter.advance()
        meter.log(3.1234567890123)
        if step == 8:
            print(open(sys.argv[1], "rb").read().endswith(b"\\n"))
"""


def test_a_disk_that_is_full_for_a_while_costs_no_row(tmp_path: Path) -> None:
    """Training goes on, with a warning; meanwhile every row on the disk is whole."""
    call = [sys.executable, "-B", "-c", FULL, str(tmp_path / "run.csv")]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr.count("CurveWarning: ") >= 6) == ("True\n", True)
    curve = parse_curve((tmp_path / "run.csv").read_bytes())
    assert isinstance(curve, Curve)
    assert curve.columns["step"] == tuple(range(1, 13))


def test_a_disk_that_stays_full_is_told_with_what_it_lacks(tmp_path: Path) -> None:
    """No row is lost in silence; what is on the disk can be continued."""
    path = tmp_path / "run.csv"
    code = FULL.replace("2 < step < 9", "2 < step")
    call = [sys.executable, "-B", "-c", code, str(path)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert "MeterError: " in done.stderr
    assert "File too large. It lacks:\n" in done.stderr
    assert "\n12,12000000000000.0," in done.stderr
    assert CurveFile(path, metric="loss").last.step in {2, 3}


FILLED = """
import resource, sys, warnings
from effsota.measure import CurveWarning, Meter
warnings.simplefilter("ignore", CurveWarning)
def limit(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
with Meter(sys.argv[1], metric="loss", flop_per_step=1, clock=lambda: 0.0) as meter:
    meter.advance()
    meter.mark()
    blank = open(sys.argv[1]).read()
    limit(len(blank) + 3)
    meter.log(3.14159265)
    print(open(sys.argv[1]).read() == blank)
    limit(resource.RLIM_INFINITY)
"""


def test_a_value_that_finds_no_room_leaves_its_row_whole(tmp_path: Path) -> None:
    """The checkpoint's row stays, and the value comes when there is room."""
    call = [sys.executable, "-B", "-c", FILLED, str(tmp_path / "run.csv")]
    assert subprocess.run(call, capture_output=True, text=True, check=True).stdout == "True\n"
    assert (tmp_path / "run.csv").read_text("utf-8").splitlines()[1:] == ["1,1.0,1e-06,3.14159265"]


def test_two_that_write_one_file_are_told(tmp_path: Path) -> None:
    """Each process of a distributed training would log the same steps: rows that no one can read."""
    one, other = (Meter(tmp_path / "run.csv", metric="loss", flop_per_step=1) for _ in range(2))
    one.advance()
    one.log(1)
    other.advance()
    with pytest.raises(MeterError, match="was changed by another program; let one process log one run"):
        other.log(1)


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    """The rows since then are kept, and are in the message at the end."""
    curve = CurveFile(tmp_path / "run.csv", metric="loss")
    curve.path.unlink()
    with pytest.warns(CurveWarning, match="Its last rows are kept"):
        curve.append(LoggedPoint(1, 1.0, 2.0, 3.0))
    with pytest.raises(MeterError, match=r"No such file or directory\. It lacks:\n1,1\.0,2\.0,3\.0$"):
        curve.finish()


def test_a_clock_that_stands_or_falls_spoils_nothing(tmp_path: Path) -> None:
    """Seconds that do not rise would make the curve unreadable."""
    times = iter([100.0, 100.0, 100.0, 50.0, 170.0])
    with Meter(tmp_path / "run.csv", metric="loss", flop_per_step=1, clock=lambda: next(times)) as meter:
        for _ in range(4):
            meter.advance()
            meter.log(1)
    curve = parse_curve((tmp_path / "run.csv").read_bytes())
    assert isinstance(curve, Curve)
    assert curve.columns["seconds"] == (1e-6, 2e-6, 3e-6, 70.0)


def test_more_rows_than_a_submission_may_have_are_continued(tmp_path: Path) -> None:
    """A meter reads all that it wrote; what is filed is thinned."""
    path = tmp_path / "run.csv"
    rows = (f"{step},{step}.0,{step}.0,1.0\n" for step in range(1, 120_001))
    path.write_text("step,flop,seconds,loss\n" + "".join(rows), "utf-8")
    assert CurveFile(path, metric="loss").last.step == 120_000


@pytest.mark.parametrize("flop", [-1, float("nan"), float("inf")])
def test_a_cost_that_is_none_is_refused(tmp_path: Path, flop: float) -> None:
    """It would spoil every row after it."""
    with pytest.raises(MeterError, match="a step cannot cost"):
        Meter(tmp_path / "run.csv", metric="loss").advance(flop)


def test_steps_without_compute_are_refused(tmp_path: Path) -> None:
    """A curve over FLOP that stand still is none."""
    meter = Meter(tmp_path / "run.csv", metric="loss", flop_per_step=1)
    meter.advance()
    meter.log(1)
    meter.advance(0)
    with pytest.raises(MeterError, match="no compute was counted between step 1 and step 2"):
        meter.log(1)
