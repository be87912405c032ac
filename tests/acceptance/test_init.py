"""`effsota init` starts a tracker that can be built at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def test_nothing_is_overwritten(run: Run, record: Path) -> None:
    """A second init in the same folder changes no file and exits with 2."""
    record.write_text("mine", "utf-8")
    outcome = run("init", "board")
    assert outcome.code == 2
    assert "Error: board/.gitignore is there already. Choose another folder.\n" in outcome.err
    assert record.read_text("utf-8") == "mine"


def test_a_file_cannot_become_a_tracker(run: Run, tmp_path: Path) -> None:
    """Where DIR is a file, init says so and exits with 2."""
    (tmp_path / "taken").touch()
    outcome = run("init", "taken")
    assert outcome.code == 2
    assert "Error: taken cannot be written: " in outcome.err
