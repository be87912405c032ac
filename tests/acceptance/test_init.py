"""`effsota init` starts a tracker that can be built at once."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from effsota.bringing.own_tracker import digest
from tests.throwaway import ENVIRONMENT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run


def test_a_new_tracker_has_no_problem(run: Run, tracker: Path) -> None:
    """What init writes passes validate without a warning."""
    outcome = run("validate", "--root", tracker)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "1 submission in 1 track: no errors, no warnings\n"


def test_it_says_what_comes_next(run: Run) -> None:
    """The line names the folder, the next command and the README."""
    outcome = run("init", "mine")
    assert (
        outcome.out == "Started a tracker in mine. Next: effsota serve --root mine, and read mine/README.md\n"
    )


def test_the_name_is_text_whatever_it_holds(run: Run, tmp_path: Path) -> None:
    """Quotes, colons and braces in a name are read back as they were given."""
    run("init", "mine", "--name", 'My "best": {board} # 1')
    assert 'name: "My \\"best\\": {board} # 1"\n' in (tmp_path / "mine/submissions/tracker.yaml").read_text(
        "utf-8"
    )
    assert run("validate", "--root", "mine").code == 0


def test_a_name_that_no_file_may_hold_is_refused(run: Run, tmp_path: Path) -> None:
    """A control character in the name writes nothing and exits with 2."""
    outcome = run("init", "mine", "--name", "a\x1bb")
    assert outcome.code == 2
    assert not (tmp_path / "mine").exists()


def test_a_tracker_is_not_started_twice(run: Run, record: Path) -> None:
    """A second init in the same folder changes no file, says how to renew it, and exits with 2."""
    record.write_text("mine", "utf-8")
    outcome = run("init", "board")
    assert outcome.code == 2
    assert (
        "Error: board is a tracker already. To renew what runs it: effsota init --upgrade board\n"
        in outcome.err
    )
    assert record.read_text("utf-8") == "mine"


def test_a_repository_with_files_is_filled_in(run: Run, tmp_path: Path) -> None:
    """What is there stays and is listed; the addresses are those of its remote and branch."""
    mine = tmp_path / "mine"
    mine.mkdir()
    for name in ("README.md", ".gitignore", "LICENSE"):
        (mine / name).write_text("mine", "utf-8")
    for command in (["init", "-q", "-b", "master"], ["remote", "add", "origin", "git@github.com:Ada/b.git"]):
        subprocess.run(["git", *command], cwd=mine, env=ENVIRONMENT, check=True)
    outcome = run("init", "mine")
    assert outcome.out.splitlines() == [
        "Started a tracker in mine. Next: effsota serve --root mine, and read mine/docs/running.md",
        "Left alone, because they are there already: .gitignore, README.md",
        "Add /_site/, /.venv/ and .*-effsota-*/ to your .gitignore.",
    ]
    assert {(mine / name).read_text("utf-8") for name in ("README.md", ".gitignore", "LICENSE")} == {"mine"}
    text = (mine / "submissions/tracker.yaml").read_text("utf-8")
    assert "url: https://ada.github.io/b/\nrepository: https://github.com/Ada/b\nbranch: master\n" in text
    assert run("validate", "--root", "mine").code == 0


def test_addresses_may_be_given(run: Run, tmp_path: Path) -> None:
    """Each by its option."""
    options = ("--repository", "https://github.com/Ada/b/", "--url", "https://b.example", "--branch", "trunk")
    assert run("init", "mine", *options).code == 0
    text = (tmp_path / "mine/submissions/tracker.yaml").read_text("utf-8")
    assert "url: https://b.example/\nrepository: https://github.com/Ada/b\nbranch: trunk\n" in text


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--repository", "http://github.com/a/b"),
        ("--url", "b.example"),
        ("--branch", "a b"),
        ("--branch", "-a"),
    ],
)
def test_addresses_that_the_tracker_may_not_hold_are_refused(
    option: str, value: str, run: Run, tmp_path: Path
) -> None:
    """Nothing is written, and the option is named."""
    outcome = run("init", "mine", option, value)
    assert (outcome.code, option in outcome.err) == (2, True)
    assert not (tmp_path / "mine").exists()


def test_what_cannot_be_written_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    """A file stands where a folder is needed: the repository is as it was."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/docs").touch()
    assert run("init", "mine").code == 2
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["docs"]


