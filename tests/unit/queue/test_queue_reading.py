"""The file of the queue: what is right is read, whatever else it is is refused in one plain sentence."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from effsota.judging.changes import Deed, Verdict
from effsota.queue import MOST_QUEUE_BYTES, Outcome, QueueError, QueueVerdict, Turn, Way, read_queue
from tests.builders.queues import BOARD, HEAD, SCHEMA, full_queue, queue_data, read, settled, waiting
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Iterator

FORM = json.loads(SCHEMA)
KEYS = queue_data().keys()
LOST = {"what": "x", "why": "x", "since": "2026-11-28T10:17:00Z"}


def test_a_queue_is_read() -> None:
    """Oldest first, what was decided newest first, the board-to-be with its figures."""
    queue = full_queue()
    assert [each.number for each in queue.waiting] == [12, 13, 15, *range(20, 27)]
    assert [each.number for each in queue.decided] == [8, 7]
    assert queue.by_number[12].opened == datetime(2026, 11, 21, 8, tzinfo=UTC)
    assert queue.shadow is not None
    (board,) = queue.shadow.boards
    assert board.after is not None
    assert (board.after.factor, board.records[0].claims[0].after) == (5.0, "80")


def test_the_order_of_the_file_is_no_matter() -> None:
    """The same queue comes of it."""
    one, other = waiting(12), waiting(13, opened="2026-11-20T08:00:00Z")
    assert read(queue_data(one, other)).waiting == read(queue_data(other, one)).waiting


WRONG = {
    "open[0].turn is 'you', none of author, maintainer, second-look, nobody": waiting(turn="you"),
    "open[0] has an unknown key, 'x'": waiting(x=1),
    "open[0].number is a text, not a whole number": {**waiting(), "number": "12"},
    "open[0].rank is a number, not a whole number": waiting(rank=3.0),
    "open[0].number is true or false, not a whole number": waiting(number=True),
    "open[0].errors is -1, which is not what may stand there": waiting(errors=-1),
    "open[0].factor is 0, which is not what may stand there": waiting(factor=0),
    "open[0].title is an empty text": waiting(title=""),
    "open[0].title has 501 characters, at most 500": waiting(title="x" * 501),
    "open[0].title holds a control character (U+0007)": waiting(title="a\x07"),
    "open[0].title holds a control character (U+000A)": waiting(title="a\nb"),
    "open[0].title holds an invisible text-direction character (U+202E)": waiting(title="a\u202eb"),
    "open[0].title holds half of a surrogate pair (U+D800)": waiting(title="\ud800"),
    "open[0].title holds a letter under a pile of marks": waiting(title="a" + "\u0301" * 9),
    "open[0].author is 'a b', which is not what may stand there": waiting(author="a b"),
    "open[0].head is 'HEAD', which is not what may stand there": waiting(head="HEAD"),
    "open[0].head holds a control character (U+000A)": waiting(head=f"{HEAD}\n"),
    "open[0].record is '../x/y', which is not what may stand there": waiting(record="../x/y"),
    "'2026-02-30T00:00:00Z' is no moment, such as 2026-11-28T10:17:00Z": waiting(
        opened="2026-02-30T00:00:00Z"
    ),
    "it was taken at 2026-11-28T10:17:00Z, and tells of what came after": waiting(
        since="2026-11-28T10:17:01Z"
    ),
}


@pytest.mark.parametrize("told", WRONG)
def test_what_is_wrong_is_told(told: str) -> None:
    """With its place, and no more of a stranger's text than fits."""
    with pytest.raises(QueueError) as caught:
        read(queue_data(WRONG[told]))
    assert str(caught.value) == told


BROKEN: dict[str, bytes] = {
    "the file is nested too deeply": b"[" * 100_000,
    "byte 1 of the file is no UTF-8": b"\xff{}",
    "line 1, column 1: this is no JSON": b"",
    "line 1, column 2: this is no JSON": b"{",
    "NaN is no number": b'{"format": NaN}',
    "the file holds a number that is too long": b'{"format": %s}' % (b"9" * 5_000),
    "a key stands twice in one mapping": b'{"format": 1, "format": 1}',
    "the file is a list, not a mapping": b"[]",
    "the file is null, not a mapping": b"null",
    "format is 2, not 1": json.dumps(queue_data(format=2)).encode(),
    "the file lacks the key 'base'": json.dumps({**queue_data(), "base": 1})
    .replace('"base": 1, ', "")
    .encode(),
    "number 12 stands twice": json.dumps(queue_data(waiting(), decided=[settled(12)])).encode(),
    "unread lists 1,001, at most 1,000": json.dumps(queue_data(unread=[LOST] * 1_001)).encode(),
    "the file has 5,000,001 bytes, and may have 5,000,000": b" " * (MOST_QUEUE_BYTES + 1),
}


@pytest.mark.parametrize("told", BROKEN)
def test_a_broken_file_is_refused(told: str) -> None:
    """In a sentence, whatever it is."""
    with pytest.raises(QueueError) as caught:
        read_queue(BROKEN[told], SCHEMA)
    assert str(caught.value) == told


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each mapping or list below a value with each of its keys."""
    for key, each in value.items() if isinstance(value, dict) else enumerate(value):
        yield value, key
        if isinstance(each, dict | list):
            yield from places(each)


def is_read(data: dict[str, Any]) -> bool:
    """Tell whether a queue is read, and not refused."""
    try:
        read(data)
    except QueueError:
        return False
    return True


def test_nothing_of_another_kind_breaks_the_reader() -> None:
    """Each value in its turn is null, a number, a list, a mapping: read, or refused."""
    data = {**json.loads(full_queue().data), "open": [waiting()], "decided": [settled()]}
    for holder, key in present(list(places(data))):
        kept = holder[key]
        for other, may_be in ((None, True), (-1e300, True), ("\x1b", False), ([{}], False)):
            holder[key] = other
            assert not is_read(data) or may_be
        holder[key] = kept
    assert is_read(data)


def test_the_schema_is_one() -> None:
    """Of the 2020-12 draft, closed throughout, its examples fit."""
    Draft202012Validator.check_schema(FORM)
    nodes = [FORM, *FORM["$defs"].values()]
    assert [
        node for node in nodes if "properties" in node and node["additionalProperties"] is not False
    ] == []
    for node in present(each for top in nodes for each in top.get("properties", {}).values()):
        checker = Draft202012Validator({**node, "$defs": FORM["$defs"]})
        assert [error for each in node.get("examples", ()) for error in checker.iter_errors(each)] == []


def test_the_words_are_those_of_the_program() -> None:
    """Of the schema, of the queue, of what `diff` says."""
    item, closed = FORM["$defs"]["waiting"]["properties"], FORM["$defs"]["decided"]["properties"]
    for words, kind in ((item["kind"], Way), (item["verdict"], QueueVerdict), (item["turn"], Turn)):
        assert words["enum"] == [each.value for each in kind]
    assert closed["outcome"]["enum"] == [each.value for each in Outcome]
    assert {each.value for each in Verdict} == {each.value for each in QueueVerdict if each.is_judged}
    assert FORM["$defs"]["record"]["properties"]["deed"]["enum"] == [each.value for each in Deed]


def test_a_board_of_the_shadow_is_told_as_diff_tells_it() -> None:
    """Key by key, so that what `diff` says more is noticed here."""
    assert list(FORM["$defs"]["board"]["properties"]) == list(BOARD)
