"""The file of the queue read as what it is: a machine's, full of strangers' texts, and not to be trusted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from effsota.frozen import Frozen, field_names
from effsota.limits import LAST_YEAR
from effsota.queue.shape_words import tell_fault
from effsota.queue.strangers import find_unfit
from effsota.queue.waiting import (
    LeftOut,
    Outcome,
    Queue,
    QueueVerdict,
    Settled,
    Shadow,
    ShadowBoard,
    ShadowClaim,
    ShadowEntry,
    ShadowFall,
    ShadowRecord,
    ShadowState,
    Turn,
    Unread,
    Waiting,
    Way,
)

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

MOST_QUEUE_BYTES = 5_000_000
_TIME = "%Y-%m-%dT%H:%M:%SZ"
Made = TypeVar("Made", bound=Frozen)


class QueueError(Exception):
    """The file is no queue that can be believed; the message says what is wrong in one sentence."""


def read_queue(data: bytes, schema: bytes) -> Queue:
    """Return the queue that `data` holds, in the shape that `schema` (queue.schema.json) describes.

    Raises:
        QueueError: if it is of any other shape, or holds a text that could hide or steer something.
    """
    if len(data) > MOST_QUEUE_BYTES:
        raise QueueError(f"the file has {len(data):,} bytes, and may have {MOST_QUEUE_BYTES:,}")
    document = _parse(data)
    for error in _validator(schema).iter_errors(document):
        raise QueueError(tell_fault(error))
    for place, text in _texts(document, ""):
        unfit = find_unfit(text)
        if unfit:
            raise QueueError(f"{place} holds {unfit}")
    return _build(document, data)


def write_time(moment: datetime) -> str:
    """Return a moment as the file has it."""
    return moment.astimezone(UTC).strftime(_TIME)


def read_time(text: str) -> datetime:
    """Return the moment that a text of the file names.

    Raises:
        QueueError: if the calendar or the clock has no such moment.
    """
    try:
        moment = datetime.strptime(text, _TIME).replace(tzinfo=UTC)
    except ValueError:
        raise QueueError(f"{ascii(text)[:40]} is no moment, such as 2026-11-28T10:17:00Z") from None
    if moment.year > LAST_YEAR:
        raise QueueError(f"{text} is after the year {LAST_YEAR}")
    return moment


def _parse(data: bytes) -> Any:
    try:
        return json.loads(
            data.decode("utf-8"), object_pairs_hook=_without_twins, parse_constant=_refuse_constant
        )
    except UnicodeDecodeError as error:
        raise QueueError(f"byte {error.start + 1} of the file is no UTF-8") from None
    except json.JSONDecodeError as error:
        raise QueueError(f"line {error.lineno}, column {error.colno}: this is no JSON") from None
    except RecursionError:
        raise QueueError("the file is nested too deeply") from None
    except ValueError:  # an integer of thousands of digits
        raise QueueError("the file holds a number that is too long") from None


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise QueueError("a key stands twice in one mapping")
    return found


def _refuse_constant(text: str) -> NoReturn:
    raise QueueError(f"{text} is no number")


@lru_cache(maxsize=4)
def _validator(schema: bytes) -> Validator:
    # Whoever asks whose turn it is has no package installed.
    from jsonschema import Draft202012Validator, validators  # noqa: PLC0415
    from referencing import Registry  # noqa: PLC0415

    # To JSON Schema 3.0 is a whole number.
    whole = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int)
    extend: Any = validators.extend  # the library's own stub leaves it untyped
    made: Validator = extend(Draft202012Validator, type_checker=whole)(
        json.loads(schema), registry=Registry()
    )
    return made


def _texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Yield each text with its place; the shape was checked, so keys are ours."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, f"{place}.{key}" if place else key)
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _texts(each, f"{place}[{number}]")


def _build(document: Mapping[str, Any], data: bytes) -> Queue:
    waiting = sorted(map(_waiting, document["open"]), key=lambda each: (each.opened, each.number))
    decided = sorted(map(_settled, document["decided"]), key=lambda each: (each.closed, each.number))
    taken = read_time(document["taken"])
    shadow = document["shadow"]
    items: tuple[Waiting | Settled, ...] = (*waiting, *decided)
    _refuse_twins([each.number for each in items])
    unread = tuple(_make(Unread, each, since=read_time(each["since"])) for each in document["unread"])
    moments = [
        *(moment for each in waiting for moment in (each.opened, each.updated, each.since)),
        *(moment for each in decided for moment in (each.opened, each.closed)),
        *(each.since for each in unread),
        *(each.first_answer for each in items if each.first_answer),
    ]
    if max(moments, default=taken) > taken:
        raise QueueError(f"it was taken at {document['taken']}, and tells of what came after")
    return Queue(
        taken=taken,
        base=document["base"],
        repository=document["repository"],
        unread=unread,
        waiting=tuple(waiting),
        decided=tuple(reversed(decided)),
        shadow=None if shadow is None else _shadow(shadow),
        data=data,
    )


def _refuse_twins(numbers: list[int]) -> None:
    twins = [number for number, times in Counter(numbers).items() if times > 1]
    if twins:
        raise QueueError(f"number {min(twins)} stands twice")


def _make(kind: type[Made], data: Mapping[str, Any], /, **read: Any) -> Made:
    """Return a value whose fields are the keys of a mapping; those that are `read` already, as they are."""
    known = {name: data[name] for name in field_names(kind) if name not in read}
    return kind(**known, **read)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else read_time(text)


def _waiting(data: Mapping[str, Any]) -> Waiting:
    return _make(
        Waiting,
        data,
        kind=Way(data["kind"]),
        opened=read_time(data["opened"]),
        updated=read_time(data["updated"]),
        verdict=QueueVerdict(data["verdict"]),
        turn=Turn(data["turn"]),
        since=read_time(data["since"]),
        first_answer=_moment(data["first_answer"]),
    )


def _settled(data: Mapping[str, Any]) -> Settled:
    return _make(
        Settled,
        data,
        kind=Way(data["kind"]),
        opened=read_time(data["opened"]),
        closed=read_time(data["closed"]),
        outcome=Outcome(data["outcome"]),
        first_answer=_moment(data["first_answer"]),
    )


def _shadow(data: Mapping[str, Any]) -> Shadow:
    return Shadow(
        merged=tuple(data["merged"]),
        left_out=tuple(_make(LeftOut, each) for each in data["left_out"]),
        boards=tuple(map(_board, data["boards"])),
    )


def _board(data: Mapping[str, Any]) -> ShadowBoard:
    return _make(
        ShadowBoard,
        data,
        before=_optional(ShadowState, data["before"]),
        after=_optional(ShadowState, data["after"]),
        records=tuple(
            _make(
                ShadowRecord,
                each,
                before=_optional(ShadowEntry, each["before"]),
                after=_optional(ShadowEntry, each["after"]),
                claims=tuple(_make(ShadowClaim, claim) for claim in each["claims"]),
            )
            for each in data["records"]
        ),
        overtaken=tuple(
            _make(
                ShadowFall,
                each,
                before=_optional(ShadowEntry, each["before"]),
                after=_optional(ShadowEntry, each["after"]),
            )
            for each in data["overtaken"]
        ),
    )


def _optional(kind: type[Made], data: Mapping[str, Any] | None) -> Made | None:
    return None if data is None else _make(kind, data)
