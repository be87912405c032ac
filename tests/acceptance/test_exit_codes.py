"""How the program ends: 0 fine, 1 bad data, 2 wrong call, 70 our own bug; one at a file is that file's."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run


def test_a_bug_of_ours_is_told_from_bad_data(
    run: Run, tracker: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 70, no traceback, and a way to see one."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(import_module("effsota.cli.soundness"), "assess", fail)
    outcome = run("show", "--root", str(tracker))
    assert outcome.code == 70
    assert "effsota: internal error (ZeroDivisionError): division by zero\n" in outcome.err
    assert "Traceback" not in outcome.err


def test_no_command_prints_the_help() -> None:
    """`python -m effsota` alone lists the commands."""
    outcome = subprocess.run([sys.executable, "-m", "effsota"], capture_output=True, text=True, check=False)
    assert outcome.returncode in {0, 2}
    assert "validate" in outcome.stdout + outcome.stderr


def test_a_bug_of_ours_shows_itself_on_request(
    run: Run, tracker: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With EFFSOTA_DEBUG=1 the traceback is printed, and the exit code stays."""
    monkeypatch.setattr(import_module("effsota.cli.soundness"), "assess", None)
    monkeypatch.setenv("EFFSOTA_DEBUG", "1")
    outcome = run("show", "--root", str(tracker))
    assert (outcome.code, outcome.err.splitlines()[0]) == (70, "Traceback (most recent call last):")


def test_a_broken_installation_is_no_bad_data(tmp_path: Path) -> None:
    """Exit 70 and one line, where Python itself would exit with 1."""
    (tmp_path / "click.py").write_text("raise ImportError('no click here')\n", "utf-8")
    variables = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-m", "effsota", "validate", "--quiet"]
    outcome = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    assert outcome.returncode == 70
    assert outcome.stderr == "effsota: the program is not installed whole: no click here\n"


def test_a_bug_of_ours_at_one_file_is_a_problem_of_it(
    run: Run, tracker: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 1, told beside whatever else is wrong; nothing is built, and on request the traceback is shown."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(import_module("effsota.pipeline.judging"), "build_record", fail)
    (record.parent / "other.yaml").write_text("licence: MIT\n", "utf-8")
    told = "example-baseline.yaml:1:1: error[internal-error]: the check itself broke at this file"
    for command in ("validate", "build", "show", "export"):
        outcome = run(command, "--root", tracker)
        said = outcome.out + outcome.err
        assert (outcome.code, told in said, "other.yaml:1:1: error[unknown-key]" in said) == (1, True, True)
    assert not (tracker / "_site").exists()
    monkeypatch.setenv("EFFSOTA_DEBUG", "1")
    outcome = run("validate", "--root", tracker)
    assert (outcome.code, outcome.err.splitlines()[0]) == (70, "Traceback (most recent call last):")
    assert "This broke at submissions/example-level/example-baseline.yaml." in outcome.err


@pytest.mark.parametrize("command", [("trend", "example-level"), ("export",)], ids=" ".join)
def test_a_bug_of_ours_at_one_track_names_its_file(
    run: Run, tracker: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """Also where nothing is wrong with any file."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(import_module("effsota.boards.trend.analysis"), "build_analysis", fail)
    outcome = run(*command, "--root", tracker)
    told = "submissions/example-level/track.yaml:1:1: error[internal-error]: the check itself broke"
    assert (outcome.code, told in outcome.err) == (1, True)


RECORD, TRACK = (f"submissions/example-level/{name}.yaml" for name in ("example-baseline", "track"))


SHOWN = {
    "show example-level/example-baseline": ("effsota.cli.record_lines.sum_lines", RECORD),
    "show example-level": ("effsota.cli.board_tables._marks", RECORD),
    "show": ("effsota.cli.board_tables._compute_number", TRACK),
    "export": ("effsota.showing.fields.wide_fields.build_agreement", RECORD),
    "export --format csv": ("effsota.boards.events.find_events", TRACK),
    "export --format json": ("effsota.showing.website.downloads.to_data", TRACK),
}


@pytest.mark.parametrize("command", SHOWN)
def test_a_bug_of_ours_at_what_is_shown_names_its_file(
    run: Run, tracker: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """The record or the track that was being written out; half of an answer is not printed."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    place, file = SHOWN[command]
    module, _, name = place.rpartition(".")
    monkeypatch.setattr(import_module(module), name, fail)
    outcome = run(*command.split(), "--root", tracker)
    told = f"{file}:1:1: error[internal-error]: the check itself broke at this file"
    assert (outcome.code, outcome.out, told in outcome.err) == (1, "", True)


LONG = "x" * 300


@pytest.mark.parametrize(
    "words",
    [
        f"import epoch table.csv -o {LONG}",
        "import epoch table.csv -o /dev/null",
        "import epoch table.csv -o table.csv",
        f"init {LONG}",
        f"init --upgrade {LONG}",
        f"validate --root {LONG}",
        f"validate {LONG} --root board",
        f"build --root board -o {LONG}",
        f"export --root board -o {LONG}",
        f"diff {LONG} --root board",
        f"scan {LONG} --root board",
        "scan /dev/full --root board",
        "scan /dev/zero --root board",
        "new example-level --from /dev/zero --yes --root board",
    ],
)
def test_a_path_that_the_system_refuses_is_a_wrong_call(run: Run, tracker: Path, words: str) -> None:
    """Exit 2 and a line that names it; nothing is waited for, and nothing is made."""
    (tracker.parent / "table.csv").touch()
    outcome = run(*words.split())
    assert (outcome.code, "internal error" in outcome.err) == (2, False)
    assert [path.name for path in sorted(tracker.parent.iterdir())] == ["board", "table.csv"]
