"""A ledger is only added to, tells what stands, and shows whatever was done to it since."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from effsota.ledger import ledger_reading
from effsota.ledger.blaming import blame, present_place
from effsota.ledger.causes import Cause, CauseKind
from effsota.ledger.extending import _Writing, begin_ledger, extend_ledger
from effsota.ledger.folding import fold
from effsota.ledger.known_facts import FactPlace
from effsota.ledger.ledger_lines import EarlierLine
from effsota.ledger.ledger_reading import read_ledger
from effsota.ledger.verified_ledger import LedgerError, check_beginning, check_day, check_tracker
from effsota.limits import MOST_LEDGER_LINE_BYTES
from tests.builders.ledgers import BEGUN, HEADER, corrected, ledger_of, record, stamp
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Mapping

    from effsota.ledger.extending import LedgerStep
    from effsota.ledger.known_facts import Facts, Value

SIGNS = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Cn"])
VALUES = st.one_of(
    st.booleans(),
    st.integers(-3, 3),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(SIGNS, min_size=1),
)
NUMBERS = st.dictionaries(st.sampled_from(["status", "rank", "=1\u2028\u200b"]), VALUES)
STATES = st.dictionaries(st.sampled_from(["t/a", "t/b", "u/a", "t", ""]), NUMBERS.filter(bool), min_size=1)
ONE = record("t/a", compute_flop=1e17, rank=2)
TWO = record("t/a", compute_flop=2e17, rank=2)
LEDGER = ledger_of(ONE, TWO, {**TWO, **record("t/b", rank=1)})


def facts_of(state: Mapping[str, Mapping[str, Value]]) -> Facts:
    """Return a drawn state as facts; a record has its path."""
    return {
        FactPlace(*path.partition("/")[::2]): {**numbers, **({"path": path} if "/" in path else {})}
        for path, numbers in state.items()
    }


def steps_of(before: Facts, after: Facts) -> list[LedgerStep]:
    """Return how one state becomes another: a record that goes while one comes is renamed."""
    gone = sorted(place for place in before.keys() - after.keys() if place.record)
    come = sorted(place for place in after.keys() - before.keys() if place.record)
    return [corrected(after, renamed=dict(zip(come, gone, strict=False)))]


@settings(max_examples=25, deadline=None)
@given(st.lists(STATES.map(facts_of), min_size=1, max_size=5))
def test_what_stands_after_any_changes_is_what_was_given_and_the_old_ledger_is_kept(
    states: list[Facts],
) -> None:
    """Whatever moves, each ledger begins with the one before it, and can be read."""
    data = begin_ledger(HEADER, states[0], stamp())
    for day, (before, after) in enumerate(pairwise(states), start=1):
        old = read_ledger(data)
        data = extend_ledger(old, steps_of(before, after), stamp(day))
        check_beginning(data, old.data)
        assert (data == old.data) == (before == after and repr_of(before) == repr_of(after))
    read = read_ledger(data)
    assert repr_of(read.facts) == repr_of(states[-1]) == repr_of(fold(read.events))


def repr_of(facts: Facts) -> str:
    """Return facts as text, in which 1, 1.0 and True differ."""
    return repr(sorted((place, sorted(numbers.items())) for place, numbers in facts.items()))


def test_any_flipped_bit_is_found() -> None:
    """Wherever it is, in a value of the last line too; a low, a middle and a high one of each three bytes."""
    for at in range(len(LEDGER)):
        data = bytearray(LEDGER)
        data[at] ^= (1, 2, 16)[at % 3]
        with pytest.raises(LedgerError):
            read_ledger(bytes(data))


def test_a_ledger_that_was_cut_is_refused() -> None:
    """Inside a publication by itself; between two by what was published before."""
    for lines in range(LEDGER.count(b"\n")):
        cut = b"".join(LEDGER.splitlines(keepends=True)[:lines])
        with pytest.raises(LedgerError):
            check_beginning(read_ledger(cut).data, LEDGER)


def chained(lines: list[bytes], at: int, line: bytes) -> bytes:
    """Return a ledger with another line, and each later one with the right sha256 of the one before."""
    lines = [*lines[:at], line, *lines[at + 1 :]]
    for place in range(at + 1, len(lines)):
        named = hashlib.sha256(lines[place - 1]).hexdigest().encode()
        lines[place] = lines[place][:13] + named + lines[place][13 + 64 :]
    return b"\n".join(lines) + b"\n"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (b'"old":1e+17', b'"old":3e+17', "it says that it was 3e+17, and 1e+17 stood before it"),
        (b'"numbers":1}', b'"numbers":2}', "lines are missing or added"),
        (
            b'"event":2,"tag"',
            b'"event":3,"tag"',
            "another number or tag than event 2 has",
        ),
        (b'"publication":2,"day"', b'"publication":true,"day"', "another number than 2"),
        (b'"day":"2026-01-06","commit"', b'"day":"2026-01-04","commit"', "of an earlier day than the one"),
        (b'"day":"2026-01-06","commit"', b'"day":"2026-13-06","commit"', "'2026-13-06' is no day"),
        (b'"old":1e+17', b'"old":2e+17', "its old value and its new one are the same"),
        (b'"record corrected"', b'"record polished"', "'record polished' is no word"),
        (b'"old":1e+17', b'"old":1e17', "another form"),
        (b'"old":1e+17', b'"old":1e+17,"old":1e+17', "a key twice"),
        (b'"old":1e+17', b'"old":NaN', "not JSON"),
        (b'"old":1e+17', b'"old":' + b"[" * 20_000, "not JSON"),
        (b'"old":1e+17', b'"old":' + b"9" * 5_000, "not JSON"),
        (b'"old":1e+17', b'"old":{}', "a text is missing"),
        (b'"record":"a","number"', b'"record":"\xc3\xa4","number"', "not ASCII"),
        (b'"old":1e+17,"new":2e+17', b'"old":1e+17,"new":"2e+17"', "is written as a text"),
        (b'"old":1e+17,"new":2e+17', b'"old":1e+17,"new":true', "is written as a text"),
        (b'"old":1e+17,"new":2e+17', b'"old":1e+17,"new":' + b"9" * 301, "larger than any of a tracker"),
        (
            b'"through":null',
            b'"through":"t/b rank"',
            "moved through one that did not move by this event, 't/b",
        ),
        (b'"record corrected"', b'"wording changed"', "the event says that words alone changed"),
        (b'"what":"record corrected"', b'"what":"begun"', "begins with its first event, and with no other"),
        (b'"what":"begun"', b'"what":"record corrected"', "begins with its first event, and with no other"),
        (b'"track":"t","record":"a"', b'"track":"..","record":"a"', "'..' is no name of a track or a record"),
        (b'"track":"t","record":"a"', b'"track":"t","record":"a\\n"', "'a\\n' is no name of a track or a"),
        (b'"title":"', b'"title":"\\u001b[31m', "the sign U+001B, which no file may hold"),
        (b'"title":"', b'"title":"\\u202e', "the sign U+202E, which no file may hold"),
        (b'"title":"', b'"title":"\\ud800', "the sign U+D800, which no file may hold"),
        (b'"commit":"0', b'"commit":"-', "is no id of a commit"),
        (b'"tags":"tag:', b'"tags":"http:', "do not begin with tag:"),
        (b'"ledger":1', b'"ledger":2', "version 2, and this program knows version 1"),
        (b'"ledger":1', b'"journal":1', "this is no ledger"),
    ],
)
def test_a_forged_line_is_refused_although_its_chain_holds(old: bytes, new: bytes, says: str) -> None:
    """What a line says has to follow from the lines before it."""
    lines = LEDGER.splitlines()
    at = next(place for place, line in enumerate(lines) if old in line)
    with pytest.raises(LedgerError) as refused:
        read_ledger(chained(lines, at, lines[at].replace(old, new, 1)))
    assert says in str(refused.value)
    assert refused.value.hint


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the ledger is empty"),
        (b"\n", "the ledger is empty"),
        (LEDGER[:-1], "its last line has no end"),
        (LEDGER.replace(b"\n", b"\r\n"), "as on Windows"),
        (LEDGER.decode().encode("utf-16"), "not ASCII"),
        (b"\xef\xbb\xbf" + LEDGER, "not ASCII"),
        pytest.param(b"a" * MOST_LEDGER_LINE_BYTES + b"\n", "more than 8,388,608 bytes", id="too long"),
        pytest.param(b"a" * (MOST_LEDGER_LINE_BYTES - 1) + b"\n", "not JSON", id="as long as may be"),
        (b"[]\n", "not a mapping"),
    ],
)
def test_what_is_no_ledger_is_refused(data: bytes, says: str) -> None:
    """With what is wrong."""
    with pytest.raises(LedgerError, match=says):
        read_ledger(data)


def test_a_ledger_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """By a byte."""
    monkeypatch.setattr(ledger_reading, "MOST_LEDGER_BYTES", len(LEDGER))
    assert read_ledger(LEDGER).data == LEDGER
    monkeypatch.setattr(ledger_reading, "MOST_LEDGER_BYTES", len(LEDGER) - 1)
    with pytest.raises(LedgerError, match="has more than"):
        read_ledger(LEDGER)


def test_an_event_may_have_very_many_causes() -> None:
    """As when a whole collection is filed at once."""
    causes = tuple(Cause(CauseKind.RECORD, f"submissions/t/record-{at}.yaml") for at in range(10_000))
    step = replace(corrected(TWO), causes=causes)
    ledger = read_ledger(extend_ledger(read_ledger(ledger_of(ONE)), [step], stamp(1)))
    assert ledger.events[-1].causes == causes


def forged(*steps: LedgerStep, program: str = "1.0") -> bytes:
    """Return a ledger with a publication that holds what no program of ours wrote, its chain whole."""
    old = read_ledger(LEDGER)
    return extend_ledger(old, steps, replace(stamp(5), program=program))


def test_a_publication_is_of_the_program_that_its_numbers_name() -> None:
    """Where they name one."""
    told: Facts = {**TWO, FactPlace(): {"program": "1.0"}}
    assert read_ledger(forged(corrected(told))).facts == told
    with pytest.raises(LedgerError, match="of another version of the program than its numbers say"):
        read_ledger(forged(corrected(told), program="2.0"))


def test_one_event_moves_a_number_once() -> None:
    """There and back again would be told as nothing."""
    lines = ledger_of(ONE, TWO).splitlines()
    back = lines[-2].replace(b'"old":1e+17,"new":2e+17', b'"old":2e+17,"new":3e+17')
    end = lines[-1].replace(b'"numbers":1', b'"numbers":2')
    with pytest.raises(LedgerError, match="one number moves twice by one event"):
        read_ledger(chained([*lines[:-1], back, end], len(lines) - 2, lines[-2]))


def test_a_changed_line_is_named() -> None:
    """By the line after it, which has its sha256."""
    with pytest.raises(LedgerError) as refused:
        read_ledger(LEDGER.replace(b'"program":"1.0"', b'"program":"1.1"', 1))
    assert refused.value.line == 2
    assert str(refused.value).startswith(
        "line 2: the chain is broken: this is not the line that was published"
    )


def test_a_line_that_differs_from_what_was_published_is_named() -> None:
    """A ledger that was written anew has a whole chain, and is not the one that was published."""
    with pytest.raises(LedgerError, match=r"^line 3: this line is not the one that was published"):
        check_beginning(ledger_of({**ONE, FactPlace("t", "a"): {"path": "t/a", "rank": 2}}), LEDGER)


def test_a_ledger_from_the_future_is_refused() -> None:
    """On the day of its last publication it is not."""
    ledger = read_ledger(LEDGER)
    check_day(ledger, BEGUN + timedelta(days=2))
    with pytest.raises(LedgerError, match="from the future"):
        check_day(ledger, BEGUN + timedelta(days=1))


@pytest.mark.parametrize(("url", "repository"), [("x", HEADER.repository), (HEADER.url, "x")])
def test_a_tracker_that_keeps_its_address_or_its_repository_is_the_same(url: str, repository: str) -> None:
    """One that keeps neither is another."""
    check_tracker(read_ledger(LEDGER), url=url, repository=repository)
    with pytest.raises(LedgerError, match="the ledger of another tracker"):
        check_tracker(read_ledger(LEDGER), url="x", repository="x")


def test_what_stood_at_the_end_of_a_day_stays_what_it_was() -> None:
    """However the ledger goes on."""
    events = read_ledger(LEDGER).events
    assert fold(events, BEGUN) == ONE
    assert fold(events, BEGUN + timedelta(days=1)) == TWO
    assert fold(events, BEGUN - timedelta(days=1)) == {}


def test_the_history_of_a_number_goes_on_through_a_rename() -> None:
    """Newest first, asked for under either name."""
    renamed = corrected(record("t/b", rank=2), "t/b", {FactPlace("t", "b"): FactPlace("t", "a")})
    data = extend_ledger(read_ledger(ledger_of(ONE | record("t/c", rank=9))), [renamed], stamp(1))
    again = extend_ledger(read_ledger(data), [corrected(record("t/b", rank=3))], stamp(2))
    ledger = read_ledger(again)
    assert present_place(ledger, FactPlace("t", "a")) == FactPlace("t", "b")
    found = present(blame(ledger, FactPlace("t", "b"), "rank"))
    assert [(each.move.old, each.move.new, each.event.number) for each in found] == [(2, 3, 3), (None, 2, 1)]


def test_nothing_is_added_where_nothing_moved() -> None:
    """Not even that there was a publication."""
    old = read_ledger(LEDGER)
    assert extend_ledger(old, [corrected(old.facts)], stamp(9)) == LEDGER


def test_what_was_told_before_the_ledger_began_stands_at_its_beginning_as_it_was_told() -> None:
    """Nowhere else: nothing is told afterwards as if it had been told before."""
    line = EarlierLine(
        day=date(2025, 1, 1),
        tag="tag:x",
        what="added",
        place=FactPlace("t", "a"),
        name="A",
        title="New record: A, t",
        text="1×",
    )
    data = begin_ledger(HEADER, ONE, stamp(), earlier=[line])
    extended = extend_ledger(read_ledger(data), [corrected(TWO)], stamp(1))
    assert read_ledger(extended).earlier == (line,)
    lines = extended.splitlines(keepends=True)
    moved = [*lines[:2], *lines[3:], lines[2]]
    with pytest.raises(LedgerError):
        read_ledger(b"".join(moved))
    late = _Writing(HEADER, read_ledger(data).head, earlier=[line])
    late.write_edition(ONE, [corrected(TWO)], stamp(1), number=2, events=1)
    with pytest.raises(LedgerError, match="stands at its beginning"):
        read_ledger(data + bytes(late.written))
