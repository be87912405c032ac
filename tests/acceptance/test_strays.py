"""Files of editors and systems are in nobody's way, and in no commit."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.acceptance.test_serve import BUILT, Served, start
from tests.throwaway import ENVIRONMENT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run

TRACK = "submissions/example-level"


@pytest.fixture
def littered(tracker: Path) -> Path:
    """The small tracker with a file open in vim and in emacs, after a look with two systems."""
    for stray in (".next.yaml.swp", "next.yaml~", "#next.yaml#", "4913", ".DS_Store", "Thumbs.db"):
        (tracker / TRACK / stray).write_bytes(b"\0")
    (tracker / "submissions/.idea").mkdir()
    (tracker / "submissions/.idea/workspace.xml").write_bytes(b"<project/>")
    (tracker / TRACK / ".#next.yaml").symlink_to("ada@laptop.4711")
    return tracker


@pytest.mark.parametrize("command", ["validate", "show", "build", "export"])
def test_they_are_no_fault_of_a_folder(run: Run, littered: Path, command: str) -> None:
    """Whatever the command."""
    outcome = run(command, "--root", littered)
    assert (outcome.code, outcome.err) == (0, "")


def test_the_site_is_built_while_a_file_is_open(tracker: Path, record: Path) -> None:
    """Which is when one wants to look at it."""
    with start(tracker) as process:
        served = Served(process)
        served.wait_for(BUILT)
        record.with_name(".example-baseline.yaml.swp").write_bytes(b"b0VIM\0")
        record.write_text(record.read_text("utf-8").replace("Example baseline", "Renamed model"), "utf-8")
        served.wait_for(BUILT)
        assert "Renamed model" in served.read("tracks/example-level/")


def test_in_a_commit_they_are_to_be_deleted(run: Run, littered: Path) -> None:
    """Nobody wrote them, and everybody would have them."""
    for words in (
        ["init", "-q"],
        ["add", "-A", "--", ".", ":!submissions"],
        ["add", "*.yaml"],
        ["commit", "-q", "-m", "x"],
        ["add", "-A", "-f"],
        ["commit", "-q", "-m", "y"],
    ):
        subprocess.run(["git", *words], cwd=littered, env=ENVIRONMENT, check=True)
    outcome = run("diff", "HEAD~1", "HEAD", "--format", "json", "--root", littered)
    assert outcome.code == 1
    assert outcome.out.count("is a file of an editor or a system") == 8
    assert 'delete it; a line \\".DS_Store\\" in .gitignore keeps it out' in outcome.out
