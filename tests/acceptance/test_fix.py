"""`effsota validate --fix` writes what has one right answer, and not a byte more."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.builders.privileges import as_a_user

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run

WRONG = """\
# A comment: date: 2024-1-15
model:   "Example baseline "   # kept
date: 2024-1-15   # a day
publication: {title: 'Cafe\u0301 de l''art', url: arxiv.org/abs/2401.01234}
result: {value: 90.2%, is: measured}
compute:
  - method: operations
    forward: 0.39e9multiply-adds
    examples: 1.28e6
    epochs: 5


"""
RIGHT = """\
# A comment: date: 2024-1-15
model:   "Example baseline"   # kept
date: 2024-01-15   # a day
publication: {title: 'Caf\u00e9 de l''art', url: https://arxiv.org/abs/2401.01234}
result: {value: 90.2, is: measured}
compute:
  - method: operations
    forward: 0.39e9 multiply-adds
    examples: 1.28e6
    epochs: 5


"""
NOTHING = "Nothing has just one right answer: nothing was fixed.\n"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_what_has_one_right_answer_is_written(run: Run, tracker: Path, record: Path, ending: str) -> None:
    """Comments, blanks, quotes, ends of lines stay; what comes validates; a second run finds nothing."""
    record.write_bytes(WRONG.replace("\n", ending).encode())
    record.chmod(0o640)
    outcome = run("validate", "--fix", "--root", tracker)
    assert outcome.code == 0
    assert record.read_bytes() == RIGHT.replace("\n", ending).encode()
    assert record.stat().st_mode & 0o777 == 0o640
    assert 'example-baseline.yaml:3: fixed[not-a-date]: "2024-1-15" -> "2024-01-15"\n' in outcome.out
    assert outcome.out.endswith("6 values fixed.\n1 submission in 1 track: no errors, no warnings\n")
    assert run("validate", "--fix", "--root", tracker).out.startswith(NOTHING)
    assert record.read_bytes() == RIGHT.replace("\n", ending).encode()


def test_a_dry_run_writes_nothing(run: Run, tracker: Path, record: Path) -> None:
    """It says what would be written, and what is wrong as it stands."""
    record.write_text(WRONG, "utf-8")
    outcome = run("validate", "--fix", "--dry-run", "--root", tracker)
    assert outcome.code == 1
    assert 'would be fixed[not-a-date]: "2024-1-15" -> "2024-01-15"\n' in outcome.out
    assert "6 values would be fixed; nothing was written.\n" in outcome.out
    assert "error[not-a-date]" in outcome.out
    assert record.read_text("utf-8") == WRONG


def test_a_dry_run_is_of_a_fix(run: Run, tracker: Path) -> None:
    """Alone it is a wrong call."""
    outcome = run("validate", "--dry-run", "--root", tracker)
    assert (outcome.code, outcome.out) == (2, "")


def test_validate_says_that_it_can_be_fixed(run: Run, tracker: Path, record: Path) -> None:
    """How much of it."""
    record.write_text(WRONG, "utf-8")
    assert (
        "effsota validate --fix writes the one right answer of 6 of them.\n"
        in run("validate", "--root", tracker).out
    )


def test_only_what_is_named_is_fixed(run: Run, tracker: Path, record: Path) -> None:
    """The file beside it stays as it is."""
    other = record.with_name("other.yaml")
    for file in (record, other):
        file.write_text(WRONG, "utf-8")
    run("validate", "--fix", other, "--root", tracker)
    assert (record.read_text("utf-8"), other.read_text("utf-8")) == (WRONG, RIGHT)


@pytest.mark.parametrize(
    "text",
    [
        WRONG.replace("is: measured}", "is: measured"),
        WRONG.replace("model:", "model: *a #"),
        WRONG + "\ud800".encode("utf-8", "surrogatepass").decode("latin-1") + "\x00",
        "",
    ],
)
def test_a_file_that_cannot_be_read_is_left_alone(run: Run, tracker: Path, record: Path, text: str) -> None:
    """Nobody knows what stands where in it; other files are fixed."""
    other = record.with_name("other.yaml")
    record.write_text(text, "utf-8")
    other.write_text(WRONG, "utf-8")
    assert run("validate", "--fix", "--root", tracker).code == 1
    assert (record.read_text("utf-8"), other.read_text("utf-8")) == (text, RIGHT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("date: 2024-1-15", "date: 15/1/2024 or so"),
        ("date: 2024-1-15", "date: 3/4/2024"),
        ("arxiv.org/abs/2401.01234", "http://example.com/paper"),
        ("is: measured", "is: aproximately"),
        ("epochs: 5", "epoch: 5"),
        ("epochs: 5", "epochs: -5"),
    ],
)
def test_what_is_a_matter_of_opinion_is_left_to_a_person(
    run: Run, tracker: Path, record: Path, old: str, new: str
) -> None:
    """Two days that may be meant, a page that may not be there over https, a word that is like another."""
    right = old.replace("2024-1-15", "2024-01-15").replace("arxiv.org", "https://arxiv.org")
    text = RIGHT.replace(right, new)
    record.write_text(text, "utf-8")
    outcome = run("validate", "--fix", "--root", tracker)
    assert (outcome.code, outcome.out.partition("\n")[0]) == (1, NOTHING.rstrip())
    assert record.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("old", "wrong", "right"),
    [
        ("is: measured", "is: At Least", "is: at-least"),
        ("method: operations", "method: Operations", "method: operations"),
        (
            "forward: 0.39e9 multiply-adds\n    examples: 1.28e6\n    epochs: 5",
            "hardware: a100\n    precision: BF16\n    time: 3h",
            "hardware: a100\n    precision: bf16\n    time: 3 hours",
        ),
    ],
)
def test_a_word_of_a_fixed_choice_is_spelled(
    run: Run, tracker: Path, record: Path, *, old: str, wrong: str, right: str
) -> None:
    """Where it differs only in capitals, or in what joins its parts."""
    text = RIGHT.replace("method: operations", "method: hardware-time") if "a100" in wrong else RIGHT
    record.write_text(text.replace(old, wrong), "utf-8")
    assert run("validate", "--fix", "--root", tracker).code == 0
    assert record.read_text("utf-8") == text.replace(old, right)


def test_a_percentage_is_one_only_where_the_metric_is(run: Run, tracker: Path, record: Path) -> None:
    """Where that is a fraction, 90.2% is another number."""
    track = record.with_name("track.yaml")
    text = (
        track.read_text("utf-8").replace('unit: "%"', "unit: fraction").replace("target: 90", "target: 0.9")
    )
    track.write_text(text, "utf-8")
    record.write_text(WRONG, "utf-8")
    run("validate", "--fix", "--root", tracker)
    assert "value: 90.2%" in record.read_text("utf-8")


def test_a_program_is_told_in_its_own_form(run: Run, tracker: Path, record: Path) -> None:
    """What was fixed stands beside it; each problem has what it would be fixed to."""
    record.write_text(WRONG, "utf-8")
    problems = json.loads(run("validate", "--format", "json", "--root", tracker).out)["problems"]
    assert {"2024-01-15", "90.2"} <= {each["fix"] for each in problems}
    outcome = run("validate", "--fix", "--format", "json", "--root", tracker)
    assert json.loads(outcome.out)["errors"] == 0
    assert "6 values fixed." in outcome.err


def test_where_one_file_cannot_be_written_none_is(run: Run, tracker: Path, record: Path) -> None:
    """And it is said which."""
    second = tracker / "submissions/second/x.yaml"
    second.parent.mkdir()
    for file in (record, second):
        file.write_text(WRONG, "utf-8")
    second.parent.chmod(0o555)
    with as_a_user():
        outcome = run("validate", "--fix", "--no-cache", "--root", tracker)
    second.parent.chmod(0o755)
    assert (record.read_text("utf-8"), second.read_text("utf-8")) == (WRONG, WRONG)
    assert outcome.code == 2
    assert "second/x.yaml cannot be written: " in outcome.err
