"""Commands in a pipe: a reader that leaves early changes neither what a command does nor how it ends."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.forked import end as end_of_call
from tests.forked import start
from tests.throwaway import git

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.acceptance.conftest import Run

FULL = "/dev/full"


def end(words: str, folder: Path, *, is_err_read: bool = True) -> tuple[int, bytes]:
    """Run effsota without a reader of its output; return its exit status and what it complains of."""
    nobody, pipe = os.pipe()
    os.close(nobody)
    try:
        outcome = subprocess.run(
            [sys.executable, "-m", "effsota", *words.split()],
            cwd=folder,
            stdout=pipe,
            stderr=subprocess.PIPE if is_err_read else pipe,
            check=False,
        )
    finally:
        os.close(pipe)
    return outcome.returncode, outcome.stderr or b""


@pytest.mark.parametrize("words", ["validate", "show", "trend example-level", "export", "--help"])
def test_a_reader_that_left_is_no_fault(words: str, tracker: Path) -> None:
    """Sound data end with 0, and nothing is complained of."""
    assert end(words, tracker) == (0, b"")


def test_bad_data_are_still_told(tracker: Path, record: Path) -> None:
    """Exit status 1, as with a reader: a script that looks at it is not misled."""
    record.write_text("model: [unfinished\n", "utf-8")
    assert end("validate", tracker) == (1, b"")


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(
    "words", ["validate", "validate submissions/example-level/example-baseline.yaml", "show"]
)
def test_a_closed_output_is_no_fault(closed: str, words: str, tracker: Path) -> None:
    """Sound data end with 0, and nothing is complained of where that can be heard."""
    call = f"exec {shlex.quote(sys.executable)} -m effsota {words} {closed}"
    done = subprocess.run(["sh", "-c", call], cwd=tracker, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-"])
def test_bad_data_end_as_bad_where_output_is_closed(closed: str, tracker: Path, record: Path) -> None:
    """A file that is opened later is not taken for the output, and stays as it is."""
    record.write_text("model: [unfinished\n", "utf-8")
    call = f"exec {shlex.quote(sys.executable)} -m effsota validate {closed}"
    done = subprocess.run(["sh", "-c", call], cwd=tracker, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert record.read_text("utf-8") == "model: [unfinished\n"


def test_work_is_done_to_its_end(tracker: Path) -> None:
    """A build whose last words nobody hears is whole."""
    assert end("build --no-pictures", tracker, is_err_read=False) == (0, b"")
    assert (tracker / "_site/index.html").is_file()


def test_complaints_without_a_reader_are_no_bug(tracker: Path) -> None:
    """A wrong call stays one."""
    assert end("show nonsense", tracker, is_err_read=False) == (2, b"")


def test_an_encoding_that_lacks_a_sign_is_no_bug(tracker: Path) -> None:
    """As of a pipe on Windows: what is lacking is a question mark."""
    shown = subprocess.run(
        [sys.executable, "-m", "effsota", "show", "example-level/example-baseline", "--unit", "FLOP"],
        cwd=tracker,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=False,
    )
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert "3.00×10¹? FLOP" in shown.stdout.decode("latin-1")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
@pytest.mark.parametrize(
    "words", ["validate", "show", "export", "--help", "--version", "build", "diff HEAD HEAD"]
)
def test_output_that_cannot_be_written_is_told_in_a_line(words: str, tracker: Path, tmp_path: Path) -> None:
    """A full disk is no bug of ours; nor do the data stand as judged where nobody could read it."""
    if words.startswith("diff"):
        for call in ("init -q", "add .", "commit -qm x"):
            git(tracker, *call.split())
    said = tmp_path / "said"
    said.touch()
    status = call_with((os.devnull, FULL, said), words, tracker)
    told = "effsota: standard output cannot be written: No space left on device.\n"
    assert (status, said.read_text("utf-8")) == (2, told)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
@pytest.mark.parametrize(("words", "code"), [("validate", 0), ("show nonsense", 2)])
def test_complaints_that_cannot_be_written_change_nothing(words: str, code: int, tracker: Path) -> None:
    """Nobody can be told; the exit status is the one that a reader would have had."""
    assert call_with((os.devnull, os.devnull, FULL), words, tracker) == code


def call_with(ends: Sequence[str | Path], words: str, folder: Path) -> int:
    """Return the exit status of effsota with these files as standard input, output and error."""
    start("effsota.__main__", *words.split(), folder=folder, ends=ends, environment={})
    return end_of_call()


def test_a_dash_is_standard_output(run: Run, tracker: Path) -> None:
    """As everywhere: no file is called so by chance."""
    dashed, plain = run("export", "--root", tracker, "-o", "-"), run("export", "--root", tracker)
    assert (dashed.code, dashed.out, (tracker.parent / "-").exists()) == (0, plain.out, False)
