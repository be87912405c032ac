"""Whatever lies in the folder, the answer is a list of problems or a wrong call, never a crash."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.builders.privileges import as_a_user

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run

BROKEN = {
    "empty": (b"", "1:1"),
    "a list": (b"- model\n- date\n", "1:1"),
    "two megabytes": (b"notes: " + b"x" * 2_000_000 + b"\n", "1:1"),
    "binary": (bytes(range(256)), "2:118"),
    "a program": (b"\x7fELF\x02\x01\xff", "1:1"),
    "a byte-order mark": (b"\xef\xbb\xbfmodel: X\n", "1:1"),
}


@pytest.mark.parametrize(("data", "place"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_a_problem_with_its_place(
    run: Run, tracker: Path, record: Path, data: bytes, place: str
) -> None:
    """Exit 1, the file is named with line and column, and nothing is built."""
    record.write_bytes(data)
    assert run("build", "--root", tracker).code == 1
    outcome = run("validate", "--root", tracker)
    first = next(line for line in outcome.out.splitlines() if "example-baseline.yaml:" in line)
    assert first.startswith(f"board/submissions/example-level/example-baseline.yaml:{place}: error[")
    assert not (tracker / "_site").exists()


def test_windows_line_ends_are_read(run: Run, tracker: Path, record: Path) -> None:
    """CRLF is no problem."""
    record.write_bytes(record.read_bytes().replace(b"\n", b"\r\n"))
    assert run("validate", "--root", tracker).code == 0


def test_a_link_is_a_problem_not_a_way_out(run: Run, tracker: Path, record: Path) -> None:
    """A symbolic link is refused without being followed."""
    record.rename(tracker / "outside.yaml")
    record.symlink_to(tracker / "outside.yaml")
    outcome = run("validate", "--root", tracker)
    assert outcome.code == 1
    assert "submissions/example-level/example-baseline.yaml:1:1: error[" in outcome.out


def test_a_pipe_is_a_problem_not_a_wait(run: Run, tracker: Path, record: Path) -> None:
    """A file that cannot be read to its end is refused at once."""
    record.unlink()
    os.mkfifo(record)
    assert run("validate", "--root", tracker).code == 1


def test_an_unreadable_file_is_a_problem(run: Run, tracker: Path, record: Path) -> None:
    """A file without read permission is named."""
    record.chmod(0)
    with as_a_user():
        outcome = run("validate", "--root", tracker)
    assert outcome.code == 1
    assert "permission denied" in outcome.out


@pytest.mark.parametrize("command", ["validate", "build", "show", "export", "serve"])
def test_root_nowhere_is_a_wrong_call(run: Run, command: str) -> None:
    """Exit 2, and the folder is named."""
    outcome = run(command, "--root", "nowhere")
    assert outcome.code == 2
    assert "Error: --root nowhere is not a folder.\n" in outcome.err


def test_a_folder_without_submissions_is_a_wrong_call(run: Run) -> None:
    """Exit 2, with the way to start a tracker."""
    outcome = run("validate")
    assert outcome.code == 2
    assert "effsota init DIR" in outcome.err


def test_no_records_at_all_is_an_empty_board(run: Run, tracker: Path) -> None:
    """A tracker that has only its own file validates, shows and builds."""
    for path in sorted((tracker / "submissions/example-level").iterdir()):
        path.unlink()
    (tracker / "submissions/example-level").rmdir()
    assert [run(command, "--root", tracker).code for command in ("validate", "show", "export", "build")] == [
        0
    ] * 4
    assert (tracker / "_site/index.html").is_file()


def test_a_wrong_option_is_a_wrong_call(run: Run) -> None:
    """Exit 2, not 1: the data are not to blame."""
    assert run("validate", "--nonsense").code == 2
