"""`effsota diff`: revisions and folders, exit codes, formats."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.acceptance.terminal import on_terminal, without_styles
from tests.present import present
from tests.pull_requests import read_changes
from tests.throwaway import ENVIRONMENT

if TYPE_CHECKING:
    from tests.acceptance.conftest import Run

CHANGES = Path(__file__).parents[1] / "changes"
FAST = "submissions/alexnet-level/fastnet.yaml"


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A work tree with the small board as its only commit."""
    folder = tmp_path / "board"
    shutil.copytree(CHANGES / "base", folder)
    for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "x"]):
        subprocess.run(["git", *words], cwd=folder, env=ENVIRONMENT, check=True)
    return folder


def add(board: Path, name: str) -> None:
    """Write the files that the pull request of a comment adds."""
    for change in read_changes(CHANGES / f"comments/{name}.json"):
        (board / change["path"]).write_text(change["content"], "utf-8")


def test_the_folder_is_compared_with_a_revision(run: Run, board: Path) -> None:
    """Before anything is committed."""
    add(board, "overtaking")
    outcome = run("diff", "main", "--root", board)
    assert outcome.code == 0
    assert outcome.out.startswith(
        "A maintainer's turn: every check passed. FastNet takes the lead on AlexNet-level: "
    )


def test_two_folders_are_compared(run: Run, board: Path) -> None:
    """Without any repository."""
    add(board, "overtaking")
    outcome = run("diff", CHANGES / "base", board, "--root", board)
    assert "takes the lead on" in outcome.out


def test_a_folder_says_nothing_of_the_rooms_that_it_lacks(run: Run, board: Path, tmp_path: Path) -> None:
    """Schemas and workflows are not taken out by a folder that never held them."""
    (board / "schema").mkdir()
    (board / "schema/hardware.yaml").write_text("whole: false\nchips: {}\n", "utf-8")
    shutil.copytree(CHANGES / "base", tmp_path / "other")
    add(tmp_path / "other", "good")
    outcome = run("diff", board, tmp_path / "other", "--root", board)
    assert (outcome.code, "is removed" in outcome.out) == (0, False), outcome.out


def test_errors_exit_with_1_and_are_listed(run: Run, board: Path) -> None:
    """As text."""
    add(board, "wrong")
    outcome = run("diff", "HEAD", "--root", board)
    assert outcome.code == 1
    assert outcome.out.startswith("Your turn: 3 errors are to be mended")


def test_nothing_changed_exits_with_1(run: Run, board: Path) -> None:
    """And says so."""
    outcome = run("diff", "HEAD", "HEAD", "--root", board)
    assert (outcome.code, outcome.out.splitlines()[0]) == (
        1,
        "Your turn: nothing is changed, so nothing can be merged. Push what was meant, or close this.",
    )


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD:submissions"])
def test_what_is_no_state_exits_with_2(run: Run, board: Path, revision: str) -> None:
    """The message says what to give."""
    outcome = run("diff", "--root", board, "--", revision)
    assert outcome.code == 2
    assert f'"{revision}" is neither a folder with submissions/ nor a git revision known here.' in outcome.err


def test_a_comment_is_printed_where_it_is_asked_for(run: Run, board: Path) -> None:
    """As a workflow posts it: what was submitted is code, sign by sign."""
    add(board, "overtaking")
    outcome = run("diff", "main", "--format", "markdown", "--root", board)
    assert "**A maintainer's turn:** every check passed. <code>FastNet</code> takes the lead" in outcome.out


def test_lines_fit_a_terminal(board: Path) -> None:
    """Broken between words; in a pipe they stay whole, for whoever searches in them."""
    add(board, "wrong")
    lines = without_styles(on_terminal("diff", "main", "--root", str(board), folder=board, width=72))
    told = [line for line in lines if "judging" not in line]
    assert max(len(line) for line in present(told) if "/" not in line) <= 72
    assert "  → did you mean result?" in told


def test_json_tells_the_same(run: Run, board: Path) -> None:
    """As data."""
    add(board, "overtaking")
    data = json.loads(run("diff", "main", "--format", "json", "--root", board).out)
    assert data["verdict"] == "review"
    assert [each["path"] for each in data["boards"][0]["records"]] == ["alexnet-level/fastnet"]


def test_lines_with_one_right_answer_stand_in_the_json(run: Run, board: Path, tmp_path: Path) -> None:
    """Whole, as `validate --fix` then writes them; also in a file, beside the comment of the same call."""
    add(board, "wrong")
    path = "submissions/alexnet-level/shufflenet-v2.yaml"
    before = (board / path).read_text("utf-8").split("\n")
    outcome = run(
        "diff", "main", "--format", "markdown", "--also", "json", tmp_path / "x.json", "--root", board
    )
    assert outcome.out.startswith("**Your turn:** 3 errors")
    told = (tmp_path / "x.json").read_text("utf-8")
    assert told == run("diff", "main", "--format", "json", "--root", board).out
    run("validate", "--fix", "--root", board)
    after = (board / path).read_text("utf-8").split("\n")
    pairs = enumerate(zip(before, after, strict=True), start=1)
    changed = [(path, line, old, new) for line, (old, new) in pairs if old != new]
    assert [tuple(each.values()) for each in json.loads(told)["suggestions"]] == changed
    assert [line for _, line, _, _ in changed] == [2, 7]


