"""`effsota validate PATH` says what there is to say of that file, and never that all is well unseen."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from effsota.cli import tree_judging
from tests.acceptance.test_loading import wait_for_rest
from tests.throwaway import ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from effsota.pipeline.kept_problems import Judged
    from tests.acceptance.conftest import Run

TRACK = "submissions/example-level"
CURVE = "  - {method: learning-curve, curve: %s, x: flop, y: val_acc}\n"


def commit(tracker: Path) -> None:
    """Have git keep what is there now."""
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run(["git", *words], cwd=tracker, env=ENVIRONMENT, check=True)


def break_it(record: Path) -> None:
    """Misspell a key."""
    record.write_text(record.read_text("utf-8").replace("date: ", "dat: "), "utf-8")


def test_what_was_checked_is_counted(run: Run, tracker: Path, record: Path) -> None:
    """The files that are named, not the whole tracker."""
    for path, words in ((record, "1 file checked"), (record.parent, "2 files checked")):
        outcome = run("validate", path, "--root", tracker)
        assert (outcome.code, outcome.out) == (0, f"{words}: no errors, no warnings\n")


@pytest.mark.parametrize(
    "path", ["README.md", "my-model.yaml", "docs", "docs/x.yaml", "site", "site/x.html", "schema/x.md"]
)
def test_what_nobody_checks_is_a_wrong_call(run: Run, tracker: Path, path: str) -> None:
    """It is said where submissions lie; nothing is said to be fine."""
    for folder in ("docs", "site", "schema"):
        (tracker / folder).mkdir(exist_ok=True)
    if not (tracker / path).is_dir():
        (tracker / path).write_text("model: x\n", "utf-8")
    outcome = run("validate", tracker / path, "--root", tracker)
    assert (outcome.code, outcome.out) == (2, "")
    assert "no file of the tracker" in outcome.err
    assert "submissions lie in submissions/<track>/<name>.yaml" in outcome.err


def test_a_file_outside_the_tracker_is_a_wrong_call(run: Run, tracker: Path) -> None:
    """Also beside one that lies in it."""
    (tracker.parent / "x.yaml").write_text("model: x\n", "utf-8")
    outcome = run("validate", tracker / TRACK, tracker.parent / "x.yaml", "--root", tracker)
    assert (outcome.code, outcome.out) == (2, "")
    assert "does not lie in the tracker" in outcome.err


@pytest.mark.parametrize("name", [".next.yaml.swp", "next.yaml~", "../.idea", "../.idea/workspace.xml"])
def test_a_file_of_an_editor_is_not_said_to_be_fine(run: Run, tracker: Path, name: str) -> None:
    """It is not looked at."""
    (tracker / "submissions/.idea").mkdir()
    for stray in (".next.yaml.swp", "next.yaml~", "../.idea/workspace.xml"):
        (tracker / TRACK / stray).write_bytes(b"\0")
    outcome = run("validate", tracker / TRACK / name, "--root", tracker)
    assert (outcome.code, outcome.out) == (2, "")
    assert "a file of an editor or a system, which is not looked at" in outcome.err


def test_what_git_ignores_is_not_said_to_be_fine(run: Run, tracker: Path) -> None:
    """Without git it is in the wrong place."""
    (tracker / TRACK / "x.bak").write_bytes(b"x")
    (tracker / ".gitignore").write_text("*.bak\n", "utf-8")
    assert run("validate", tracker / TRACK / "x.bak", "--root", tracker).code == 1
    commit(tracker)
    outcome = run("validate", tracker / TRACK / "x.bak", "--root", tracker)
    assert (outcome.code, outcome.out) == (2, "")
    assert "is ignored by git" in outcome.err


def test_a_file_in_a_folder_that_is_no_track_is_an_error(run: Run, tracker: Path, record: Path) -> None:
    """The commonest wrong place."""
    other = tracker / "submissions/example/x.yaml"
    other.parent.mkdir()
    shutil.copy(record, other)
    outcome = run("validate", other, "--root", tracker)
    assert outcome.code == 1
    assert 'error[track-file-missing]: the folder "submissions/example" has no file track.yaml' in outcome.out
    assert "    hint: did you mean example-level? write one that says" in outcome.out


def test_the_file_of_its_track_is_told_with_it(run: Run, tracker: Path, record: Path) -> None:
    """A record is judged by it."""
    break_track = record.with_name("track.yaml")
    break_track.write_text(break_track.read_text("utf-8").replace("baseline:", "basline:"), "utf-8")
    outcome = run("validate", record, "--root", tracker)
    assert outcome.code == 1
    assert "track.yaml:" in outcome.out
    assert "error[unknown-key]" in outcome.out


def test_the_curve_of_another_record_is_told_with_it(run: Run, tracker: Path, record: Path) -> None:
    """What the record rests on is broken: that is where it is to be mended."""
    text = record.read_text("utf-8").partition("compute:")[0]
    record.write_text(f"{text}compute:\n{CURVE % 'example-level/second'}", "utf-8")
    shutil.copy(record, record.with_name("second.yaml"))
    record.with_name("second.csv").write_text("flop;val_acc\n1;2\n", "utf-8")
    outcome = run("validate", record, "--root", tracker)
    assert outcome.code == 1
    assert "second.csv:1:1: error[curve-csv]: the header is separated by semicolons" in outcome.out
    assert "error[curve-unreadable]" in outcome.out


@pytest.mark.parametrize("name", ["aaa.yaml", "zzz.yaml"])
def test_a_copy_is_blamed_and_not_what_it_was_made_from(
    run: Run, tracker: Path, record: Path, name: str
) -> None:
    """Whichever comes first in the alphabet: git knows what was there."""
    commit(tracker)
    shutil.copy(record, record.with_name(name))
    for path in ((record.with_name(name),), ()):
        outcome = run("validate", *path, "--root", tracker)
        assert outcome.code == 1
        assert f"{name}:3:1: error[duplicate-submission]: this repeats example-level/" in outcome.out
        assert (
            f"hint: take this file out, and add what is new in it to {TRACK}/example-baseline" in outcome.out
        )
        assert "example-baseline.yaml:3:1" not in outcome.out


def test_what_a_file_causes_elsewhere_is_told_with_it(run: Run, tracker: Path, record: Path) -> None:
    """A paper under two titles: the other file is the one that is warned of."""
    other = record.with_name("aaa.yaml")
    text = record.read_text("utf-8").replace("model: ", "model: Other ").replace("epochs: 10", "epochs: 20")
    title = next(line for line in text.splitlines() if "title:" in line)
    other.write_text(text.replace(title, title.replace("title: ", "title: Another ")), "utf-8")
    outcome = run("validate", other, "--root", tracker)
    assert outcome.code == 0
    assert "warning[paper-under-two-titles]" in outcome.out
    assert "\n1 file checked: no errors, 1 warning\n" in outcome.out


def test_what_keeps_a_file_from_its_board_is_named(run: Run, tracker: Path, record: Path) -> None:
    """Errors of others are theirs, but what compares records could not be asked."""
    other = record.with_name("other.yaml")
    other.write_text(record.read_text("utf-8").replace("model: ", "model: Other "), "utf-8")
    break_it(other)
    outcome = run("validate", record, "--root", tracker)
    assert outcome.code == 0
    assert outcome.out == (
        "1 file checked: no errors, no warnings\n"
        f"Not compared with other records: {TRACK}/other.yaml has errors, which effsota validate shows.\n"
    )


def test_a_link_to_a_file_leads_to_it(run: Run, tracker: Path, record: Path) -> None:
    """From outside of the tracker."""
    break_it(record)
    link = tracker.parent / "mine.yaml"
    link.symlink_to(record)
    outcome = run("validate", link, "--root", tracker)
    assert (outcome.code, outcome.out.partition(":")[0]) == (1, f"board/{TRACK}/example-baseline.yaml")


def test_a_link_in_the_tracker_is_an_error_itself(run: Run, tracker: Path, record: Path) -> None:
    """It is not taken for what it leads to."""
    record.with_name("linked.yaml").symlink_to(record.name)
    outcome = run("validate", record.with_name("linked.yaml"), "--root", tracker)
    assert outcome.code == 1
    assert "linked.yaml:1:1: error[symbolic-link]" in outcome.out


@pytest.mark.parametrize("options", [(), ("--no-cache",)])
def test_the_answer_is_the_same_the_second_time(
    run: Run, tracker: Path, record: Path, options: tuple[str, ...]
) -> None:
    """Where nothing has changed since, what was found is taken from the run before."""
    break_it(record)
    for file in (path for path in tracker.rglob("*") if path.is_file()):
        os.utime(file, (1_700_000_000, 1_700_000_000))
    first = run("validate", record, "--root", tracker, *options)
    assert run("validate", record, "--root", tracker, *options) == first
    assert first.code == 1


def test_what_there_is_without_a_file_stays_known_while_it_is_edited(
    run: Run, tracker: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others have errors that it may cause: how it stands itself does not matter there."""
    other = record.with_name("other.yaml")
    other.write_text(record.read_text("utf-8").replace("model: ", "model: Other "), "utf-8")
    break_it(other)
    monkeypatch.setenv("EFFSOTA_CACHE", str(tracker.parent / "cache"))
    asked = []
    real = tree_judging.judge_without

    def watch(files: Collection[str], **rest: Any) -> Judged:
        asked.append(files)
        return real(files, **rest)

    monkeypatch.setattr(tree_judging, "judge_without", watch)
    record.unlink()  # the one that is edited need not be at rest
    wait_for_rest(tracker)
    for epochs in ("10", "20", "a few"):
        text = other.read_text("utf-8").replace("Other ", "").replace("dat: ", "date: ")
        record.write_text(text.replace("epochs: 10", f"epochs: {epochs}"), "utf-8")
        outcome = run("validate", record, "--root", tracker)
        assert outcome.code == (epochs == "a few")
        assert len(asked) == 1
        assert outcome == run("validate", record, "--root", tracker, "--no-cache")
        del asked[1:]


def test_answered_warnings_are_counted_and_shown_on_request(run: Run, tracker: Path, record: Path) -> None:
    """Or where their file is named: a new warning stands out."""
    text = re.sub("title: .*", "title: Example baseline", record.read_text("utf-8"), count=1)
    record.write_text(f"{text}answers: {{title-is-model-name: The page is called so.}}\n", "utf-8")
    plain, asked, named = (
        run("validate", "--root", tracker, *more) for more in ((), ("--answered",), (record,))
    )
    assert (
        plain.out == "1 submission in 1 track: no errors, 1 warning, all answered (--answered shows them)\n"
    )
    github = run("validate", "--format", "github", "--root", tracker)
    assert github.out == ""
    for outcome in (asked, named):
        assert "    answered: The page is called so.\n" in outcome.out
        assert "--answered" not in outcome.out
