"""`effsota scan`: from a training log to a submission."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.known_architectures import KNOWN

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run

LOG = "step,flop,val_acc\n1,1e15,50\n2,2e15,90.4\n3,3e15,91\n"
ON = ("--track", "example-level")
SAID = ("--model", "My run", "--title", "My paper", "--url", "https://example.org/mine", "--yes")


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    """A folder with one good log."""
    folder = tmp_path / "logs"
    folder.mkdir()
    (folder / "run.csv").write_text(LOG, "utf-8")
    return folder


def test_a_run_that_crosses_is_told_with_its_rank(run: Run, tracker: Path, logs: Path) -> None:
    """Format, crossing, compute and place stand in two lines."""
    found = run("scan", logs, *ON, "--root", tracker)
    assert found.code == 0
    assert found.out.splitlines()[1] == (
        "  example-level: val_acc 90.4 at flop 2e15 (line 3) reaches 90; "
        "0.0231 TFS-days: would take rank 1 of 2"
    )


def test_a_run_that_never_crosses_says_how_close_it_came(run: Run, tracker: Path, logs: Path) -> None:
    """It is no submission, and that is no fault of the log."""
    (logs / "run.csv").write_text("flop,val_acc\n1e14,50\n2e14,89.9\n", "utf-8")
    found = run("scan", logs, "--root", tracker)
    line = "  example-level: val_acc: not a submission: best 89.9 at flop 2e14; target 90 not reached"
    assert (found.code, found.out.splitlines()[1]) == (0, line)


def test_write_makes_a_submission_and_never_writes_over_it(run: Run, tracker: Path, logs: Path) -> None:
    """Curve and YAML are put in place, valid, and stay as they are."""
    assert run("scan", logs, "--write", *ON, *SAID, "--root", tracker).code == 0
    folder = tracker / "submissions/example-level"
    before = (folder / "my-run.yaml").read_bytes()
    rows = ("1e15,1,50", "2e15,2,90.4", "3e15,3,91")
    assert (folder / "my-run.csv").read_text("utf-8").splitlines() == ["flop,step,val_acc", *rows]
    assert run("validate", "--root", tracker).code == 0
    again = run("scan", logs, "--write", *ON, *SAID, "--model", "My run", "--root", tracker)
    assert (again.code, (folder / "my-run.yaml").read_bytes()) == (2, before)
    assert "my-run.yaml is there already; choose another name." in again.err


def test_the_commands_for_the_pull_request_end_the_call(run: Run, tracker: Path, logs: Path) -> None:
    """What to type next stands there."""
    found = run("scan", logs, "--write", *ON, *SAID, "--root", tracker)
    place = "rank 1 of 2, on the efficiency frontier, 0.0231 TFS-days, 15× less than the baseline"
    assert f"On example-level: {place}" in found.out.splitlines()
    assert "  git switch -c add-my-run" in found.out.splitlines()


def test_a_log_that_cannot_be_read_names_its_line(run: Run, tracker: Path, logs: Path) -> None:
    """File and line stand before what is wrong."""
    (logs / "run.csv").write_text("flop\tval_acc\n1,234\t50\n", "utf-8")
    found = run("scan", logs, "--root", tracker)
    assert found.code == 1
    assert f'{logs / "run.csv"}:2: error: flop: "1,234" has thousands separators' in found.out


def test_steps_are_priced_by_the_config_of_what_was_trained(run: Run, tracker: Path, logs: Path) -> None:
    """What is written is valid; a step that is shorter than a sequence is none."""
    (logs / "run.csv").write_text("step,val_acc\n1,50\n2,90.4\n3,91\n", "utf-8")
    (logs / "config.json").write_text(json.dumps(KNOWN["gpt2"].config), "utf-8")
    by = ("--architecture", logs / "config.json", "--set", "context=512")
    call = ("scan", logs / "run.csv", *ON, *by, "--root", tracker)
    found = run(*call, "--set", "batch=511")
    assert (found.code, "a step of 511 tokens is less than one sequence of 512" in found.err) == (2, True)
    assert "say --set batch=TOKENS PER STEP (or a column tokens in the same rows)" in run(*call).out
    assert run(*call, "--set", "batch=5e5", "--write", *SAID).code == 0
    assert run("validate", "--root", tracker).code == 0
    text = (tracker / "submissions/example-level/my-run.yaml").read_text("utf-8")
    assert "      method: architecture\n      config:\n        model_type: gpt2\n" in text
    assert "--architecture is a method of its own" in run(*call, "--method", "parameters").err


def test_a_cost_that_prices_nothing_is_a_wrong_call(run: Run, tracker: Path, logs: Path) -> None:
    """A key that the method does not know is named."""
    found = run("scan", logs, "--method", "parameters", "--set", "parametres=7", "--root", tracker)
    assert found.code == 2
    assert "parametres" in found.err


def write_leap(record: Path, name: str) -> None:
    """Put a record beside the other that is asked why it needs so little compute."""
    text = record.read_text("utf-8").replace("0.5e9", "500").replace("2024-01-15", "2024-01-16")
    record.with_name(f"{name}.yaml").write_text(text.replace("Example baseline", "Leap"), "utf-8")


@pytest.mark.parametrize("track", [ON, ()])
def test_an_error_of_another_record_is_told_and_stops_no_scan(
    run: Run, tracker: Path, record: Path, logs: Path, track: tuple[str, ...]
) -> None:
    """It is not of this run. What is wrong with a track's own file is in the way of every place on it."""
    write_leap(record, "leap")
    found = run("scan", logs, *track, "--root", tracker)
    assert (found.code, "reaches 90" in found.out) == (0, True)
    told = "board/submissions/example-level/leap.yaml has errors, which effsota validate shows.\n"
    assert found.err.startswith(told)
    claim = ("--from", logs / "run.csv", *SAID, "--date", "today", "--root", tracker)
    assert run("new", "example-level", *claim).code == 0
    record.with_name("track.yaml").write_text("name: Broken\n", "utf-8")
    assert run("scan", logs, *track, "--root", tracker).code == 1


def test_errors_of_several_records_are_told_in_one_line(
    run: Run, tracker: Path, record: Path, logs: Path
) -> None:
    """A record that cannot be read leaves its board unknown: that is said, and of that board nothing is."""
    for name in ("one", "two"):
        broken = record.read_text("utf-8").replace("date: ", "dat: ")
        record.with_name(f"{name}.yaml").write_text(broken, "utf-8")
    first = "board/submissions/example-level/one.yaml and 1 more have errors, which effsota validate shows"
    assert run("scan", logs, "--root", tracker).err == f"{first}; left out here: example-level.\n"
    assert run("scan", logs, *ON, "--root", tracker).code == 1


def test_nothing_is_written_where_nothing_crosses(run: Run, tracker: Path, logs: Path) -> None:
    """And the exit code says so."""
    (logs / "run.csv").write_text("flop,val_acc\n1e14,50\n", "utf-8")
    found = run("scan", logs, "--write", *ON, *SAID, "--root", tracker)
    assert (found.code, found.err) == (1, "Nothing to write: no run reaches a target at a known cost.\n")


def test_a_thousand_logs_are_scanned_in_one_call(run: Run, tracker: Path, logs: Path) -> None:
    """Each is told, by its name."""
    for number in range(1_000):
        (logs / f"run-{number:03}.csv").write_text(LOG, "utf-8")
    (logs / "run.csv").unlink()
    found = run("scan", logs, "--root", tracker)
    told = [line for line in found.out.splitlines() if "reaches 90" in line]
    assert (found.code, len(told)) == (0, 1_000)
