"""How the program ends: 0 fine, 1 bad data, 2 wrong call, 70 our own bug."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.acceptance.conftest import Run


def test_a_bug_of_ours_is_told_from_bad_data(
    run: Run, tracker: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 70, no traceback, and a way to see one."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(import_module("effsota.cli.soundness"), "assess", fail)
    outcome = run("show", "--root", str(tracker))
    assert outcome.code == 70
    assert "effsota: internal error (ZeroDivisionError): division by zero\n" in outcome.err
    assert "Traceback" not in outcome.err


def test_no_command_prints_the_help() -> None:
    """`python -m effsota` alone lists the commands."""
    outcome = subprocess.run([sys.executable, "-m", "effsota"], capture_output=True, text=True, check=False)
    assert outcome.returncode in {0, 2}
    assert "validate" in outcome.stdout + outcome.stderr


def test_a_bug_of_ours_shows_itself_on_request(
    run: Run, tracker: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With EFFSOTA_DEBUG=1 the traceback is printed, and the exit code stays."""
    monkeypatch.setattr(import_module("effsota.cli.soundness"), "assess", None)
    monkeypatch.setenv("EFFSOTA_DEBUG", "1")
    outcome = run("show", "--root", str(tracker))
    assert (outcome.code, outcome.err.splitlines()[0]) == (70, "Traceback (most recent call last):")


def test_a_broken_installation_is_no_bad_data(tmp_path: Path) -> None:
    """Exit 70 and one line, where Python itself would exit with 1."""
    (tmp_path / "click.py").write_text("raise ImportError('no click here')\n", "utf-8")
    variables = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-m", "effsota", "validate"]
    outcome = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    assert outcome.returncode == 70
    assert outcome.stderr == "effsota: the program is not installed whole: no click here\n"
