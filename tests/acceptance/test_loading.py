"""A command loads what it uses: which modules, for each is paid for at every call."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.tracker.tree import build_tree, write_tree
from effsota.disk.standing import states_of
from tests.builders.own_tracks import copy_tracks
from tests.throwaway import git

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from effsota.__main__ import main
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""
RECORD = "submissions/alexnet-imagenet/vgg-11.yaml"
# Of the standard library what takes long to load, and is used by few commands.
SLOW = {"asyncio", "concurrent", "email", "http", "multiprocessing", "pydoc", "ssl", "unittest", "zoneinfo"}
OF_THE_SITE = {"arro3", "jinja2", "markupsafe", "numpy", "resvg"}
# What says of a file in which way its shape is wrong: no file of this repository is.
OF_SHAPES = {"attrs", "jsonschema", "referencing", "rpds"}
# What parts lines that say more than one thing, tells what was meant, writes, or makes classes slowly.
OF_ODD_FILES = {"dataclasses", "difflib", "fractions", "shutil", "string", "traceback", "yaml"}
# What says which day is meant, and what is wrong with a text that is no YAML.
OF_MISTAKES = {"effsota.reading.loose_dates", "effsota.reading.document.syntax"}
# What tells options apart, and what the library of values would take of it where that is loaded.
OF_COMMAND_LINES = {"click", "inspect", "typing_extensions"}
GIT = "effsota.disk.git"
BUILDING = {"showing", "bringing", "measure"}


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tracker under git, of two tracks on which papers meet."""
    folder = copy_tracks(tmp_path_factory.mktemp("board"), "alexnet-imagenet", "alexnet-imagenet-inference")
    for words in ("init -q", "add .", "commit -qm x"):
        git(folder, *words.split())
    return folder


