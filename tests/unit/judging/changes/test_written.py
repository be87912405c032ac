"""What is written otherwise: every key of every kind of file, items of a list by what they are called."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from effsota.judging.changes import WrittenChange, compare_rows, compare_written
from effsota.judging.changes.written import UNREAD, UNTOLD
from effsota.judging.changes.written_lines import MOST_VALUE, render_written, where_they_differ
from effsota.reading.document import VOCABULARY, parse_document
from tests.hostile import PLAIN, files_of
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Iterator

Place = tuple[str | int, ...]
HARDWARE = Path(__file__).parents[4] / "schema/hardware.yaml"
FILES: dict[str, Any] = {
    **{path: json.loads(file.data) for path, file in files_of(PLAIN).items()},
    "hardware.yaml": {"chips": {"a100": {"peaks": {"fp16": "312 TFLOP/s"}, "aliases": ["A100", "a-100"]}}},
}


def leaves(data: Any, place: Place = ()) -> Iterator[Place]:
    """Yield where each value of nested data stands."""
    if not isinstance(data, dict | list):
        yield place
        return
    for key, each in data.items() if isinstance(data, dict) else enumerate(data):
        yield from leaves(each, (*place, key))


def with_value(data: Any, place: Place, value: str) -> Any:
    """Return the data with another value at a place."""
    other = copy.deepcopy(data)
    at = other
    for key in place[:-1]:
        at = at[key]
    at[place[-1]] = value
    return other


def told(before: Any, after: Any) -> list[tuple[str, str | None, str | None]]:
    """Return key, old and new value of each change."""
    changes = compare_written("f.yaml", before, after)
    return [(change.key, change.before, change.after) for change in changes]


EDITS = [(path, place) for path, data in FILES.items() for place in leaves(data)]


@pytest.mark.parametrize(("path", "place"), EDITS, ids=str)
def test_every_value_of_every_file_is_told_when_it_changes(path: str, place: Place) -> None:
    """A target, a rule, a licence, a peak, an input: none is passed over, and all else stays untold."""
    found = compare_written(path, FILES[path], with_value(FILES[path], place, "another value"))
    assert found
    assert not any(change.note for change in present(found))
    assert "another value" in "".join(change.after or "" for change in found)
    names = [key for key in place if isinstance(key, str)]
    assert found[0].key.startswith(names[0])


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ({"metric": {"target": "79.1"}}, {"metric": {"target": "79.0"}}, ("metric.target", "79.1", "79.0")),
        ({"baseline": "alexnet"}, {"baseline": "vgg-11"}, ("baseline", "alexnet", "vgg-11")),
        (
            {
                "compute": [
                    {"method": "reported", "compute": "1 FLOP"},
                    {"method": "operations", "epochs": "4"},
                ]
            },
            {
                "compute": [
                    {"method": "operations", "epochs": "5"},
                    {"method": "reported", "compute": "1 FLOP"},
                ]
            },
            ("compute[operations].epochs", "4", "5"),
        ),
        ({"rules": ["a", "b"]}, {"rules": ["a", "c"]}, ("rules", "b", "c")),
        ({"rules": ["a"]}, {"rules": ["a", "b"]}, ("rules", None, "b")),
        ({"authors": ["A", "B"]}, {"authors": ["B", "A"]}, ("authors, in order", "A, B", "B, A")),
        ({"bound": "upper"}, {}, ("bound", "upper", None)),
        ({"status": "accepted"}, {"status": {"is": "disputed"}}, ("status", "accepted", "is: disputed")),
    ],
)
def test_a_change_is_told_by_its_key(before: Any, after: Any, change: tuple[str, str | None, str]) -> None:
    """With the value before and after, as they are written."""
    assert told(before, after)[0] == change


def test_items_are_paired_by_name_wherever_they_stand() -> None:
    """One that is taken out before the others leaves the others as they were."""
    before = {"not_counted": [{"what": "a", "compute": "1 FLOP"}, {"what": "b", "compute": "2 FLOP"}]}
    after = {"not_counted": [{"what": "b", "compute": "3 FLOP"}]}
    assert told(before, after) == [
        ("not_counted[b].compute", "2 FLOP", "3 FLOP"),
        ("not_counted[a]", "what: a; compute: 1 FLOP", None),
    ]


def test_the_order_of_estimates_is_told() -> None:
    """The first one is the headline."""
    one, other = {"method": "reported"}, {"method": "operations"}
    assert told({"compute": [one, other]}, {"compute": [other, one]}) == [
        ("compute, in order", "reported, operations", "operations, reported")
    ]


def test_a_file_that_cannot_be_read_is_said_to_be_so() -> None:
    """And is not taken for one that says nothing."""
    assert [change.note for change in compare_written("f.yaml", {}, None)] == [UNREAD]


def test_what_only_looks_different_is_said_to_be_so() -> None:
    """Comments and the order of keys."""
    assert [each.note for each in compare_written("f.yaml", {"a": "1", "b": "2"}, {"b": "2", "a": "1"})] == [
        UNTOLD
    ]


def test_what_is_told_elsewhere_is_not_told_twice() -> None:
    """Such as the history."""
    assert compare_written("f", {}, {"history": ["x"]}, told_elsewhere=frozenset({"history"})) == ()


def test_rows_of_a_curve_are_counted_and_the_first_that_differs_is_shown() -> None:
    """Which is enough to find the others."""
    changes = compare_rows("c.csv", "x,y\n1,2\n3,4\n", "x,y\n1,5\n")
    assert [(change.key, change.before, change.after) for change in changes] == [
        ("lines", "3", "2"),
        ("line 2", "1,2", "1,5"),
    ]


@pytest.mark.parametrize("length", [MOST_VALUE - 1, MOST_VALUE, MOST_VALUE + 1, 10 * MOST_VALUE])
def test_a_change_at_the_end_of_a_long_text_is_seen(length: int) -> None:
    """What is cut is what both sides have in common."""
    old, new = where_they_differ("x" * (length - 1) + "a", "x" * (length - 1) + "b")
    assert (old[-1], new[-1]) == ("a", "b")
    assert len(old) <= MOST_VALUE


@pytest.mark.parametrize("room", [500, 1_000, 5_000])
def test_what_has_no_room_is_counted(room: int) -> None:
    """Nothing is left out in silence."""
    changes = [WrittenChange(file=f"f{at}.yaml", key="k", before="1", after="2") for at in range(200)]
    (text,) = render_written(changes, room=room)
    shown = text.count(" → ")
    assert len(text) <= room
    assert f"- {200 - shown} more changes, for which there is no room here" in text


def test_the_chips_on_file_are_read_and_compared() -> None:
    """A peak is named by its chip and its precision."""
    data = HARDWARE.read_bytes()
    documents = [
        parse_document(each, limits=VOCABULARY).document
        for each in (data, data.replace(b"fp32: 1.581 TFLOP/s", b"fp32: 1.6 TFLOP/s"))
    ]
    assert told(*(document and document.data for document in documents)) == [
        ("chips.nvidia-geforce-gtx-580.peaks.fp32", "1.581 TFLOP/s", "1.6 TFLOP/s")
    ]
