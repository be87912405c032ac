"""A ledger read and verified: its chain, its counts, and that each number was what its line says it was."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from msgspec.structs import replace

from effsota.ledger.belied_lines import find_untruth, what_is_wrong_with
from effsota.ledger.causes import Happening
from effsota.ledger.folding import MismoveError, StandingFacts, apply_move
from effsota.ledger.known_facts import PROGRAM, TRACKER_WIDE, is_same
from effsota.ledger.ledger_lines import (
    COMMIT,
    HOLDS,
    VERSION,
    EarlierLine,
    Edition,
    LedgerEvent,
    LedgerHeader,
    MovedNumber,
    Stamp,
)
from effsota.ledger.line_values import UPGRADE, LineValues
from effsota.ledger.verified_ledger import Ledger, LedgerError
from effsota.limits import MOST_LEDGER_BYTES, MOST_LEDGER_LINE_BYTES

_HEADER = ("previous", "ledger", "tracker", "tags", "holds")
_EDITION = ("previous", "publication", "day", "commit", "program")
_EARLIER = ("previous", "earlier", "tag", "what", "track", "record", "name", "title", "text")
_EVENT = (
    *("previous", "publication", "day", "event", "tag", "what", "track", "record"),
    *("causes", "name", "title", "text"),
)
_MOVE = ("previous", "publication", "day", "event", "track", "record", "number", "old", "new", "through")
_CLOSING = ("previous", "closes", "events", "numbers")
_TRACKER = ("name", "url", "repository")
_DIGEST = re.compile("[0-9a-f]{64}")


def read_ledger(data: bytes) -> Ledger:
    """Return what a ledger tells, verified from its first line to its last.

    Raises:
        LedgerError: if it was changed, cut, or is no ledger that this version of the program can read.
    """
    if len(data) > MOST_LEDGER_BYTES:
        raise LedgerError(f"the ledger has more than {MOST_LEDGER_BYTES:,} bytes", "Is this the right file?")
    if not data.strip():
        raise LedgerError("the ledger is empty")
    reading = _Reading()
    for text in _lines(data):
        reading.take(text)
    return reading.finish(data)


def _lines(data: bytes) -> Iterator[bytes]:
    """Yield the lines without their ends."""
    for at, line in enumerate(io.BytesIO(data), start=1):
        if not line.endswith(b"\n"):
            raise LedgerError("the ledger was cut: its last line has no end", line=at)
        if len(line) > MOST_LEDGER_LINE_BYTES:
            raise LedgerError(f"the line has more than {MOST_LEDGER_LINE_BYTES:,} bytes", line=at)
        yield line[:-1]


@dataclass(slots=True)
class _Reading:
    """How far a ledger is read."""

    values: LineValues = field(default_factory=LineValues)
    head: str | None = None
    header: LedgerHeader | None = None
    editions: list[Edition] = field(default_factory=list)
    earlier: list[EarlierLine] = field(default_factory=list)
    events: list[LedgerEvent] = field(default_factory=list)
    moves: list[MovedNumber] = field(default_factory=list)
    facts: StandingFacts = field(default_factory=dict)
    is_open: bool = False
    events_before: int = 0
    numbers: int = 0

    def take(self, text: bytes) -> None:
        """Read the next line."""
        self.values.at += 1
        data = self.values.parse(text)
        if self.values.at > 1 and data.get("previous") != self.head:
            self._refuse_chain(data.get("previous"))
        self._read(data)
        self.head = hashlib.sha256(text).hexdigest()

    def finish(self, data: bytes) -> Ledger:
        """Return the whole, where nothing is missing at its end."""
        if self.is_open or not self.editions or self.header is None or self.head is None:
            raise LedgerError("the ledger was cut: its last publication is not closed", line=self.values.at)
        return Ledger(
            data=data,
            header=self.header,
            editions=tuple(self.editions),
            earlier=tuple(self.earlier),
            events=tuple(self.events),
            facts=self.facts,
            head=self.head,
            line_count=self.values.at,
        )

    def _refuse_chain(self, named: object) -> NoReturn:
        if not isinstance(named, str) or not _DIGEST.fullmatch(named):
            self.values.refuse("the line does not begin with the sha256 of the line before it")
        raise LedgerError(
            f"the chain is broken: this is not the line that was published, its sha256 is {self.head}"
            f", and line {self.values.at} names {named}",
            line=self.values.at - 1,
        )

    def _read(self, data: Mapping[str, Any]) -> None:
        keys = tuple(data)
        if self.values.at == 1:
            self._read_header(data)
        elif keys == _MOVE:
            self._read_move(data)
        elif keys == _EVENT:
            self._read_event(data)
        elif keys == _EARLIER:
            self._read_earlier(data)
        elif keys == _EDITION:
            self._read_edition(data)
        elif keys == _CLOSING:
            self._read_closing(data)
        else:
            self.values.refuse(f"no line of a ledger has these keys: {ascii(', '.join(keys))[:200]}")

    def _read_header(self, data: Mapping[str, Any]) -> None:
        version = data.get("ledger")
        if type(version) is not int or "previous" not in data:
            self.values.refuse("this is no ledger: its first line does not say so", "Is this the right file?")
        if version != VERSION:
            self.values.refuse(
                f"the ledger is of version {version}, and this program knows version {VERSION}",
                UPGRADE,
            )
        told = data.get("tracker")
        is_told = tuple(data) == _HEADER and data["previous"] is None and data["holds"] == HOLDS
        if not (is_told and isinstance(told, dict) and tuple(told) == _TRACKER):
            self.values.refuse("the first line does not say what the first line of a ledger says")
        texts = [self.values.text(each) for each in (*told.values(), data["tags"])]
        if not texts[3].startswith("tag:"):
            self.values.refuse("the tags of the ledger do not begin with tag:")
        self.header = LedgerHeader(name=texts[0], url=texts[1], repository=texts[2], tags=texts[3])

    def _read_edition(self, data: Mapping[str, Any]) -> None:
        if self.is_open:
            self.values.refuse("a publication begins before the last one is closed")
        if not is_same(data["publication"], len(self.editions) + 1):
            self.values.refuse(f"the publication has another number than {len(self.editions) + 1}")
        day = self.values.day(data["day"])
        if self.editions and day < self.editions[-1].stamp.day:
            self.values.refuse("the publication is of an earlier day than the one before it")
        commit = None if data["commit"] is None else self.values.text(data["commit"])
        if commit is not None and not COMMIT.fullmatch(commit):
            self.values.refuse(f"{ascii(commit)[:100]} is no id of a commit")
        stamp = Stamp(day=day, commit=commit, program=self.values.text(data["program"]))
        self.editions.append(Edition(number=len(self.editions) + 1, stamp=stamp))
        self.is_open, self.events_before, self.numbers = True, len(self.events), 0

    def _read_earlier(self, data: Mapping[str, Any]) -> None:
        if not self.is_open or len(self.editions) > 1 or self.events:
            self.values.refuse("what was told before the ledger began stands at its beginning, and not here")
        if self.values.day(data["earlier"]) > self.editions[0].stamp.day:
            self.values.refuse("what was told before the ledger began is of a later day")
        self.earlier.append(
            EarlierLine(
                day=self.values.day(data["earlier"]),
                tag=self.values.text(data["tag"]),
                what=self.values.text(data["what"]),
                place=self.values.place(data),
                name=self.values.text_or_none(data["name"]),
                title=self.values.text(data["title"]),
                text=self.values.text(data["text"]),
            )
        )

    def _read_event(self, data: Mapping[str, Any]) -> None:
        self._check_open(data)
        self._end_event()
        number = len(self.events) + 1
        tag = f"{self.header.tags}{number}" if self.header else ""
        if not (is_same(data["event"], number) and is_same(data["tag"], tag)):
            self.values.refuse(f"the event has another number or tag than event {number} has")
        causes = data["causes"]
        if not isinstance(causes, list) or not causes:
            self.values.refuse("the event has no cause")
        self.events.append(
            LedgerEvent(
                number=number,
                tag=data["tag"],
                edition=self.editions[-1],
                what=self.values.word(Happening, data["what"]),
                place=self.values.place(data),
                causes=tuple(map(self.values.cause, causes)),
                name=self.values.text_or_none(data["name"]),
                title=self.values.text(data["title"]),
                text=self.values.text(data["text"]),
                moves=(),
            )
        )

    def _read_move(self, data: Mapping[str, Any]) -> None:
        self._check_open(data)
        if not is_same(data["event"], len(self.events)) or len(self.events) == self.events_before:
            self.values.refuse("the number belongs to no event that stands before it")
        through = self.values.text_or_none(data["through"])
        old, new = (self.values.value(data[side]) for side in ("old", "new"))
        move = MovedNumber(self.values.place(data), self.values.text(data["number"]), old, new, through)
        for value in (old, new):
            self.values.refuse_if(what_is_wrong_with(move.number, value))
        try:
            apply_move(self.facts, move.fact)
        except MismoveError as error:
            self.values.refuse(f"the number does not follow from the lines before it: {error}")
        self.moves.append(move)
        self.numbers += 1

    def _read_closing(self, data: Mapping[str, Any]) -> None:
        self._end_event()
        counted = (len(self.editions), len(self.events) - self.events_before, self.numbers)
        told = zip((data["closes"], data["events"], data["numbers"]), counted, strict=True)
        if not (self.is_open and self.numbers and all(is_same(*each) for each in told)):
            self.values.refuse(
                "the line does not close the publication before it: lines are missing or added"
            )
        program = self.editions[-1].stamp.program
        if self.facts.get(TRACKER_WIDE, {}).get(PROGRAM, program) != program:
            self.values.refuse("the publication is of another version of the program than its numbers say")
        self.is_open = False

    def _end_event(self) -> None:
        """Give the event that was read last the numbers that moved by it."""
        if len(self.events) == self.events_before:
            return
        if not self.moves and not self.events[-1].moves:
            self.values.refuse("the event before this line moved nothing")
        if self.moves:
            self.events[-1] = replace(self.events[-1], moves=tuple(self.moves))
            self.values.refuse_if(find_untruth(self.events[-1]))
        self.moves = []

    def _check_open(self, data: Mapping[str, Any]) -> None:
        if not self.is_open:
            self.values.refuse("the line stands in no publication")
        edition = self.editions[-1]
        day = edition.stamp.day.isoformat()
        if not (is_same(data["publication"], edition.number) and is_same(data["day"], day)):
            self.values.refuse("the line names another publication than the one that it stands in")
