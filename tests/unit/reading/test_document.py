"""YAML bytes become a document, or faults with their places."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from effsota.problems import Located
from effsota.reading.document import READ_RULES, Document, ReadingLimits, parse_document

YAML_PIECES = st.lists(
    st.sampled_from(
        [
            *"[]{}:,-?&*!|>'\"%@`#\\ \n\tab01~",
            "\n  ",
            ": ",
            "- ",
            "<<",
            "---",
            "...",
            "\\U00110000",
            "a: x\n",
            "b: y\n",
            "k:\n",
        ]
    )
)


def document_of(text: str) -> Document:
    """Return the document of a text that reads without fault."""
    reading = parse_document(text.encode())
    assert reading.faults == ()
    assert reading.document is not None
    return reading.document


def told(data: bytes | str) -> list[tuple[int, int, str, str]]:
    """Return place, rule and message of every fault."""
    reading = parse_document(data.encode() if isinstance(data, str) else data)
    return [(fault.line, fault.column, fault.rule, fault.message) for fault in reading.faults]


def hint_of(text: str) -> str:
    """Return the hint of the only fault."""
    (fault,) = parse_document(text.encode()).faults
    return fault.hint


def test_every_scalar_stays_text() -> None:
    """YAML 1.1 would make numbers, truth values and dates of these."""
    text = "a: [no, 1984, 1e21, 12:30:00, 010, 2012-06-01, 1_000, .inf, 1.10, 'null', Off]"
    assert document_of(text).data["a"] == (
        ["no", "1984", "1e21", "12:30:00", "010", "2012-06-01", "1_000", ".inf", "1.10", "null", "Off"]
    )


def test_every_value_and_key_has_its_place() -> None:
    """Line and column are 1-based; a pointer escapes slashes."""
    document = document_of("a:\n  b/c: x\n  d: [y, z]\n")
    assert document.key_position("/a/b~1c") == (2, 3)
    assert document.position("/a/b~1c") == (2, 8)
    assert document.position("/a/d/1") == (3, 10)
    assert document.key_position("/a/d/1") == (3, 10)


def test_what_is_missing_is_shown_at_what_is_around_it() -> None:
    """The nearest key or value above an absent pointer is its place."""
    document = document_of("x: 1\na:\n  b: x\n")
    assert document.position("/a/c/d") == (3, 3)
    assert document.key_position("/a/c/d") == (2, 1)
    assert document.position("/q") == (1, 1)


def test_windows_line_ends_are_read() -> None:
    """CRLF is read as a line feed."""
    assert document_of("a: x\r\nb: |\r\n  y\r\n  z\r\n").data == document_of("a: x\nb: |\n  y\n  z\n").data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xef\xbb\xbfa: x\n", "the file is UTF-8 with a byte-order mark, not UTF-8 text"),
        ("a: xyz\n".encode("utf-16"), "the file is UTF-16, not UTF-8 text"),
        ("a: xyz\n".encode("utf-16-be"), "the file is UTF-16, not UTF-8 text"),
        ("a: xyz\n".encode("utf-32-le"), "the file is UTF-32, not UTF-8 text"),
        (b"\x1f\x8b\x08\x00", "the file is a gzip file (binary), not UTF-8 text"),
        (b"PK\x03\x04\x00", "the file is a zip archive or an office document (binary), not UTF-8 text"),
        (b"\x7fELF\x02\x01", "the file is a program (binary), not UTF-8 text"),
    ],
)
def test_what_is_not_utf_8_is_named(data: bytes, message: str) -> None:
    """The message says what the file is instead."""
    assert told(data) == [(1, 1, "not-utf-8", message)]


def test_a_byte_that_is_not_utf_8_has_its_place() -> None:
    """Latin-1 letters are found by line and column."""
    message = "line 2 is not UTF-8: byte E9 at column 7"
    assert told("a: ä\nb: caf".encode() + b"\xe9\n") == [(2, 7, "not-utf-8", message)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", (1, 1, "empty-file", "the file is empty")),
        ("# only a comment\n", (1, 1, "empty-file", "the file is empty")),
        (
            "- a\n",
            (1, 1, "not-a-mapping", "the file holds a list, not a mapping (lines of the form key: value)"),
        ),
        (
            "word\n",
            (1, 1, "not-a-mapping", "the file holds a text, not a mapping (lines of the form key: value)"),
        ),
        (
            "~\n",
            (1, 1, "not-a-mapping", "the file holds nothing, not a mapping (lines of the form key: value)"),
        ),
        ("a: x\rb: y\n", (1, 5, "bad-character", "line 1 holds a lone carriage return at column 5")),
        (
            "a: x # \x85b: y\n",
            (1, 8, "bad-character", "line 1 holds a control character (U+0085) at column 8"),
        ),
        ("%YAML 1.2\n---\na: x\n", (1, 1, "yaml-feature", "a YAML directive (%) is not allowed")),
        ("%FOO\n---\na: x\n", (1, 1, "yaml-feature", "a YAML directive (%) is not allowed")),
        ("a: x\n---\nb: y\n", (2, 1, "yaml-feature", "a second document begins here")),
        ("a: x\na: y\n", (2, 1, "repeated-key", 'the key "a" stands twice (duplicate): in line 1 already')),
        ("a:\nb: y\n", (1, 1, "no-value", "a has no value")),
        ("a: {b: ~}\n", (1, 5, "no-value", "b of a has no value (~ stands for nothing)")),
        ("a: [x, Null]\n", (1, 8, "no-value", "item 2 of a has no value (Null stands for nothing)")),
        ("a: !!int 5\n", (1, 4, "yaml-feature", 'a tag ("!!int") is not allowed')),
        ("a: &b 5\n", (1, 4, "yaml-feature", "an anchor (&b) is not allowed")),
        ("<<: {a: b}\n", (1, 1, "yaml-feature", "a merge key (<<) is not allowed")),
        ("[a]: b\n", (1, 1, "bad-key", "a key is a mapping or a list")),
        ("'': b\n", (1, 1, "bad-key", "a key is empty")),
        ('a: "\\e"\n', (1, 4, "bad-text", "a holds a control character (U+001B)")),
    ],
)
def test_what_a_file_may_not_be_is_said(text: str, fault: tuple[int, int, str, str]) -> None:
    """Each trap has one fault with its place."""
    assert told(text) == [fault]


def test_all_faults_are_told_at_once() -> None:
    """A tag, an anchor, its alias, a repeated key and a missing value make five faults."""
    found = told("a: !x 1\nb: &c 2\nd: *c\nb: 3\ne:\n")
    assert [fault[:3] for fault in found] == [
        (1, 4, "yaml-feature"),
        (2, 4, "yaml-feature"),
        (3, 4, "yaml-feature"),
        (4, 1, "repeated-key"),
        (5, 1, "no-value"),
    ]


def test_many_faults_of_one_kind_are_cut() -> None:
    """Ten are shown, the last says how many more there are."""
    found = told("".join(f"k{number}:\n" for number in range(30)))
    assert len(found) == 10
    assert found[-1][3] == "k9 has no value (and 20 more like this)"


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        (
            "title: EfficientNet: rethinking\n",
            (1, 20),
            "a second colon in a text that stands without quotes",
            'write title: "EfficientNet: rethinking"',
        ),
        (
            "a: x\n  b: y\n",
            (2, 4),
            "a key where no key may stand (mapping): its indentation does not fit the line before",
            "indent keys of one mapping by the same number of spaces",
        ),
        (
            "a: x\nb y\nc: z\n",
            (2, 1),
            '"b" stands without a colon behind it',
            'write b: "y"',
        ),
        (
            'a: "x\nb: y\n',
            (1, 4),
            "a quote or bracket that is never closed",
            "check that every [, { and quote that is opened is closed, with commas between the items",
        ),
        (
            "a: [x, y\nb: z\n",
            (1, 4),
            "a list or mapping in brackets that is not closed, or lacks a comma",
            "check that every [, { and quote that is opened is closed, with commas between the items",
        ),
        (
            "a: @x\n",
            (1, 4),
            "a text that begins with a character that YAML reserves",
            'put the text in quotes: title: "EfficientNet: Rethinking Model Scaling"',
        ),
        (
            'x: y\na: "\\U00110000"\n',
            (2, 5),
            "an escape beyond the last character of Unicode",
            "in single quotes a backslash is a plain character; in double quotes write \\\\ for it",
        ),
    ],
)
def test_a_syntax_error_is_explained(text: str, place: tuple[int, int], message: str, hint: str) -> None:
    """The parser's complaint becomes one fault in plain words, with what to write instead."""
    assert told(text) == [(*place, "yaml-syntax", f"YAML syntax: {message}")]
    assert hint_of(text) == hint


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("a:\n  b:\n - c\n", ["yaml-syntax"]),
        ("a:\n  b:\n\n  # where it stands\n - c\n", ["yaml-syntax"]),
        ("d:\na:\n  b:\n - c\n", ["no-value", "yaml-syntax"]),
        ("a:\n  b:\n  d: x\n - c\n", ["no-value", "yaml-syntax"]),
    ],
)
def test_a_value_that_could_not_be_read_is_not_missed_too(text: str, rules: list[str]) -> None:
    """A list that is indented less than its key is one fault; a key that has nothing stays one of its own."""
    assert [fault[2] for fault in told(text)] == rules


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: x\n" * 500_000, (1, 1, "the file is too large: 2,500,000 bytes, at most 65,536")),
        ("\n" * 5000 + "a: x\n", (4001, 1, "the file has 5,002 lines, at most 4,000")),
        ("a: " + "x" * 4000, (1, 4001, "line 1 is too long: 4,003 characters, at most 4,000")),
        ("a: " + "[" * 17 + "]" * 17, (1, 20, "values are nested too deep: more than 16 levels")),
        ("a: [" + "x,\n" * 2100 + "]", (1998, 1, "the file is too large: more than 2,000 keys and values")),
    ],
)
def test_a_file_keeps_its_limits(text: str, fault: tuple[int, int, str]) -> None:
    """Bytes, lines, characters of a line, levels and values are counted before anything else is done."""
    assert told(text) == [(fault[0], fault[1], "too-large", fault[2])]


