"""What git leaves where a file should be is called by its name, whatever the file was to be."""

from __future__ import annotations

from datetime import date

import pytest

from effsota.bringing.importers import import_epoch
from effsota.bringing.logs import LogFile, Run, read_log
from effsota.problems import Refusal
from effsota.reading.curve.csvfile import parse_curve
from effsota.reading.document import parse_document
from effsota.text import find_leftover

MERGE = "model: A\n<<<<<<< HEAD\ndate: 2020-01-01\n=======\ndate: 2020-01-02\n>>>>>>> theirs\n"
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n"
MARK = "line 2 is a mark of a merge that is not finished (<<<<<<<)"
POINTS = "the file is a pointer of Git LFS, not what it points to"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (MERGE, 2, MARK),
        (MERGE.replace("\n", "\r\n"), 2, MARK),
        (POINTER, 1, POINTS),
        ("a: 1\nb: 2\n>>>>>>> theirs\n", 3, "line 3 is a mark of a merge that is not finished (>>>>>>>)"),
    ],
)
def test_it_is_named_in_every_kind_of_file(text: str, line: int, message: str) -> None:
    """A YAML file, a curve, a log, a table of others: with its line, and what to do."""
    fault = parse_document(text.encode()).faults[0]
    assert (fault.line, fault.rule, fault.message) == (line, "git-leftover", message)
    assert fault.hint
    curve = parse_curve(text.encode())
    assert isinstance(curve, tuple)
    assert (curve[0].line, curve[0].message) == (line, message)
    log = read_log(LogFile("a.csv", text.encode()), beside={})
    assert not isinstance(log, Run)
    assert (log[0].line, log[0].message) == (line, message)
    table = import_epoch(text.replace("\r", "").encode(), today=date(2026, 1, 1))
    assert isinstance(table, Refusal)
    assert table.message == message


@pytest.mark.parametrize(
    "text", ["notes: |\n  a\n  <<<<<<< b\n", "title\n=======\n", "a: <<<<<<< b\n", "<<<<<<<<\n"]
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    """An underlined title, a mark inside a text."""
    assert find_leftover(text) is None
