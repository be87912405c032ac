"""`effsota validate` finds everything that is wrong and says where."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.builders.privileges import as_a_user

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run

HERE = "submissions/example-level/example-baseline.yaml"


@pytest.fixture
def broken(record: Path) -> Path:
    """The record with a key that nobody knows on line 4, column 1."""
    text = record.read_text("utf-8")
    record.write_text(text.replace("date: 2024-01-15", "dat: 2024-01-15"), "utf-8")
    return record


def test_a_sound_tracker_is_summed_up_in_a_line(run: Run, tracker: Path) -> None:
    """Exit 0 and one line that counts what was checked."""
    outcome = run("validate", "--root", tracker)
    assert outcome.code == 0
    assert outcome.out == "1 submission in 1 track: no errors, no warnings\n"


def test_a_problem_has_file_line_column_and_hint(run: Run, tracker: Path, broken: Path) -> None:
    """Exit 1; the place comes first, the hint is indented below."""
    outcome = run("validate", "--root", tracker)
    lines = outcome.out.splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith(f"board/{HERE}:4:1: error["))
    assert outcome.code == 1
    assert lines[place + 1].startswith("  ")
    assert broken.read_text("utf-8").splitlines()[3].startswith("dat:")


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize(
    ("folder", "path"),
    [
        ("board", HERE),
        ("board/submissions/example-level", "example-baseline.yaml"),
        ("board/submissions/../elsewhere", f"../{HERE}"),
    ],
)
@pytest.mark.parametrize("command", ["validate", "show", "build"])
def test_a_path_leads_from_where_one_stands(
    run: Run, tracker: Path, monkeypatch: pytest.MonkeyPatch, *, folder: str, path: str, command: str
) -> None:
    """So that a terminal opens it, whatever the command."""
    (tracker / "elsewhere").mkdir()
    monkeypatch.chdir(tracker.parent / folder)
    outcome = run(command)
    assert outcome.code == 1
    assert f"\n{path}:4:1: error[unknown-key]:" in f"\n{outcome.out}{outcome.err}"
    assert ("Nothing else was done" in outcome.err) == (command == "show")


@pytest.mark.usefixtures("broken")
def test_annotations_name_file_and_line(run: Run, tracker: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--format github adds a workflow command to each problem; its paths lead from the root."""
    monkeypatch.chdir(tracker / "submissions")
    outcome = run("validate", "--format", "github")
    assert outcome.code == 1
    assert f"::error file={HERE},line=4,col=1,title=unknown-key::" in outcome.out


@pytest.mark.usefixtures("broken")
def test_json_holds_every_part_of_a_problem(run: Run, tracker: Path) -> None:
    """--format json can be read by a program."""
    outcome = run("validate", "--root", tracker, "--format", "json")
    problems = json.loads(outcome.out)["problems"]
    assert outcome.code == 1
    assert {"file", "line", "column", "pointer", "rule", "severity", "message", "hint"} <= problems[0].keys()


@pytest.mark.usefixtures("broken")
def test_problems_of_all_files_come_in_one_run(run: Run, tracker: Path) -> None:
    """Two broken files give the problems of both, sorted by file."""
    (tracker / "submissions/tracker.yaml").write_text("name: no more than this\n", "utf-8")
    outcome = run("validate", "--root", tracker)
    files = [line.split(":")[0] for line in outcome.out.splitlines() if line.startswith("board/submissions/")]
    assert files == sorted(files)
    assert set(files) >= {f"board/{HERE}", "board/submissions/tracker.yaml"}


@pytest.mark.usefixtures("broken")
def test_a_named_file_is_judged_alone(run: Run, tracker: Path) -> None:
    """Problems elsewhere neither show nor count."""
    outcome = run("validate", tracker / "submissions/tracker.yaml", "--root", tracker)
    assert outcome.code == 0
    assert HERE not in outcome.out


CURVE = "  - {method: learning-curve, curve: example-baseline.csv, x: flop, y: val_acc}\n"


def test_a_fault_of_a_curve_is_told_once_also_where_its_record_is_named(
    run: Run, tracker: Path, record: Path
) -> None:
    """The curve is a part of the record: naming that shows it, and nothing says so a second time."""
    text = record.read_text("utf-8").partition("compute:")[0]
    record.write_text(f"{text}compute:\n{CURVE}", "utf-8")
    record.with_suffix(".csv").write_text("flop;val_acc\n1;2\n", "utf-8")
    for paths in ((), (record,), (record.with_suffix(".csv"),)):
        outcome = run("validate", *paths, "--root", tracker)
        assert outcome.code == 1
        assert outcome.out.count("error[") == 1
        assert "error[curve-csv]: the header is separated by semicolons" in outcome.out


