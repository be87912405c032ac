"""Problems on a terminal: the line, a caret under the place, colour where it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.acceptance.terminal import on_terminal, without_styles

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run

RED = "\x1b[31m"


@pytest.fixture
def broken(tracker: Path, record: Path) -> Path:
    """The small tracker, in which a key of the record is misspelt."""
    record.write_text(record.read_text("utf-8").replace("date: 2024-01-15", "dat: 2024-01-15"), "utf-8")
    return tracker


@pytest.mark.parametrize("command", ["validate", "show", "build"])
def test_the_line_is_shown_with_a_caret(broken: Path, command: str) -> None:
    """Below the message, above the hint."""
    lines = without_styles(on_terminal(command, folder=broken))
    at = next(number for number, line in enumerate(lines) if "error[unknown-key]" in line)
    assert lines[at].startswith("submissions/example-level/example-baseline.yaml:4:1: ")
    assert lines[at + 1 : at + 4] == ["    4 | dat: 2024-01-15", "      | ^", "    hint: did you mean date?"]


@pytest.mark.parametrize(
    ("wish", "is_coloured"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
    ],
)
def test_colours_are_shown_where_they_are_wanted(
    broken: Path, wish: dict[str, str], *, is_coloured: bool
) -> None:
    """Also without them the line is shown."""
    lines = on_terminal("validate", folder=broken, environment=wish)
    assert any(RED in line for line in lines) == is_coloured
    assert "    4 | dat: 2024-01-15" in lines


def test_a_pipe_gets_plain_lines(run: Run, broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two a problem; unless colours are forced, which NO_COLOR forbids."""
    plain = run("validate", "--root", broken)
    assert "\x1b" not in plain.out
    assert " | dat" not in plain.out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert RED in run("validate", "--root", broken).out
    assert "\x1b" not in run("validate", "--root", broken, "--format", "json").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert run("validate", "--root", broken) == plain
