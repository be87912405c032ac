"""The CSV of a learning curve is read strictly, and every fault says where it is."""

from __future__ import annotations

import csv
import re
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from effsota.limits import MOST_CURVE_BYTES
from effsota.model import Curve
from effsota.reading.curve.csvfile import parse_curve
from effsota.reading.curve.faults import curve_fault

if TYPE_CHECKING:
    from effsota.problems import Located

CORPUS = Path(__file__).parents[3] / "corpus" / "csv"
with (CORPUS / "MANIFEST.csv").open(encoding="utf-8", newline="") as manifest:
    CASES = list(csv.DictReader(manifest))
NUMBER_HINT = "write digits with a decimal point, such as 79.1 or 1.28e6 (at most 30 digits)"


def faults_of(data: bytes) -> tuple[Located, ...]:
    """Return the faults of a curve that must have some."""
    found = parse_curve(data)
    assert not isinstance(found, Curve)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["file"])
def test_every_case_of_the_corpus_gives_its_stated_result(case: dict[str, str]) -> None:
    """A hostile file is refused in words that name its trap, and an ordinary one is read."""
    found = parse_curve((CORPUS / case["file"]).read_bytes())
    if case["expect"] == "accept":
        assert isinstance(found, Curve)
        assert found.columns["value"] == (10.5, 40.25, 70.0, 76.1)
    else:
        assert not isinstance(found, Curve)
        shown = " ".join(f"line {fault.line}: {fault.message}" for fault in found)
        assert re.search(case["message_mentions"], shown), shown


def test_a_fault_names_the_line_and_the_column_of_its_cell() -> None:
    """The column counts characters, so that an editor jumps to the cell."""
    assert faults_of(b"step,val_loss\n1,3.5\n2,3.4e\n") == (
        curve_fault(3, 3, 'val_loss: "3.4e" is not a number', NUMBER_HINT),
    )


def test_all_faults_are_reported_at_once() -> None:
    """A person mends a file in one round."""
    found = faults_of(b"step,val_loss\n1,a\n2\n3,b\n")
    assert [(fault.line, fault.message) for fault in found] == [
        (2, 'val_loss: "a" is not a number'),
        (3, "the row has 1 field, the header 2 columns"),
        (4, 'val_loss: "b" is not a number'),
    ]


def test_beyond_twenty_faults_only_their_number_is_told() -> None:
    """A wrong separator does not fill the screen."""
    found = faults_of(b"step,val_loss\n" + b"x,1\n" * 25)
    assert len(found) == 21
    assert found[-1] == curve_fault(22, 1, "and 5 more faults", "mend the first ones and check again")


def test_an_empty_cell_is_not_a_fault() -> None:
    """Logs that evaluate seldom leave blanks; a blank is no number and no zero."""
    found = parse_curve(b"step,val_loss,seconds\n1,3.5,\n2,,0.5\n")
    assert isinstance(found, Curve)
    assert found.columns == {"step": (1.0, 2.0), "val_loss": (3.5, None), "seconds": (None, 0.5)}


def test_columns_are_told_apart_by_name() -> None:
    """The x axes have fixed names; everything else is a metric."""
    found = parse_curve(b"val_loss,step,flop\n3.5,1,1e9\n")
    assert isinstance(found, Curve)
    assert (found.x_names, found.metric_names) == (("step", "flop"), ("val_loss",))


@pytest.mark.parametrize(("sign", "name"), [("\t", "tabs"), (";", "semicolons")])
def test_another_separator_is_named_and_is_the_only_fault(sign: str, name: str) -> None:
    """Not also as a name that is none and an x column that is lacking."""
    found = faults_of(f"step{sign}val_loss\n1{sign}2,5\n".encode())
    assert [fault.message for fault in found] == [f"the header is separated by {name}"]


def test_numbers_in_the_first_row_mean_that_the_header_is_missing() -> None:
    """The first row is never taken for names when it holds numbers."""
    assert [fault.message for fault in faults_of(b"1,3.5\n2,3.4\n")] == [
        "the first row looks like numbers; a header row is needed"
    ]


def test_a_byte_order_mark_is_refused() -> None:
    """A committed curve is plain UTF-8; `effsota scan` reads the mark and writes without it."""
    assert faults_of(b"\xef\xbb\xbfstep,val_loss\n1,2\n") == (
        curve_fault(1, 1, "the header begins with a byte-order mark", "save as UTF-8 without one"),
    )


def test_a_curve_of_more_than_four_mebibytes_is_refused() -> None:
    """Size is checked before anything is read."""
    assert faults_of(b"step\n" * (1024 * 1024))[0].message == "the curve is too large: 5,242,880 bytes"


