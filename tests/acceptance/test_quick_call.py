"""`effsota validate FILE` is run without the library of command lines, and says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from effsota.cli.quick_call import run_quickly

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run

RECORD = "submissions/example-level/example-baseline.yaml"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("model", "model", [RECORD]),
        ("model", "model", ["submissions/example-level/track.yaml", RECORD]),
        ("model", "model", []),
        ("date: ", "dat: ", [RECORD]),
        ("model: ", "model: Größe ", [RECORD]),
        ("title: ", "title: Example baseline #", [RECORD]),
        ("title: ", "title: Example baseline #", []),
    ],
    ids=["fine", "two", "all", "an error", "beyond ASCII", "a warning", "a warning of all"],
)
def test_what_it_says_is_what_the_library_says(
    run: Run, tracker: Path, monkeypatch: pytest.MonkeyPatch, *, old: str, new: str, words: list[str]
) -> None:
    """The same words, in the same place, with the same status."""
    record = tracker / RECORD
    record.write_text(record.read_text("utf-8").replace(old, new, 1), "utf-8")
    monkeypatch.chdir(tracker)
    assert run_quickly(["validate", *words]) is not None
    quick = run("validate", *words)
    assert quick == run("validate", "--root", ".", *words)
    assert quick.out.strip()


def test_what_a_file_that_is_in_the_way_is_called_is_told_alike(
    run: Run, tracker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever its letters."""
    (tracker / "submissions/example-level/größer.yaml").write_text("model: x\n", "utf-8")
    monkeypatch.chdir(tracker)
    quick = run("validate", RECORD)
    assert "größer.yaml has errors" in quick.out
    assert quick == run("validate", "--root", ".", RECORD)


@pytest.mark.parametrize(
    "words",
    [
        ["validate", "nowhere.yaml"],
        ["validate", ""],
        ["validate", "submissions"],
        ["validate", "--quiet"],
        ["validate", "--help"],
        ["validate", "../outside.yaml"],
        ["show"],
        [],
    ],
)
def test_any_other_call_is_left_to_the_library(
    tracker: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
) -> None:
    """Nothing is said before it has its turn."""
    (tracker.parent / "outside.yaml").write_text("model: x\n", "utf-8")
    monkeypatch.chdir(tracker)
    assert run_quickly(words) is None
    assert capsys.readouterr() == ("", "")


def test_a_day_that_is_none_or_a_place_without_a_tracker_is_left_to_the_library(
    tracker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As is a shell that asks what may be typed next."""
    monkeypatch.chdir(tracker)
    with monkeypatch.context() as changed:
        changed.setenv("SOURCE_DATE_EPOCH", "yesterday")
        assert run_quickly(["validate", RECORD]) is None
    with monkeypatch.context() as changed:
        changed.setenv("_EFFSOTA_COMPLETE", "bash_complete")
        assert run_quickly(["validate", RECORD]) is None
    monkeypatch.chdir(tracker.parent)
    assert run_quickly(["validate", f"{tracker.name}/{RECORD}"]) is None