def test_a_named_file_must_be_there(run: Run, tracker: Path) -> None:
    """A path that leads nowhere is a wrong call."""
    outcome = run("validate", "nowhere.yaml", "--root", tracker)
    assert outcome.code == 2
    assert "Error: nowhere.yaml does not exist.\n" in outcome.err


def test_the_tracker_is_found_from_inside_it(
    run: Run, tracker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without --root, the nearest parent that holds submissions/ is meant."""
    monkeypatch.chdir(tracker / "submissions/example-level")
    assert run("validate").code == 0


@pytest.mark.parametrize("path", [f"../{HERE}", f"../submissions/../{HERE}", "..", "../submissions"])
@pytest.mark.usefixtures("broken")
def test_a_file_is_found_by_whatever_path_leads_to_it(
    run: Run, tracker: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """From a folder beside it, and over one above."""
    (tracker / "notes").mkdir()
    monkeypatch.chdir(tracker / "notes")
    outcome = run("validate", path)
    assert (outcome.code, outcome.out.splitlines()[0].split(":")[0]) == (1, f"../{HERE}")


@pytest.mark.usefixtures("broken")
def test_a_file_is_found_through_a_link_to_its_tracker(run: Run, tracker: Path) -> None:
    """A folder of a temporary place often is one."""
    link = tracker.parent / "link"
    link.symlink_to(tracker, target_is_directory=True)
    assert run("validate", "--root", tracker, link / HERE).code == 1


@pytest.mark.parametrize("mode", [0o000, 0o444])
@pytest.mark.parametrize("path", ["submissions/second", "submissions", "schema", "site"])
def test_a_folder_that_may_not_be_read_is_told(run: Run, tracker: Path, path: str, mode: int) -> None:
    """It is not taken for one that is not there: nothing is built without it, nor is it told of otherwise."""
    folder = tracker / path
    folder.mkdir(exist_ok=True)
    (folder / "track.yaml").write_text("", "utf-8")
    folder.chmod(mode)
    with as_a_user():
        outcomes = [run(*words, "--no-cache", "--root", tracker) for words in (["validate"], ["build"])]
    folder.chmod(0o755)
    assert [outcome.code for outcome in outcomes] == [1, 1]
    assert "error[file-unreadable]: this file cannot be read: " in outcomes[0].out
    assert "permission denied" in outcomes[0].out
    assert "path-not-allowed" not in outcomes[0].out
    assert "Nothing was written." in outcomes[1].err


def test_a_key_of_another_method_is_told_as_one(run: Run, tracker: Path, record: Path) -> None:
    """It stands where keys of an estimate stand: what it lacks is its method."""
    text = record.read_text("utf-8")
    record.write_text(
        text.replace("  - method: operations", "  - method: operations\n    precision: bf16"), "utf-8"
    )
    outcome = run("validate", "--root", tracker)
    assert "precision goes with method: hardware-time: write that, or take precision out" in outcome.out
    record.write_text(f"{text}precision: bf16\n", "utf-8")
    outcome = run("validate", "--root", tracker)
    assert "precision is a key of an item of compute: move it there" in outcome.out


def test_a_blank_text_that_has_to_stand_is_not_told_to_go(run: Run, tracker: Path) -> None:
    """Whoever took the unit of a metric out was told next that it is missing."""
    track = tracker / "submissions/example-level/track.yaml"
    track.write_text(track.read_text("utf-8").replace('unit: "%"', 'unit: ""'), "utf-8")
    outcome = run("validate", "--root", tracker)
    assert "unit of metric is blank\n    hint: write a text; a key that need not" in outcome.out


def test_a_number_is_not_put_where_nobody_meant_it(run: Run, tracker: Path, record: Path) -> None:
    """How many runs there were is no p, and their values are not to be made up beside it."""
    text = record.read_text("utf-8").replace("is: measured", "is: measured, runs: 5")
    record.write_text(text, "utf-8")
    outcome = run("validate", "--root", tracker)
    assert 'runs of result is a text ("5"), but a mapping is asked' in outcome.out
    assert "p: 5" not in outcome.out
    record.write_text(re.sub(r"result: \{.*\}", "result: 90.2", text), "utf-8")
    assert "hint: write result: {value: 90.2}" in run("validate", "--root", tracker).out
