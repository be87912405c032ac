"""A value is replaced where it stands, and nothing else is another byte."""

from __future__ import annotations

import pytest

from effsota.reading.document import parse_document
from effsota.reading.document.rewriting import line_of, rewrite_value


@pytest.mark.parametrize(
    ("text", "pointer", "value", "expected"),
    [
        ("a: 1 # why\nb: 2\n", "/a", "3", "a: 3 # why\nb: 2\n"),
        ("a:   '1'   # why\n", "/a", "it's", "a:   'it''s'   # why\n"),
        ('a: "x "\n', "/a", "x", 'a: "x"\n'),
        ("a: {b: 1, c: [2, 3]}\n", "/a/c/1", "4", "a: {b: 1, c: [2, 4]}\n"),
        ("a: {b: 1}\n", "/a/b", "x, y", 'a: {b: "x, y"}\n'),
        ("a: 1\n", "/a", "x: y", 'a: "x: y"\n'),
        ("a: 1\n", "/a", "x #y", 'a: "x #y"\n'),
        ("a: 1\n", "/a", "- x", 'a: "- x"\n'),
        ("a: 1\r\nb: 2\r\n", "/b", "3", "a: 1\r\nb: 3\r\n"),
        ("# é 名\na: e\u0301\n", "/a", "é", "# é 名\na: é\n"),
        ("- a: 1\n", "/0/a", "2", None),
        ("a/b: 1\nc~d: 2\n", "/a~1b", "3", "a/b: 3\nc~d: 2\n"),
        ("a/b: 1\nc~d: 2\n", "/c~0d", "3", "a/b: 1\nc~d: 3\n"),
        ("a: 1", "/a", "2", "a: 2"),
        ('"a": "1"\n', "/a", "2", '"a": "2"\n'),
        ("a: |\n  x\n", "/a", "y", None),
        ("a: x\n  y\n", "/a", "y", None),
        ("a: {b: 1}\n", "/a", "y", None),
        ("a: 1\n", "/b", "y", None),
        ("a: [1\n", "/a", "y", None),
        ("a: 1\n", "/a", "x\ny", 'a: "x\\ny"\n'),
    ],
)
def test_a_value_is_replaced(text: str, pointer: str, value: str, expected: str | None) -> None:
    """In its quotes, or in such as it needs; what is of several lines, or not there, is left alone."""
    assert rewrite_value(text, pointer, value) == expected


@pytest.mark.parametrize(
    "value", ["", "null", "~", "true", "{x", "*x", "&x", "!x", "%x", "@x", "`x", "'", '"', "x:", "a\tb"]
)
def test_whatever_is_written_reads_back(value: str) -> None:
    """Also what YAML would take for something else."""
    new = rewrite_value("a: {b: [1, 2]} # c\n", "/a/b/0", value)
    read = parse_document((new or "").encode()).document
    assert read is not None
    assert read.data == {"a": {"b": [value, "2"]}}


def test_the_line_of_a_value_is_known() -> None:
    """From 1."""
    assert line_of("a: 1\n\nb: {c: 2}\n", "/b/c") == 3
