"""What can be wrong, and the one right text that a hint and `validate --fix` have in common."""

from __future__ import annotations

import pytest

from effsota.problems import Fault
from effsota.reading.document import parse_document
from effsota.text import refuse_line


def test_a_problem_keeps_what_is_to_be_written() -> None:
    """From the fault at a place to the problem of a file."""
    problem = (
        Fault("/a", "it is wide", "write narrow", fix="narrow").located((3, 4), "width").in_file("x.yaml")
    )
    assert (problem.line, problem.pointer, problem.fix) == (3, "/a", "narrow")


@pytest.mark.parametrize(
    ("text", "fix"), [(" a ", "a"), ("a\u00a0", "a"), ("cafe\u0301", "caf\u00e9"), ("\u200b", "")]
)
def test_what_cannot_be_seen_has_one_right_text(text: str, fix: str) -> None:
    """Blanks at the ends and other ways of writing a letter do; what else a text holds is a person's."""
    refusal = refuse_line(text)
    assert refusal is not None
    assert refusal.fix == fix


def test_the_reader_keeps_it_too() -> None:
    """What a text may hold anywhere is refused before the schema is asked."""
    (fault,) = parse_document("model: cafe\u0301\n".encode()).faults
    assert (fault.pointer, fault.fix) == ("/model", "caf\u00e9")