def test_an_upgrade_renews_what_was_not_changed(run: Run, tracker: Path) -> None:
    """What the owner changed is shown and left alone; what the owner took out stays out."""
    manifest = tracker / ".github/effsota.json"
    said = json.loads(manifest.read_text("utf-8"))
    old = tracker / ".github/workflows/links.yml"
    old.write_text("older", "utf-8")
    said["files"][".github/workflows/links.yml"] = digest("older")
    manifest.write_text(json.dumps(said), "utf-8")
    (tracker / "CONTRIBUTING.md").write_text("mine\x1b\n", "utf-8")
    (tracker / ".github/workflows/issue.yml").unlink()
    (tracker / "effsota.lock").write_text("effsota==0.0.1\n", "utf-8")
    outcome = run("init", "--upgrade", "board")
    assert outcome.code == 0
    assert outcome.out.splitlines()[0] == "Renewed in board: .github/workflows/links.yml"
    assert (
        "Left alone, because you changed it: CONTRIBUTING.md\n  --- CONTRIBUTING.md (yours)\n" in outcome.out
    )
    assert "  -mine\\x1b\n" in outcome.out
    assert "Left out, because you removed them: .github/workflows/issue.yml\n" in outcome.out
    assert "schedule:" in old.read_text("utf-8")
    assert "0.0.1" not in (tracker / "effsota.lock").read_text("utf-8")
    assert run("init", "--upgrade", "board").out.startswith("Nothing to renew in board.\n")


def test_a_tracker_of_an_old_version_gets_the_rest(run: Run, tracker: Path) -> None:
    """One without workflows and manifest: it passes as it is, and its own files stay."""
    for name in (".github", "docs"):
        shutil.rmtree(tracker / name)
    for path in (*tracker.glob("*.lock"), tracker / "CONTRIBUTING.md"):
        path.unlink()
    (tracker / "README.md").write_text("mine", "utf-8")
    assert run("validate", "--root", "board").code == 0
    assert run("build", "--root", "board", "--no-pictures").code == 0
    assert run("init", "--upgrade", "board").code == 0
    assert (tracker / ".github/workflows/validate.yml").is_file()
    assert (tracker / "README.md").read_text("utf-8") == "mine"


def test_an_upgrade_takes_addresses_from_the_tracker(run: Run, tracker: Path) -> None:
    """Owners of files that were written before the address was known are put in."""
    file = tracker / "submissions/tracker.yaml"
    file.write_text(file.read_text("utf-8").replace("com/you/", "com/Ada/"), "utf-8")
    run("init", "--upgrade", "board")
    assert "* @Ada\n" in (tracker / ".github/CODEOWNERS").read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "text", "says"),
    [
        (".github/effsota.json", "{", "board/.github/effsota.json cannot be read. Restore it, or remove it"),
        ("submissions/tracker.yaml", "name: [", "board/submissions/tracker.yaml has errors. Mend them first"),
    ],
)
def test_an_upgrade_that_cannot_know_says_so(
    path: str, text: str, says: str, run: Run, tracker: Path
) -> None:
    """One line, exit 2, nothing written."""
    (tracker / path).write_text(text, "utf-8")
    outcome = run("init", "--upgrade", "board")
    assert (outcome.code, says in outcome.err) == (2, True)


def test_only_a_tracker_can_be_upgraded(run: Run) -> None:
    """Another folder gets nothing; and its name is given in its own file."""
    assert (
        "Error: here is no tracker: it has no submissions/. To start one: effsota init here\n"
        in run("init", "--upgrade", "here").err
    )
    assert run("init", "--upgrade", "here", "--name", "x").code == 2


def test_a_file_cannot_become_a_tracker(run: Run, tmp_path: Path) -> None:
    """Where DIR is a file, init says so and exits with 2."""
    (tmp_path / "taken").touch()
    outcome = run("init", "taken")
    assert outcome.code == 2
    assert "Error: taken is not a folder. Choose another.\n" in outcome.err


@pytest.mark.parametrize(("branch", "is_told"), [("trunk", True), ("main", False)])
def test_a_branch_that_is_out_and_not_taken_is_told(
    run: Run, tmp_path: Path, branch: str, *, is_told: bool
) -> None:
    """Workflows on a branch that nobody uses would never run."""
    subprocess.run(["git", "init", "-q", "-b", branch, tmp_path / "board"], check=True)
    told = run("init", tmp_path / "board").out
    assert (f"says branch: main, while '{branch}' is checked out" in told) is is_told
