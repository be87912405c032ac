"""`--root` stands before or after the command."""

from __future__ import annotations

import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run


def test_before_the_command_as_after_it(run: Run, tracker: Path) -> None:
    """Both name the tracker."""
    before, after = run("--root", tracker, "show"), run("show", "--root", tracker)
    assert (before, before.code) == (after, 0)


def test_the_one_after_the_command_wins(run: Run, tracker: Path, tmp_path: Path) -> None:
    """It is the nearer."""
    assert run("--root", tmp_path / "nowhere", "validate", "--root", tracker).code == 0


def test_who_stands_in_a_folder_that_was_removed_is_told(tmp_path: Path) -> None:
    """As after a tracker was checked out anew; one that is named is found all the same."""
    call = [sys.executable, "-m", "effsota", "validate"]
    (tmp_path / "gone").mkdir()
    gone = f"cd {shlex.quote(str(tmp_path / 'gone'))} && rmdir ../gone && exec {shlex.join(call)}"
    outcome = subprocess.run(["sh", "-c", gone], capture_output=True, text=True, check=False)
    assert outcome.returncode == 2
    assert "Error: The folder that you stand in is no longer there. Go to another." in outcome.stderr


def test_the_calculator_heeds_it_too(run: Run) -> None:
    """Though it needs no tracker."""
    outcome = run("--root", "nowhere", "estimate", "reported", "--compute", "1 TFS-days")
    assert (outcome.code, "--root nowhere is not a folder." in outcome.err) == (2, True)


def test_a_command_that_reads_no_tracker_refuses_it(run: Run, tracker: Path) -> None:
    """Rather than do something else than was said."""
    outcome = run("--root", tracker, "init", "other")
    assert outcome.code == 2
    assert f"effsota init reads no tracker; leave --root {tracker} out." in outcome.err
