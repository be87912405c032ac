"""A ledger read and verified: its chain, its counts, and that each number was what its line says it was."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NoReturn, TypeVar

from effsota.ledger.belied_lines import find_untruth, what_is_wrong_in, what_is_wrong_with
from effsota.ledger.causes import Cause, CauseKind, Happening
from effsota.ledger.folding import MismoveError, StandingFacts, apply_move
from effsota.ledger.known_facts import PROGRAM, TRACKER_WIDE, FactPlace, Facts, is_same
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
    to_canonical,
)
from effsota.limits import LAST_YEAR, MOST_LEDGER_BYTES, MOST_LEDGER_LINE_BYTES, NAME_PATTERN

_HEADER = ("previous", "ledger", "tracker", "tags", "holds")
_EDITION = ("previous", "publication", "day", "commit", "program")
_EARLIER = ("previous", "earlier", "tag", "what", "track", "record", "name", "title", "text")
_EVENT = (
    *("previous", "publication", "day", "event", "tag", "what", "track", "record"),
    *("causes", "name", "title", "text"),
)
_MOVE = ("previous", "publication", "day", "event", "track", "record", "number", "old", "new", "through")
_CLOSING = ("previous", "closes", "events", "numbers")
_CAUSE = ("kind", "file", "name")
_TRACKER = ("name", "url", "repository")
_DIGEST, _NAME = re.compile("[0-9a-f]{64}"), re.compile(NAME_PATTERN)
_UPGRADE = "Upgrade effsota: a newer version wrote it."
_FETCH_AGAIN = "Fetch the ledger again from where it is published: data/ledger.jsonl of the site."
Text = TypeVar("Text", Happening, CauseKind)


class LedgerError(Exception):
    """A ledger cannot be believed: at which line (0: at none), what is wrong, and what to do."""

    def __init__(self, message: str, hint: str = _FETCH_AGAIN, *, line: int = 0) -> None:
        super().__init__(f"line {line}: {message}" if line else message)
        self.message, self.hint, self.line = message, hint, line


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A ledger that was verified: its bytes, what it tells, and what stands after it.

    `earlier` is what was told before it began. `head` is the sha256 (hex) of its last line, which names one
    ledger and no other.
    """

    data: bytes = field(repr=False)
    header: LedgerHeader
    editions: tuple[Edition, ...]
    earlier: tuple[EarlierLine, ...] = field(repr=False)
    events: tuple[LedgerEvent, ...] = field(repr=False)
    facts: Facts = field(repr=False)
    head: str
    line_count: int

    @property
    def last(self) -> Edition:
        """The newest publication."""
        return self.editions[-1]

    def of_track(self, track: str) -> Ledger:
        """Return what it tells of one track: its lines and its numbers, and nothing of the whole.

        Its head is the sha256 (hex) of that: what is told of other tracks makes it no other.
        """
        earlier = tuple(line for line in self.earlier if line.place.track == track)
        events = tuple(event.of_track(track) for event in self.events if event.is_about(track))
        head = hashlib.sha256(repr((earlier, events)).encode()).hexdigest()
        return replace(
            self, data=b"", editions=(), earlier=earlier, events=events, facts={}, head=head, line_count=0
        )


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


def check_day(ledger: Ledger, today: date) -> None:
    """Refuse a ledger from the future.

    Raises:
        LedgerError: if its last publication is of a day after today.
    """
    day = ledger.last.stamp.day
    if day > today:
        raise LedgerError(
            f"the ledger is from the future: its last publication is of {day}, and today is {today}",
            "Give the day of the build with --today, not before that of the last publication.",
        )


def check_tracker(ledger: Ledger, *, url: str, repository: str) -> None:
    """Refuse the ledger of another tracker: neither the address nor the repository that stood last is ours.

    Raises:
        LedgerError: if it is another's.
    """
    told = ledger.facts.get(FactPlace(), {})
    theirs = (told.get("url", ledger.header.url), told.get("repository", ledger.header.repository))
    if url != theirs[0] and repository != theirs[1]:
        raise LedgerError(
            f"this is the ledger of another tracker, {theirs[0]} of {theirs[1]}",
            f"This tracker is {url} of {repository}. One that moves keeps one of the two for a publication.",
        )


