"""A program within bounds: its time, its output, and none of the run's rights."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from automation.bounded import Ended, run_bounded


def call(program: str, **bounds: object) -> Ended:
    """Run a few lines of Python."""
    settings = {"folder": Path(), "seconds": 20.0, **bounds}
    return run_bounded([sys.executable, "-I", "-S", "-c", program], **settings)  # type: ignore[arg-type]


def test_what_it_prints_and_how_it_ends_is_told() -> None:
    """It reads what it is given."""
    assert call("print(input()); raise SystemExit(3)", given=b"hello\n") == (3, b"hello\n")


def test_who_takes_too_long_is_stopped() -> None:
    """With whatever it has started, which would hold the output open."""
    start = time.monotonic()
    program = "import subprocess as s, sys, time; s.Popen(['sleep', '60']); time.sleep(60)"
    assert call(program, seconds=0.5).status is None
    assert time.monotonic() - start < 30


def test_who_says_too_much_is_stopped() -> None:
    """What is kept of it is what fits."""
    assert call("while True: print('x' * 999)", most=5_000) == (None, (b"x" * 999 + b"\n") * 5)


def test_who_reads_nothing_is_no_trouble() -> None:
    """However much it is given."""
    assert call("pass", given=b"x" * 1_000_000) == (0, b"")


def test_the_token_of_the_run_is_not_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor anything else that opens something; other variables are."""
    for name in ("GH_TOKEN", "GITHUB_TOKEN", "ACTIONS_RUNTIME_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"):
        monkeypatch.setenv(name, "the-token")
    found = call("import os; print(sorted(os.environ.items()))", more={"GIVEN": "x"}).output.decode()
    assert "the-token" not in found
    assert ("('GIVEN', 'x')" in found, os.environ["PATH"] in found) == (True, True)