def test_limits_can_be_wider() -> None:
    """A vocabulary has limits of its own."""
    assert parse_document(b"a: x\n" + b"#\n" * 5000, limits=ReadingLimits(most_lines=6000)).faults == ()


@settings(max_examples=300)
@given(st.one_of(st.binary(max_size=200), YAML_PIECES.map(lambda parts: "".join(parts).encode())))
def test_any_bytes_are_a_document_or_faults(data: bytes) -> None:
    """Nothing else comes out: no exception, no fault without a place, no rule without a name."""
    reading = parse_document(data)
    assert reading.document is not None or reading.faults
    for fault in reading.faults:
        assert isinstance(fault, Located)
        assert fault.line >= 1
        assert fault.column >= 1
        assert fault.rule in READ_RULES


@pytest.mark.parametrize("text", ["a:\n\tb: y\n", "a: x\ty\n", '"\t"'])
def test_a_tab_is_refused_wherever_it_stands(text: str) -> None:
    """Parsers disagree about tabs; the hint says what to write."""
    fault = parse_document(text.encode()).faults[0]
    assert (fault.rule, fault.message.partition(" holds ")[2][:5]) == ("bad-character", "a tab")
    assert fault.hint == "write spaces instead of the tab, two for each step of indentation"


@settings(max_examples=300)
@given(YAML_PIECES.map("".join))
def test_an_accepted_file_is_read_alike_by_another_reader(text: str) -> None:
    """What is accepted without fault is what PyYAML's own loader of texts reads."""
    reading = parse_document(text.encode())
    if reading.document and not reading.faults:
        assert reading.document.data == yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (texts only)