def check_beginning(data: bytes, old: bytes) -> None:
    """Refuse a ledger that does not begin with an older one, byte for byte.

    Raises:
        LedgerError: if it does not, with the first line that differs.
    """
    if data.startswith(old):
        return
    if old.startswith(data):
        lines, were = (text.count(b"\n") for text in (data, old))
        raise LedgerError(f"the ledger ends after {lines:,} lines, and {were:,} were published")
    pairs = zip(io.BytesIO(data), io.BytesIO(old), strict=False)
    line = next(at for at, (new, was) in enumerate(pairs, start=1) if new != was)
    raise LedgerError("this line is not the one that was published", line=line)


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

    at: int = 0
    head: str | None = None
    header: LedgerHeader | None = None
    editions: list[Edition] = field(default_factory=list)
    earlier: list[EarlierLine] = field(default_factory=list)
    events: list[LedgerEvent] = field(default_factory=list)
    moves: list[MovedNumber] = field(default_factory=list)
    facts: StandingFacts = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    is_open: bool = False
    events_before: int = 0
    numbers: int = 0

    def take(self, text: bytes) -> None:
        """Read the next line."""
        self.at += 1
        data = self._parse(text)
        if self.at > 1 and data.get("previous") != self.head:
            self._refuse_chain(data.get("previous"))
        self._read(data)
        self.head = hashlib.sha256(text).hexdigest()

    def finish(self, data: bytes) -> Ledger:
        """Return the whole, where nothing is missing at its end."""
        if self.is_open or not self.editions or self.header is None or self.head is None:
            raise LedgerError("the ledger was cut: its last publication is not closed", line=self.at)
        return Ledger(
            data=data,
            header=self.header,
            editions=tuple(self.editions),
            earlier=tuple(self.earlier),
            events=tuple(self.events),
            facts=self.facts,
            head=self.head,
            line_count=self.at,
        )

    def _refuse(self, message: str, hint: str = _FETCH_AGAIN) -> NoReturn:
        raise LedgerError(message, hint, line=self.at)

    def _refuse_if(self, wrong: str | None) -> None:
        if wrong is not None:
            self._refuse(wrong)

    def _refuse_chain(self, named: object) -> NoReturn:
        if not isinstance(named, str) or not _DIGEST.fullmatch(named):
            self._refuse("the line does not begin with the sha256 of the line before it")
        raise LedgerError(
            f"the chain is broken: this is not the line that was published, its sha256 is {self.head}"
            f", and line {self.at} names {named}",
            line=self.at - 1,
        )

    def _parse(self, text: bytes) -> dict[str, Any]:
        if text.endswith(b"\r"):
            self._refuse("the line ends as on Windows", "A ledger is copied as bytes, not as text.")
        if not text.isascii():
            self._refuse("the line holds bytes that are not ASCII: a ledger has none")
        try:
            data = json.loads(text, parse_constant=_refuse_constant)
            written = to_canonical(data)
        except (ValueError, RecursionError):
            self._refuse("the line is not JSON")
        if not isinstance(data, dict):
            self._refuse("the line is not a mapping")
        if written.encode() != text:
            self._refuse("the line is not written as a ledger writes it: a key twice, a blank, another form")
        return data

    def _read(self, data: Mapping[str, Any]) -> None:
        keys = tuple(data)
        if self.at == 1:
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
            self._refuse(f"no line of a ledger has these keys: {ascii(', '.join(keys))[:200]}")

    def _read_header(self, data: Mapping[str, Any]) -> None:
        version = data.get("ledger")
        if type(version) is not int or "previous" not in data:
            self._refuse("this is no ledger: its first line does not say so", "Is this the right file?")
        if version != VERSION:
            self._refuse(
                f"the ledger is of version {version}, and this program knows version {VERSION}",
                _UPGRADE,
            )
        told = data.get("tracker")
        is_told = tuple(data) == _HEADER and data["previous"] is None and data["holds"] == HOLDS
        if not (is_told and isinstance(told, dict) and tuple(told) == _TRACKER):
            self._refuse("the first line does not say what the first line of a ledger says")
        texts = [self._text(each) for each in (*told.values(), data["tags"])]
        if not texts[3].startswith("tag:"):
            self._refuse("the tags of the ledger do not begin with tag:")
        self.header = LedgerHeader(name=texts[0], url=texts[1], repository=texts[2], tags=texts[3])

    def _read_edition(self, data: Mapping[str, Any]) -> None:
        if self.is_open:
            self._refuse("a publication begins before the last one is closed")
        if not is_same(data["publication"], len(self.editions) + 1):
            self._refuse(f"the publication has another number than {len(self.editions) + 1}")
        day = self._day(data["day"])
        if self.editions and day < self.editions[-1].stamp.day:
            self._refuse("the publication is of an earlier day than the one before it")
        commit = None if data["commit"] is None else self._text(data["commit"])
        if commit is not None and not COMMIT.fullmatch(commit):
            self._refuse(f"{ascii(commit)[:100]} is no id of a commit")
        stamp = Stamp(day=day, commit=commit, program=self._text(data["program"]))
        self.editions.append(Edition(number=len(self.editions) + 1, stamp=stamp))
        self.is_open, self.events_before, self.numbers = True, len(self.events), 0

    def _read_earlier(self, data: Mapping[str, Any]) -> None:
        if not self.is_open or len(self.editions) > 1 or self.events:
            self._refuse("what was told before the ledger began stands at its beginning, and not here")
        if self._day(data["earlier"]) > self.editions[0].stamp.day:
            self._refuse("what was told before the ledger began is of a later day")
        self.earlier.append(
            EarlierLine(
                day=self._day(data["earlier"]),
                tag=self._text(data["tag"]),
                what=self._text(data["what"]),
                place=self._place(data),
                name=self._text_or_none(data["name"]),
                title=self._text(data["title"]),
                text=self._text(data["text"]),
            )
        )

    def _read_event(self, data: Mapping[str, Any]) -> None:
        self._check_open(data)
        self._end_event()
        number = len(self.events) + 1
        tag = f"{self.header.tags}{number}" if self.header else ""
        if not (is_same(data["event"], number) and is_same(data["tag"], tag)):
            self._refuse(f"the event has another number or tag than event {number} has")
        causes = data["causes"]
        if not isinstance(causes, list) or not causes:
            self._refuse("the event has no cause")
        self.events.append(
            LedgerEvent(
                number=number,
                tag=data["tag"],
                edition=self.editions[-1],
                what=self._word(Happening, data["what"]),
                place=self._place(data),
                causes=tuple(map(self._cause, causes)),
                name=self._text_or_none(data["name"]),
                title=self._text(data["title"]),
                text=self._text(data["text"]),
                moves=(),
            )
        )

    def _read_move(self, data: Mapping[str, Any]) -> None:
        self._check_open(data)
        if not is_same(data["event"], len(self.events)) or len(self.events) == self.events_before:
            self._refuse("the number belongs to no event that stands before it")
        through = self._text_or_none(data["through"])
        old, new = (self._value(data[side]) for side in ("old", "new"))
        move = MovedNumber(self._place(data), self._text(data["number"]), old, new, through)
        for value in (old, new):
            self._refuse_if(what_is_wrong_with(move.number, value))
        try:
            apply_move(self.facts, move.fact)
        except MismoveError as error:
            self._refuse(f"the number does not follow from the lines before it: {error}")
        self.moves.append(move)
        self.numbers += 1

    def _read_closing(self, data: Mapping[str, Any]) -> None:
        self._end_event()
        counted = (len(self.editions), len(self.events) - self.events_before, self.numbers)
        told = zip((data["closes"], data["events"], data["numbers"]), counted, strict=True)
        if not (self.is_open and self.numbers and all(is_same(*each) for each in told)):
            self._refuse("the line does not close the publication before it: lines are missing or added")
        program = self.editions[-1].stamp.program
        if self.facts.get(TRACKER_WIDE, {}).get(PROGRAM, program) != program:
            self._refuse("the publication is of another version of the program than its numbers say")
        self.is_open = False

    def _end_event(self) -> None:
        """Give the event that was read last the numbers that moved by it."""
        if len(self.events) == self.events_before:
            return
        if not self.moves and not self.events[-1].moves:
            self._refuse("the event before this line moved nothing")
        if self.moves:
            self.events[-1] = replace(self.events[-1], moves=tuple(self.moves))
            self._refuse_if(find_untruth(self.events[-1]))
        self.moves = []

    def _check_open(self, data: Mapping[str, Any]) -> None:
        if not self.is_open:
            self._refuse("the line stands in no publication")
        edition = self.editions[-1]
        day = edition.stamp.day.isoformat()
        if not (is_same(data["publication"], edition.number) and is_same(data["day"], day)):
            self._refuse("the line names another publication than the one that it stands in")

    def _cause(self, data: Any) -> Cause:
        if not isinstance(data, dict) or tuple(data) != _CAUSE:
            self._refuse("a cause says other things than its kind, its file and its name")
        file, name = (self._text_or_none(data[key]) for key in ("file", "name"))
        return Cause(self._word(CauseKind, data["kind"]), file, name)

    def _place(self, data: Mapping[str, Any]) -> FactPlace:
        track, record = (self._text_or_none(data[key]) for key in ("track", "record"))
        for name in (track, record):
            if name and not _NAME.fullmatch(name):
                self._refuse(f"{ascii(name)[:100]} is no name of a track or a record")
        if record and not track:
            self._refuse("a record is of no track")
        return FactPlace(track, record)

    def _word(self, words: type[Text], text: object) -> Text:
        try:
            return words(self._text(text))
        except ValueError:
            self._refuse(f"{ascii(text)[:100]} is no word that a ledger uses here", _UPGRADE)

    def _value(self, value: object) -> Any:
        if value is None or isinstance(value, bool | int | float):
            return value
        return self._text(value)

    def _text_or_none(self, text: object) -> str:
        return "" if text is None else self._text(text)

    def _text(self, text: object) -> str:
        """Return a text that is not empty; one that comes often is held once."""
        if not isinstance(text, str) or not text:
            self._refuse("a text is missing")
        if text not in self.texts:
            self._refuse_if(what_is_wrong_in(text))
        return self.texts.setdefault(text, text)

    def _day(self, text: object) -> date:
        try:
            day = date.fromisoformat(str(text))
        except ValueError:
            day = date.max
        if day.year > LAST_YEAR or day.isoformat() != text:
            self._refuse(f"{ascii(text)[:100]} is no day, such as 2026-11-28")
        return day


def _refuse_constant(text: str) -> NoReturn:
    raise ValueError(text)