def loaded_by(*words: str, status: int = 0, folder: Path = ROOT) -> set[str]:
    """Return the modules that a command has loaded when it ends."""
    command = [sys.executable, "-c", PROGRAM, *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stderr
    return set(done.stderr.splitlines()[-1].split())


def rooms(modules: set[str]) -> set[str]:
    """Return the packages of others, and the rooms of ours, that modules lie in."""
    names = {module.removeprefix("effsota.").partition(".")[0] for module in modules}
    return names - {"effsota"}


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_what_only_tells_of_the_program_loads_no_command(option: str) -> None:
    """Click, the list of commands, and nothing of a tracker: no room but that of the command line."""
    modules = loaded_by(option)
    ours = {module for module in modules if module.startswith("effsota.")}
    assert rooms(ours) == {"__main__", "cli"}
    assert {"effsota.cli.listing", "effsota.cli.root_options"} <= ours
    assert [module for module in ours if module.endswith((".validate", ".show", ".options"))] == []
    assert (
        rooms(modules) & {"yaml", "dataclasses", "difflib", "json", *OF_SHAPES, *OF_THE_SITE, *SLOW} == set()
    )


def test_no_help_needs_the_packages_of_the_site() -> None:
    """All commands together load none of them: it is what they do that needs them."""
    program = (
        "import sys; from effsota.cli.commands import cli; [*cli.commands.values()]; print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    modules = set(done.stdout.split())
    assert {"effsota.cli.build", "effsota.cli.serve", "effsota.cli.import_"} <= modules
    assert rooms(modules) & {*OF_THE_SITE, *OF_SHAPES} == set()


def test_a_file_whose_shape_is_wrong_loads_what_says_so(tmp_path: Path) -> None:
    """Which is so much that files that are right do without."""
    (tmp_path / "submissions/a").mkdir(parents=True)
    (tmp_path / "submissions/a/track.yaml").write_text("nothing: of this\n", "utf-8")
    modules = loaded_by("validate", "--root", str(tmp_path), status=1)
    assert {"jsonschema", "referencing"} <= rooms(modules)


@pytest.mark.parametrize("words", [(), (RECORD,)], ids=["everything", "one file"])
def test_what_checks_loads_nothing_that_builds(words: tuple[str, ...], board: Path) -> None:
    """Nor what writes; the boards, for rules judge them; git, for papers on file share a title."""
    modules = loaded_by("validate", "--no-cache", *words, folder=board)
    assert not modules & OF_MISTAKES
    assert {"effsota.cli.validate", "effsota.judging.rules", "effsota.boards.leaderboard"} <= modules
    assert rooms(modules) & {*BUILDING, *OF_THE_SITE, *OF_SHAPES, *SLOW} == set()
    assert modules & {"effsota.disk.output", "effsota.pipeline.building", "effsota.boards.events"} == set()


def test_what_checks_records_of_which_no_two_are_alike_asks_no_git(tmp_path: Path) -> None:
    """Only which of two was there first is asked of git."""
    shutil.copytree(ROOT / "submissions/alexnet-imagenet", tmp_path / "submissions/alexnet-imagenet")
    shutil.copy(ROOT / "submissions/tracker.yaml", tmp_path / "submissions")
    modules = loaded_by("validate", "--no-cache", "--root", str(tmp_path))
    assert "effsota.judging.rules" in modules
    assert rooms(modules) & {"subprocess"} == modules & {GIT} == set()


def test_what_compares_loads_git_and_nothing_that_builds(board: Path) -> None:
    """Without --preview."""
    modules = loaded_by("diff", "HEAD", "HEAD", status=1, folder=board)  # nothing differs: refused
    assert {"effsota.cli.diff", GIT, "effsota.judging.rules"} <= modules
    assert rooms(modules) & {*BUILDING, *OF_THE_SITE, *OF_SHAPES, *SLOW} == set()
    assert modules & {"effsota.cli.preview", "effsota.disk.output", "effsota.pipeline.building"} == set()


def test_what_shows_boards_loads_nothing_that_builds(board: Path) -> None:
    """As `show` and `chips` do; the chips need no rule either."""
    for words in (["show"], ["chips"]):
        assert (
            rooms(loaded_by(*words, folder=board))
            & {*BUILDING, *OF_THE_SITE, *OF_SHAPES, *SLOW, "subprocess"}
            == set()
        )
    assert rooms(loaded_by("chips", folder=board)) & {"boards", "judging", "methods"} == set()


def wait_for_rest(root: Path) -> None:
    """Wait until the files of a tracker cannot change again without a sign."""
    deadline = time.monotonic() + 60
    while states_of(root) is None:
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_a_tracker_that_has_not_changed_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once its files are at rest, the second run loads nothing that reads or judges, and says the same."""
    root, other = tmp_path / "tracker", tmp_path / "cache"
    shutil.copytree(ROOT / "submissions/alexnet-imagenet", root / "submissions/alexnet-imagenet")
    shutil.copy(ROOT / "submissions/tracker.yaml", root / "submissions")
    monkeypatch.setenv("EFFSOTA_CACHE", str(other))
    wait_for_rest(root)
    call = ("validate", "--root", str(root), "--format", "json")
    assert "effsota.pipeline.assessing" in loaded_by(*call)
    again = loaded_by(*call)
    assert not again & {"effsota.pipeline.assessing", "effsota.judging.rules", "yaml"}
    assert not rooms(again) & {"reading", "units", *OF_ODD_FILES}  # each for what nobody asked
    said = [
        subprocess.run(
            [sys.executable, "-m", "effsota", *call, *more], capture_output=True, check=True
        ).stdout
        for more in ((), ("--no-cache",))
    ]
    assert said[0] == said[1] != b"[]\n"
    record = root / "submissions/alexnet-imagenet/vgg-11.yaml"
    record.write_text(record.read_text("utf-8").replace("model:", "modle:"), "utf-8")
    assert "effsota.pipeline.assessing" in loaded_by(*call, status=1)


def test_a_plain_file_that_changed_is_judged_by_what_plain_files_need(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the vocabularies say is kept: no parser, nothing for faults, nothing that writes."""
    monkeypatch.setenv("EFFSOTA_CACHE", str(tmp_path / "cache"))
    root = tmp_path / "tracker"
    write_tree(build_tree(records=1, tracks=1, seed=0), root)
    (record,) = root.glob("submissions/*/run-*.yaml")
    call = ("validate", str(record))
    assert "yaml" in loaded_by(*call, folder=root)
    record.write_text(record.read_text("utf-8") + "# looked at again\n", "utf-8")
    modules = loaded_by(*call, folder=root)
    assert "effsota.judging.rules" in modules
    assert modules & OF_COMMAND_LINES == set()
    assert rooms(modules) & {*BUILDING, *OF_ODD_FILES, *OF_SHAPES, *OF_THE_SITE, *SLOW} == set()


def test_a_named_file_beside_one_with_errors_is_not_judged_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What there would be to say without it is kept too: it tells what the file causes."""
    root = tmp_path / "tracker"
    shutil.copytree(ROOT / "submissions/alexnet-imagenet", root / "submissions/alexnet-imagenet")
    shutil.copy(ROOT / "submissions/tracker.yaml", root / "submissions")
    other = root / "submissions/alexnet-imagenet/vgg-11.yaml"
    other.write_text(other.read_text("utf-8").replace("model:", "modle:"), "utf-8")
    monkeypatch.setenv("EFFSOTA_CACHE", str(tmp_path / "cache"))
    wait_for_rest(root)
    call = ("validate", "--root", str(root), str(other.with_name("alexnet.yaml")))
    assert "effsota.pipeline.assessing" in loaded_by(*call)
    assert not loaded_by(*call) & {"effsota.pipeline.assessing", "effsota.judging.rules"}
