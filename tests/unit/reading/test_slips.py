"""A slip of typing is told in the line in which it is, by its name, with what to write."""

from __future__ import annotations

import pytest

from effsota.reading.document import parse_document

LINES = ("model: My model", "date: 2020-03-01", "result: {value: 79.2, is: measured}", "notes: Plain words.")


def faults_of(*lines: str) -> list[tuple[int, int, str, str]]:
    """Return place, message and hint of everything that is wrong with a file."""
    found = parse_document("".join(f"{line}\n" for line in lines).encode()).faults
    return [(fault.line, fault.column, fault.message, fault.hint) for fault in found]


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize(
    ("typed", "column", "what"),
    [
        ("{} {}", 1, '"{}" stands without a colon behind it'),
        ("{}:{}", 1, "a colon without a space behind it"),
        ("{}= {}", 1, "an equals sign where a colon is asked"),
        ("{} = {}", 1, "an equals sign where a colon is asked"),
        ("{}:\u00a0{}", None, "a no-break space (U+00A0) after the colon, which looks like a space"),
        ("{}:\u3000{}", None, "an ideographic space (U+3000) after the colon, which looks like a space"),
    ],
)
def test_a_key_that_is_parted_otherwise_is_told_in_its_own_line(
    at: int, typed: str, column: int | None, what: str
) -> None:
    """And not in the next, where YAML stops."""
    key, _, value = LINES[at].partition(": ")
    lines = [*LINES[:at], typed.format(key, value), *LINES[at + 1 :]]
    place = len(key) + 2 if column is None else column
    assert faults_of(*lines) == [(at + 1, place, f"YAML syntax: {what.format(key)}", f"write {key}: {value}")]


def test_a_blank_that_looks_like_a_space_is_named() -> None:
    """Nobody sees a no-break space in the indentation."""
    found = faults_of("compute:", "  - method: reported", "  \u00a0 compute: 1 FLOP", "    note: Words.")
    assert found[0] == (
        3,
        3,
        "YAML syntax: a no-break space (U+00A0) in the indentation, which looks like a space",
        "write spaces in its place",
    )


def test_a_dash_needs_a_space() -> None:
    """Behind it."""
    found = faults_of("compute:", "  -method: reported", "    compute: 1 FLOP")
    assert found == [
        (2, 4, "YAML syntax: a dash without a space behind it", "write - method: reported"),
    ]


@pytest.mark.parametrize("line", ["title: Net: a paper", "publication: {title: Net: a paper, url: a}"])
def test_a_text_with_a_colon_is_shown_in_quotes(line: str) -> None:
    """In braces as well as on its own line."""
    found = faults_of("model: A", line)
    assert [(message, hint) for _, _, message, hint in found] == [
        ("YAML syntax: a second colon in a text that stands without quotes", 'write title: "Net: a paper"')
    ]


@pytest.mark.parametrize(
    ("braces", "hint"),
    [
        ("{value: 79,2, is: measured}", "write value: 79.2"),
        ("{value: 1,234}", "write value: 1234, or 1.234 if the comma stands for a point"),
        ("{value: 79,23}", "write value: 79.23"),
        ("{title: Nets, deep and wide, url: a}", 'write title: "Nets, deep and wide"'),
    ],
)
def test_a_comma_in_braces_parts_what_was_one_value(braces: str, hint: str) -> None:
    """Which is said of the value, once."""
    found = faults_of(f"result: {braces}")
    assert [each[-1] for each in found] == [hint]


def test_a_key_without_a_value_is_still_told_where_nothing_is_parted() -> None:
    """The first key of braces, and one on its own line."""
    assert [each[2] for each in faults_of("a: {b}", "c: x", "d:")] == [
        "b of a has no value",
        "d has no value",
    ]


def test_a_text_of_several_lines_is_no_slip() -> None:
    """The line that goes on is left alone where the fault is another."""
    found = faults_of("notes: Some words", "  that go on", "  and on: here")
    assert [each[:2] for each in found] == [(3, 9)]


@pytest.mark.parametrize(
    "line", ["model: My model #2", "model: C #sharp", "a: [x, y #1\n  ]", "a: {b: c #1\n  }"]
)
def test_a_text_that_is_cut_at_a_number_sign_is_told(line: str) -> None:
    """What stands behind would be lost without a word."""
    (found,) = faults_of(*line.split("\n"))
    assert found[2].endswith("a # behind a space begins a comment")
    assert found[3].endswith(", or a space behind the # of a comment")


@pytest.mark.parametrize(
    "line",
    [
        "model: A # a comment",
        'model: "My model #2"',
        "model: A#2",
        "#comment",
        "notes: |\n  see #2\n  #3",
        "a: x #! b",
    ],
)
def test_a_comment_or_a_text_in_quotes_is_left_alone(line: str) -> None:
    """And what stands in a block of text."""
    assert faults_of("b: c", *line.split("\n")) == []