def test_annotations_stand_on_the_lines(run: Run, board: Path) -> None:
    """For the log of a workflow."""
    add(board, "wrong")
    out = run("diff", "main", "--format", "github", "--root", board).out
    assert "::error file=submissions/alexnet-level/shufflenet-v2.yaml,line=2,col=7,title=not-a-date::" in out


def test_a_branch_that_is_behind_takes_nothing_back(run: Run, board: Path) -> None:
    """The folder on an old branch is judged as if it were merged."""
    subprocess.run(["git", "branch", "old"], cwd=board, env=ENVIRONMENT, check=True)
    add(board, "good")
    for words in (["add", "."], ["commit", "-q", "-m", "y"], ["checkout", "-q", "old"]):
        subprocess.run(["git", *words], cwd=board, env=ENVIRONMENT, check=True)
    add(board, "overtaking")
    data = json.loads(run("diff", "main", "--format", "json", "--root", board).out)
    assert [each["path"] for each in data["boards"][0]["records"]] == ["alexnet-level/fastnet"]


def test_a_vouched_change_passes(run: Run, board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By option, or by the environment as the workflow sets it."""
    track = board / "submissions/alexnet-level/track.yaml"
    track.write_text(track.read_text("utf-8").replace("79.1", "79.0"), "utf-8")
    assert run("diff", "main", "--root", board).code == 1
    assert run("diff", "main", "--vouched", "--root", board).code == 0
    monkeypatch.setenv("EFFSOTA_VOUCHED", "true")
    assert run("diff", "main", "--root", board).code == 0


def test_the_site_can_be_looked_at(run: Run, board: Path, tmp_path: Path) -> None:
    """As it would be; not where something is wrong."""
    add(board, "overtaking")
    run("diff", "main", "--preview", tmp_path / "site", "--root", board)
    assert (tmp_path / "site/tracks/alexnet-level/fastnet/index.html").is_file()
    add(board, "wrong")
    run("diff", "main", "--preview", tmp_path / "other", "--root", board)
    assert not (tmp_path / "other").exists()


def test_two_trackers_are_not_compared(run: Run, board: Path) -> None:
    """One line says why, instead of a line for every file of both."""
    assert run("init", "other").code == 0
    outcome = run("diff", "other", "main", "--root", board)
    assert outcome.code == 2
    assert "Error: other and main have no record in common: these are two trackers" in outcome.err


@pytest.mark.parametrize(("names", "shared", "is_refused"), [(10, 4, True), (10, 5, False), (9, 4, False)])
def test_folders_that_share_little_are_summed_up(
    run: Run, tmp_path: Path, names: int, shared: int, *, is_refused: bool
) -> None:
    """Fewer than half of ten files: two trackers, in one line; of nine each is told."""
    for folder, first in (("one", 0), ("two", names - shared)):
        (tmp_path / folder / "submissions/a").mkdir(parents=True)
        for number in range(first, first + names):
            (tmp_path / folder / f"submissions/a/r{number}.yaml").write_text("model: x\n", "utf-8")
    outcome = run("diff", tmp_path / "one", tmp_path / "two")
    told = f"/two {names}, and {shared} are in both" in outcome.err
    assert (told, outcome.code) == (is_refused, 2 if is_refused else 1)


def test_a_first_record_is_compared_with_none(run: Run, board: Path, tmp_path: Path) -> None:
    """A tracker without records is a state of any."""
    shutil.copytree(board, tmp_path / "empty", ignore=shutil.ignore_patterns(".git", "alexnet-level"))
    outcome = run("diff", tmp_path / "empty", "main", "--root", board)
    assert (outcome.code, "no record in common" in outcome.err) == (1, False)
    assert outcome.out.startswith("A maintainer's turn: nothing is wrong")


def test_a_folder_says_nothing_of_what_it_lacks(run: Run, board: Path, tmp_path: Path) -> None:
    """Compared with a copy of the data, a revision adds neither its README nor its schema/."""
    shutil.copytree(board / "submissions", tmp_path / "copy/submissions")
    for file in ("README.md", "schema/extra.md"):
        (board / file).parent.mkdir(exist_ok=True)
        (board / file).write_text("x\n", "utf-8")
    for words in (["add", "."], ["commit", "-q", "-m", "y"]):
        subprocess.run(["git", *words], cwd=board, env=ENVIRONMENT, check=True)
    outcome = run("diff", tmp_path / "copy", "main", "--root", board)
    assert (outcome.code, outcome.out.splitlines()[0]) == (
        1,
        "Your turn: nothing is changed, so nothing can be merged. Push what was meant, or close this.",
    )


def test_a_sparse_checkout_takes_no_record_out(run: Run, board: Path) -> None:
    """What is not in its folder is in its commit: that can be compared."""
    call = ["git", "sparse-checkout", "set", "--no-cone", "/submissions/tracker.yaml"]
    subprocess.run(call, cwd=board, env=ENVIRONMENT, check=True)
    outcome = run("diff", "main", "--root", board)
    assert (outcome.code, outcome.out) == (2, "")
    assert "This checkout is sparse: " in outcome.err
    assert "effsota diff main HEAD, or have them all: git sparse-checkout disable" in outcome.err


@pytest.mark.parametrize("kind", ["--no-checkout", "--bare"])
def test_two_commits_are_compared_where_nothing_is_checked_out(
    run: Run, board: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """They are read as git's objects: a clone without files says what the one with files says."""
    add(board, "overtaking")
    clone = tmp_path / "clone"
    for words in (["add", "."], ["commit", "-q", "-m", "y"], ["clone", "-q", kind, ".", str(clone)]):
        subprocess.run(["git", *words], cwd=board, env=ENVIRONMENT, check=True)
    expected = run("diff", "HEAD~1", "HEAD", "--root", board)
    assert "takes the lead on" in expected.out
    assert run("diff", "HEAD~1", "HEAD", "--root", clone).out == expected.out
    monkeypatch.chdir(clone)
    assert run("diff", "HEAD~1", "HEAD").out == expected.out
    found = run("diff", "HEAD")
    assert (found.code, found.out) == (2, "")
    assert "effsota diff HEAD HEAD, or check one out: git checkout" in found.err


def test_commits_without_a_tracker_are_told(
    run: Run, board: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is compared with nothing; and where no repository is, that is told."""
    for words in (["rm", "-q", "-r", "--cached", "submissions"], ["commit", "-q", "-m", "y"]):
        subprocess.run(["git", *words], cwd=board, env=ENVIRONMENT, check=True)
    shutil.rmtree(board / "submissions")
    found = run("diff", "HEAD", "HEAD", "--root", board)
    assert (found.code, found.out) == (2, "")
    assert "Neither HEAD nor HEAD holds a submissions/ folder." in found.err
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert "does not lie in a git repository" in run("diff", "HEAD", "HEAD").err
    assert "No submissions/ folder here or above." in run("diff", "HEAD").err


def test_where_a_folder_lies_is_not_in_the_comment(run: Run, board: Path) -> None:
    """It would stand in a pull request that somebody writes from it."""
    add(board, "bound")
    outcome = run("diff", "main", "--root", board)
    assert "\na folder against " in outcome.out
    assert (str(board) in outcome.out, board.parent.name in outcome.out) == (False, False)


@pytest.mark.parametrize("name", ["aaa", "zzz"])
def test_a_copy_of_a_record_is_blamed_and_not_the_record(run: Run, board: Path, name: str) -> None:
    """The base lacks it, whichever comes first in the alphabet; nobody is told to delete what is on file."""
    original = board / "submissions/alexnet-level/alexnet.yaml"
    shutil.copy(original, original.with_name(f"{name}.yaml"))
    problems = json.loads(run("diff", "HEAD", "--format", "json", "--root", board).out)["problems"]
    (found,) = [each for each in problems if each["rule"] == "duplicate-submission"]
    assert found["file"] == f"submissions/alexnet-level/{name}.yaml"
    assert found["message"].startswith("this repeats alexnet-level/alexnet, which was there first")


def test_a_correction_that_nothing_tells_shows_what_it_changed(run: Run, board: Path) -> None:
    """Whoever forgot the history, and who reviews it, see the key before and after."""
    record = next((board / "submissions/alexnet-level").glob("[!t]*.yaml"))
    text = record.read_text("utf-8")
    assert "epochs: " in text
    record.write_text(re.sub(r"epochs: \S+", "epochs: 7", text), "utf-8")
    outcome = run("diff", "main", "--root", board)
    assert "nothing in it says what was changed" in outcome.out
    assert re.search(r"epochs: \d+ → 7\n", outcome.out)


def test_a_challenge_is_told_with_one_full_stop(run: Run, board: Path) -> None:
    """The sentence has its own."""
    record = next((board / "submissions/alexnet-level").glob("[!t]*.yaml"))
    claim = "challenges:\n  - {by: ann, date: 2026-11-20, claim: The log shows six epochs.}\n"
    record.write_text(record.read_text("utf-8") + claim, "utf-8")
    first = run("diff", "main", "--root", board).out.splitlines()[0]
    assert first.endswith(": The log shows six epochs.")
