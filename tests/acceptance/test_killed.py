"""A command that is killed (SIGKILL) at any of its steps on the disk leaves what was there, nothing in part.

Nothing can tidy up then: the next command does.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.forked import call
from tests.present import present
from tests.unit.bringing.importers.epoch_table import row_of, table_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="leftovers are told by locks of files")
# Of the steps of a command so many are tried, spread over all; every one of them where this is set. A site
# elsewhere is written as the one in its place is.
IS_EVERY_STEP = bool(os.environ.get("EFFSOTA_EVERY_STEP"))
MOST_STEPS, MOST_ELSEWHERE = 3, 2
TODAY = {"SOURCE_DATE_EPOCH": "1795305600"}
NEW = (
    "new example-level --yes --model Mine --title Mine --date 2026-11-20"
    " --url https://example.org/mine --from ../run.csv"
)
COMMANDS = {
    "a file": "export --format json -o ../out.json",
    "a curve with its submission": NEW,
    "a new tracker": "init ../fresh/other",
    "a repository becomes a tracker": "init ../repository",
    "an upgrade": "init --upgrade .",
    "a new track": "import epoch ../table.csv -o submissions/notable --quiet",
    "a site": "build --no-pictures --no-cache",
    "a site elsewhere": "build --no-pictures --no-cache -o ../new/site",
    "a site beside what is somebody's own": "build --no-pictures --no-cache -o ../pages",
}


def steps_of(words: list[str], folder: Path, *, at: int = 0) -> int:
    """Run a command, killed before a step; return how many steps it took, 0 where it was killed."""
    status, _, told = call("tests.builders.killing", str(at), *words, folder=folder, environment=TODAY)
    assert "Traceback" not in told, told
    return 0 if status < 0 else int(told.rpartition("\n")[2])


def steps_to_try(words: str, count: int) -> range:
    """Return before which of its steps a command is killed: a few, spread over all.

    Of a build the first, at which nothing is there, is not among them: it is what takes longest.
    """
    most = MOST_ELSEWHERE if words.startswith("build") and " -o " in words else MOST_STEPS
    every = 1 if IS_EVERY_STEP else max(1, count // most)
    return range(every if words.startswith("build") else 1, count + 1, every)


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder, but for what waits to take its place."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {
        str(path): (folder / path).read_bytes()
        for path in found
        if not any("-effsota-" in part for part in path.parts)
    }


def make_place(place: Path) -> Path:
    """Return a folder with a tracker, an older program's file, a log and a table, for reading."""
    (place / "repository").mkdir(parents=True)
    (place / "repository/README.md").write_text("mine", "utf-8")
    assert call("effsota.__main__", "init", "board", folder=place)[0] == 0
    for path in (
        "pages/.git",
        "pages/about/mine.txt",
        "stranger/.site-effsota-mine",
        ".out.json-effsota-mine",
    ):
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text("mine", "utf-8")
    (place / "run.csv").write_text("step,flop,accuracy\n1,1e15,50\n2,2e15,90.5\n", "utf-8")
    (place / "table.csv").write_bytes(table_of(*map(row_of, range(1, 4))))
    (place / "out.json").write_text("old", "utf-8")
    (place / "board/effsota.lock").write_text("effsota==0.0.1\n", "utf-8")
    return place


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Such a folder."""
    return make_place(tmp_path_factory.mktemp("killed") / "place")


@pytest.fixture(scope="module")
def place_with_sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Such a folder where the tracker has been built, and a site of a branch lies beside it."""
    place = make_place(tmp_path_factory.mktemp("killed") / "place")
    site = ("build", "--no-pictures", "--today", "2026-11-20")
    assert call("effsota.__main__", *site, folder=place / "board")[0] == 0
    shutil.copytree(place / "board/_site", place / "pages", dirs_exist_ok=True)
    return place


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_whatever_was_there_is_whole(request: pytest.FixtureRequest, tmp_path: Path, words: str) -> None:
    """Each file is as it was or as it becomes; the next command takes back the rest and does its work."""
    if words == COMMANDS["a site"]:  # what is built by several processes is seen once
        request.getfixturevalue("all_cores")
    place: Path = request.getfixturevalue("place_with_sites" if words.startswith("build") else "place")
    before = files_in(place)
    whole = tmp_path / "whole"
    shutil.copytree(place, whole, symlinks=True)
    count = steps_of(["effsota", *words.split()], whole / "board")
    after = files_in(whole)
    assert (after != before, count > 4) == (True, True)
    for at in present(steps_to_try(words, count)):
        again = tmp_path / f"killed-{at}"
        shutil.copytree(place, again, symlinks=True)
        assert steps_of(["effsota", *words.split()], again / "board", at=at) == 0
        left = files_in(again)
        assert [path for path in left if left[path] not in (before.get(path), after.get(path))] == []
        assert before.keys() & after.keys() <= left.keys()
        steps_of(["effsota", *words.split()], again / "board")
        assert files_in(again) == after
        assert sorted(unfinished(again)) == sorted(unfinished(place))
        shutil.rmtree(again)


def unfinished(folder: Path) -> list[str]:
    """Return what in a folder is called like work that is half done."""
    return [str(path.relative_to(folder)) for path in folder.rglob("*-effsota-*")]


def test_a_tracker_is_sound_whenever_new_is_killed(place: Path, tmp_path: Path) -> None:
    """Of a curve and its submission never the one without the other, once any command has looked."""
    count = steps_of(["effsota", *NEW.split()], shutil.copytree(place, tmp_path / "whole") / "board")
    for at in present(range(1, count + 1)):
        board = shutil.copytree(place, tmp_path / f"killed-{at}") / "board"
        steps_of(["effsota", *NEW.split()], board, at=at)
        status, told, _ = call("effsota.__main__", "validate", "--no-cache", folder=board, environment=TODAY)
        assert (status, told.count("error[")) == (0, 0), told
        both = [(board / f"submissions/example-level/mine.{ending}").exists() for ending in ("csv", "yaml")]
        assert both in ([True, True], [False, False])


def test_a_meter_that_is_killed_can_be_continued(tmp_path: Path) -> None:
    """Its curve is whole rows, and comes to the same end."""
    count = steps_of(["meter", str(tmp_path / "whole.csv")], tmp_path)
    for at in present(range(1, count + 1)):
        path = tmp_path / f"{at}.csv"
        steps_of(["meter", str(path)], tmp_path, at=at)
        assert not path.exists() or path.read_bytes().endswith(b"\n")
        steps_of(["meter", str(path)], tmp_path)
        assert path.read_bytes() == (tmp_path / "whole.csv").read_bytes()
        assert unfinished(tmp_path) == []
