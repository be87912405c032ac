"""How much of a file is read: what just fits is read, one more of anything is refused."""

from __future__ import annotations

import pytest

from effsota.limits import MOST_SUBMISSION_BYTES
from effsota.reading.document import VOCABULARY, parse_document
from effsota.reading.written_days import parse_date

COMMENT = b"#" + b"x" * 99 + b"\n"


def refusals(text: bytes | str) -> list[str]:
    """Return the messages of what is wrong with a file."""
    data = text.encode() if isinstance(text, str) else text
    return [fault.message for fault in parse_document(data).faults]


@pytest.mark.parametrize(("more", "count"), [(0, 0), (1, 1)])
def test_a_file_of_64_kib_is_read(more: int, count: int) -> None:
    """To the byte."""
    data = b"a: x\n" + COMMENT * 640
    data += b"#" * (MOST_SUBMISSION_BYTES + more - len(data) - 1) + b"\n"
    assert len(data) == 65_536 + more
    assert len(refusals(data)) == count


@pytest.mark.parametrize(("lines", "count"), [(4_000, 0), (4_001, 1)])
def test_four_thousand_lines_are_read(lines: int, count: int) -> None:
    """The line feed at the end begins no line."""
    assert len(refusals("a: x\n" + "#\n" * (lines - 1))) == count


@pytest.mark.parametrize(("characters", "count"), [(4_000, 0), (4_001, 1)])
def test_a_line_of_four_thousand_characters_is_read(characters: int, count: int) -> None:
    """In characters, not bytes."""
    assert len(refusals(f"a: x # {'é' * (characters - 7)}\n")) == count


@pytest.mark.parametrize(("keys", "count"), [(999, 0), (1_000, 1)])
def test_two_thousand_keys_and_values_are_read(keys: int, count: int) -> None:
    """A key and its value are two, and the file itself is one."""
    assert len(refusals("".join(f"k{number}: x\n" for number in range(keys)))) == count


@pytest.mark.parametrize(("depth", "count"), [(15, 0), (16, 1)])
def test_sixteen_levels_are_read(depth: int, count: int) -> None:
    """The file is the first, what stands in the innermost brackets the last."""
    assert len(refusals(f"a: {'[' * depth}x{']' * depth}\n")) == count


@pytest.mark.parametrize(("characters", "count"), [(100, 0), (101, 1)])
def test_a_key_of_a_hundred_characters_is_read(characters: int, count: int) -> None:
    """Longer ones are a text in the wrong place."""
    assert len(refusals(f"{'k' * characters}: x\n")) == count


@pytest.mark.parametrize("count", [10, 11])
def test_ten_bad_characters_are_told(count: int) -> None:
    """And ten lines that are too long."""
    assert len(refusals("a: x\n" + "# \x01\n" * count)) == 10
    assert len(refusals("a: x\n" + f"#{'x' * 4_000}\n" * count)) == 10


@pytest.mark.parametrize(
    ("count", "last"), [(10, "k9 has no value"), (11, "k9 has no value (and 1 more like this)")]
)
def test_ten_faults_alike_are_told(count: int, last: str) -> None:
    """The tenth says how many more there are."""
    found = refusals("".join(f"k{number}:\n" for number in range(count)))
    assert (len(found), found[-1]) == (10, last)


@pytest.mark.parametrize(("lines", "count"), [(5_000, 0), (10_000, 1)])
def test_a_vocabulary_may_hold_more(lines: int, count: int) -> None:
    """A quarter of a megabyte, and eight times as many values."""
    data = "".join(f"k{number}: x\n" for number in range(lines)).encode()
    assert len(parse_document(data, limits=VOCABULARY).faults) == count


def test_a_vocabulary_of_a_megabyte_is_refused_unread() -> None:
    """It would take more than the half of a second that a file may."""
    data = b"chips:\n" + b"".join(b"  c%d: {name: C%d, kind: gpu}\n" % (at, at) for at in range(9_000))
    faults = parse_document(data, limits=VOCABULARY).faults
    assert [fault.message for fault in faults] == [
        f"the file is too large: {len(data):,} bytes, at most 262,144"
    ]


@pytest.mark.parametrize(("text", "is_date"), [("1950-01-01", True), ("1949-12-31", False)])
def test_dates_begin_in_1950(text: str, *, is_date: bool) -> None:
    """Before, there was nothing to train on."""
    assert (not hasattr(parse_date(text), "hint")) is is_date
