"""Long work says on a terminal what it is at; a pipe, a plain terminal and --quiet have none of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.acceptance.terminal import read_all
from tests.forked import end, start
from tests.unit.bringing.importers.epoch_table import row_of, table_of

if TYPE_CHECKING:
    from tests.acceptance.conftest import Run

AT_ONCE = "tests.builders.at_once"
ROOT = Path(__file__).parents[2]


def call(tracker: Path, *words: str, **environment: str) -> tuple[str, str]:
    """Return what a call says to a file, and what it says of problems to a terminal."""
    out = tracker.parent / "out"
    out.touch()
    ours, theirs = os.openpty()
    surroundings = {"COLUMNS": "80", "TERM": "xterm", **environment}
    ends = (os.devnull, out, os.ttyname(theirs))
    start(AT_ONCE, *words, folder=tracker, ends=ends, environment=surroundings)
    os.close(theirs)
    said = read_all(ours).decode()
    os.close(ours)
    end()
    return out.read_text("utf-8"), said


STEPS = {
    ("validate", "--no-cache"): "judging tracks: 0 of 1",
    ("diff", ".", ".", "--no-cache"): "judging tracks: 0 of 1",
    ("show",): "reading tracks: 0 of 1",
    ("export",): "reading tracks: 0 of 1",
    ("build", "--no-cache", "--no-pictures"): "reading tracks: 0 of 1",
}


@pytest.mark.parametrize("words", STEPS, ids=" ".join)
def test_a_line_shows_what_a_command_is_at(tracker: Path, words: tuple[str, ...]) -> None:
    """Beside what it prints, and at the end nothing is left of it."""
    out, said = call(tracker, *words)
    assert f"\r{STEPS[words]}" in said
    assert out != ""
    assert "tracks: 0" not in out
    last = said.rstrip("\r").rpartition("\r")[2]
    assert (last.strip(), said[-1]) == ("", "\r")
    if words[0] == "build":  # what is built comes after what is read, on the same line
        assert said.index("reading tracks") < said.index("rendering: ")


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {}], ids=["a plain terminal", "--quiet"])
def test_nothing_is_shown_where_it_is_not_wanted(tracker: Path, environment: dict[str, str]) -> None:
    """Neither a word nor a blank."""
    words = ["validate"] if environment else ["validate", "--quiet"]
    assert call(tracker, *words, **environment)[1] == ""


def test_no_colour_is_asked_for(tracker: Path) -> None:
    """NO_COLOR or not: the line has none, and no escape."""
    assert "\x1b" not in call(tracker, "validate")[1]


def test_a_pipe_has_none_of_it(tracker: Path) -> None:
    """Standard error stays empty."""
    command = [
        sys.executable,
        "-c",
        f"from {AT_ONCE} import main; main()",
        "validate",
        "--root",
        str(tracker),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert (done.stdout.count("\n"), done.stderr) == (1, "")


def test_a_quiet_check_says_problems_only(run: Run, tracker: Path, record: Path) -> None:
    """Nothing where there is none; the status stays."""
    good = run("validate", "-q", "--root", tracker)
    assert (good.code, good.out, good.err) == (0, "", "")
    record.write_text("model: [unfinished\n", "utf-8")
    whole, quiet = run("validate", "--root", tracker), run("validate", "-q", "--root", tracker)
    assert quiet.code == whole.code == 1
    assert whole.out.startswith(quiet.out)
    summary, explained = whole.out[len(quiet.out) :].splitlines()
    assert summary == "1 submission in 1 track: 1 error, no warnings"
    assert explained == "effsota rule yaml-syntax explains that rule."


def test_a_quiet_export_writes_the_file_and_says_nothing(run: Run, tracker: Path, tmp_path: Path) -> None:
    """Where it wrote is known to who named it."""
    told = run("export", "--root", tracker, "-o", tmp_path / "a.csv")
    quiet = run("export", "--root", tracker, "-q", "-o", tmp_path / "b.csv")
    assert (told.err, quiet.out, quiet.err) == (f"Wrote {tmp_path / 'a.csv'}.\n", "", "")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes() != b""


def test_a_quiet_import_lists_nothing(run: Run, tmp_path: Path) -> None:
    """The files are those of one that does."""
    (tmp_path / "table.csv").write_bytes(table_of(row_of(1)))
    told = run("import", "epoch", "table.csv", "-o", "one")
    quiet = run("import", "epoch", "table.csv", "-o", "two", "-q")
    assert told.out.endswith("Next: effsota validate\n")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")
    names = [sorted(path.name for path in (tmp_path / folder).iterdir()) for folder in ("one", "two")]
    assert names[0] == names[1]