def test_every_x_column_rises() -> None:
    """Any x column may price the curve, so each of them rises strictly."""
    assert faults_of(b"step,flop,loss\n1,9,3\n2,9,2\n") == (
        curve_fault(3, 3, "flop does not rise: 9 after 9", "keep one row for each x, in increasing order"),
    )


def test_more_than_a_hundred_thousand_rows_are_refused() -> None:
    """A curve is thinned before it is filed."""
    rows = b"".join(b"%d,1\n" % step for step in range(100_001))
    message = "the curve has 100,001 rows; 100,000 are read"
    assert faults_of(b"step,loss\n" + rows) == (
        curve_fault(100_002, 1, message, "log less often or thin the curve"),
    )


@pytest.mark.parametrize(
    ("data", "line", "column"), [(b"st\x01ep,a\n", 1, 3), (b"step,a\n1,\x012\n", 2, 3), (b"step\r1", 1, 5)]
)
def test_a_control_character_is_told_with_its_place(data: bytes, line: int, column: int) -> None:
    """In the first line, and in a later one."""
    (fault,) = faults_of(data)
    assert (fault.line, fault.column) == (line, column)


def test_twenty_faults_are_all_told() -> None:
    """Of twenty-one the last says how many more there are."""
    assert [len(faults_of(b"step,val_loss\n" + b"x,1\n" * count)) for count in (20, 21)] == [20, 21]
    assert faults_of(b"step,val_loss\n" + b"x,1\n" * 21)[-1].message == "and 1 more faults"


@pytest.mark.parametrize(("count", "is_read"), [(64, True), (65, False)])
def test_sixty_four_columns_are_read(count: int, *, is_read: bool) -> None:
    """A table of everything that was ever logged is no curve."""
    names = ["step", *(f"m{number}" for number in range(1, count))]
    data = f"{','.join(names)}\n{','.join('1' * count)}\n".encode()
    assert isinstance(parse_curve(data), Curve) is is_read


@pytest.mark.parametrize(("rows", "is_read"), [(100_000, True), (100_001, False)])
def test_a_hundred_thousand_rows_are_read(rows: int, *, is_read: bool) -> None:
    """One more is too many."""
    data = "step,a\n" + "".join(f"{number},1\n" for number in range(rows))
    assert isinstance(parse_curve(data.encode()), Curve) is is_read


@pytest.mark.parametrize(
    ("characters", "message"), [(200, "is not a number"), (201, "is too long for a number")]
)
def test_a_cell_of_two_hundred_characters_is_looked_at(characters: int, message: str) -> None:
    """It is quoted, as far as a message holds it."""
    (fault,) = faults_of(f"step,a\n1,{'x' * characters}\n".encode())
    assert message in fault.message


MEBIBYTES = 4 * 1024 * 1024


@pytest.mark.parametrize(("size", "is_read"), [(MEBIBYTES, True), (MEBIBYTES + 1, False)])
def test_a_curve_of_four_mebibytes_is_read(size: int, *, is_read: bool) -> None:
    """To the byte."""
    rows = "".join(f"{100_000 + number}.{'0' * 17},1.{'1' * 27}\n" for number in range(size // 55 - 1))
    last = f"900000.{'0' * 17},"
    text = f"step,a\n{rows}{last}"
    data = f"{text}{'1' * (size - len(text) - 1)}\n".encode()
    assert len(data) == size
    assert isinstance(parse_curve(data), Curve) is is_read


def test_whole_numbers_that_no_float_tells_apart_rise() -> None:
    """Above 2^53 what is written is compared, not what a computer keeps of it."""
    assert isinstance(parse_curve(b"step,val_loss\n1000000000000000000,3\n1000000000000000001,2\n"), Curve)
    for later in (b"1000000000000000001.0", b"1000000000000000000", b"1e18"):
        found = parse_curve(b"step,val_loss\n1000000000000000001,3\n" + later + b",2\n")
        assert isinstance(found, tuple)
        assert "step does not rise" in found[0].message


@pytest.mark.parametrize(
    "data",
    [
        b"," * MOST_CURVE_BYTES,
        b"step,flop\n" + b"," * (MOST_CURVE_BYTES - 10),
        b'step,flop\n"' + b"," * (MOST_CURVE_BYTES - 11),
        b"step,flop\n" + b'"",' * ((MOST_CURVE_BYTES - 10) // 3),
        b"step,flop\n" + b"\n" * (MOST_CURVE_BYTES - 10),
        b"step,flop\n" + b"1,2\n" * 99_999,
    ],
    ids=["commas", "commas in a row", "commas in quotes", "quotes", "line feeds", "rows that do not rise"],
)
def test_a_sea_of_signs_is_refused_before_it_is_split(data: bytes) -> None:
    """Within the memory that its bytes take: what is split takes a hundred times as much."""
    tracemalloc.start()
    found = parse_curve(data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(found, tuple)
    assert most < 200e6
