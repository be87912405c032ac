"""What a killed build has left goes; what runs, or is somebody's own, stays."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from effsota.disk import swapping
from effsota.disk.swapping import MARK, moved_out, swap
from effsota.disk.unfinished import begin, clear_unfinished
from tests.builders.ending import ended_soon

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path) -> set[str]:
    """Return what a folder holds."""
    return {path.name for path in folder.iterdir()}


def test_what_a_dead_build_left_goes(tmp_path: Path) -> None:
    """Nobody holds its lock."""
    (tmp_path / ".site-effsota-0123456789abcdef/pages").mkdir(parents=True)
    clear_unfinished(tmp_path / "site")
    assert names(tmp_path) == set()


def test_what_runs_stays(tmp_path: Path) -> None:
    """Two builds at once do not spoil each other."""
    with begin(tmp_path / "site") as new:
        clear_unfinished(tmp_path / "site")
        assert new.is_dir()
    assert names(tmp_path) == set()


def fill_and_end(site: Path, stack: ExitStack) -> None:
    """Begin a large site, and have the program ended while its folder is taken away."""
    with begin(site) as new:
        for number in range(4_000):
            (new / f"{number}.html").touch()
        stack.enter_context(ended_soon())


def test_a_signal_while_it_is_taken_away_leaves_nothing(tmp_path: Path) -> None:
    """The folder of a whole site takes a while to go."""
    with ExitStack() as stack, pytest.raises(KeyboardInterrupt):
        fill_and_end(tmp_path / "site", stack)
    assert names(tmp_path) == set()


@pytest.mark.parametrize("ending", ["-backup", "-effsota-mine", "-effsota-personal", f"-effsota-{17 * '0'}"])
def test_what_is_not_ours_stays(tmp_path: Path, ending: str) -> None:
    """Whatever it is called but for the very names that a build gives."""
    (tmp_path / f".site{ending}").mkdir()
    clear_unfinished(tmp_path / "site")
    assert names(tmp_path) == {f".site{ending}"}


def test_a_site_that_was_moved_out_comes_back(tmp_path: Path) -> None:
    """A build was killed between the two steps of a system that cannot exchange folders."""
    site = tmp_path / "site"
    (moved_out(site) / MARK).parent.mkdir(parents=True)
    (moved_out(site) / MARK).touch()
    clear_unfinished(site)
    assert names(tmp_path) == {"site"}
    assert (site / MARK).is_file()


@pytest.mark.parametrize("in_one", [True, False])
def test_two_folders_change_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, in_one: bool) -> None:
    """In one step or in two."""
    if not in_one:
        monkeypatch.setattr(swapping, "_exchange", lambda *_: False)
    for name in ("new", "old"):
        (tmp_path / name / name).mkdir(parents=True)
    swap(tmp_path / "new", tmp_path / "old")
    assert (names(tmp_path / "old"), names(tmp_path / "new")) == ({"new"}, {"old"})


def test_a_second_step_that_fails_undoes_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old site stands."""
    monkeypatch.setattr(swapping, "_exchange", lambda *_: False)
    (tmp_path / "old").mkdir()
    with pytest.raises(FileNotFoundError):
        swap(tmp_path / "gone", tmp_path / "old")
    assert names(tmp_path) == {"old"}
