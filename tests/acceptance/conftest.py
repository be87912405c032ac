"""The commands as a person calls them, in a folder of their own."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pytest

from effsota.cli import main
from tests.builders.own_tracks import copy_tracks
from tests.forked import call

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


DAY = {"SOURCE_DATE_EPOCH": "1795737600"}  # 2026-11-27


@dataclass(frozen=True)
class Outcome:
    """What a call left behind."""

    code: int
    out: str
    err: str


if TYPE_CHECKING:
    Run = Callable[..., Outcome]
    Only = Callable[..., Path]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Return a function that calls effsota with arguments in an empty folder, on a fixed day."""
    monkeypatch.chdir(tmp_path)
    for name, value in DAY.items():
        monkeypatch.setenv(name, value)

    def call_here(*arguments: str | Path) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["effsota", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as exit_:
            main()
        return Outcome(int(exit_.value.code or 0), *capsys.readouterr())

    return call_here


@pytest.fixture(scope="session")
def only(tmp_path_factory: pytest.TempPathFactory) -> Only:
    """Return a function that gives a tracker of some tracks of this repository alone, for reading."""

    @cache
    def of(*names: str) -> Path:
        return copy_tracks(tmp_path_factory.mktemp("only"), *names)

    return of


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tracker as `init` makes it, for copying."""
    folder = tmp_path_factory.mktemp("begun")
    assert call("effsota.__main__", "init", "board", folder=folder, environment=DAY)[0] == 0
    return folder / "board"


@pytest.fixture
def tracker(run: Run, tmp_path: Path, begun: Path) -> Path:  # noqa: ARG001  # its folder and its day
    """A small sound tracker: one track, one record."""
    return shutil.copytree(begun, tmp_path / "board", symlinks=True)


@pytest.fixture
def record(tracker: Path) -> Path:
    """The only record of that tracker."""
    return tracker / "submissions/example-level/example-baseline.yaml"
