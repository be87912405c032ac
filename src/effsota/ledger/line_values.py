"""The values of a ledger's lines, each refused by the number of its line where it is not what it must be."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NoReturn, TypeVar

from effsota.ledger.belied_lines import what_is_wrong_in
from effsota.ledger.causes import Cause, CauseKind, Happening
from effsota.ledger.known_facts import FactPlace
from effsota.ledger.ledger_lines import to_canonical
from effsota.ledger.verified_ledger import FETCH_AGAIN, LedgerError
from effsota.limits import LAST_YEAR, NAME_PATTERN

UPGRADE = "Upgrade effsota: a newer version wrote it."
_CAUSE = ("kind", "file", "name")
_NAME = re.compile(NAME_PATTERN)
Word = TypeVar("Word", Happening, CauseKind)


@dataclass(slots=True)
class LineValues:
    """Reads the values of line `at` (1: the first, 0: before it); texts that come often are held once."""

    at: int = 0
    _texts: dict[str, str] = field(default_factory=dict)

    def refuse(self, message: str, hint: str = FETCH_AGAIN) -> NoReturn:
        """Raise a LedgerError at this line."""
        raise LedgerError(message, hint, line=self.at)

    def refuse_if(self, wrong: str | None) -> None:
        """Refuse the line where something is wrong."""
        if wrong is not None:
            self.refuse(wrong)

    def parse(self, text: bytes) -> dict[str, Any]:
        """Return the keys and values of a line that is written as a ledger writes it."""
        if text.endswith(b"\r"):
            self.refuse("the line ends as on Windows", "A ledger is copied as bytes, not as text.")
        if not text.isascii():
            self.refuse("the line holds bytes that are not ASCII: a ledger has none")
        try:
            data = json.loads(text, parse_constant=_refuse_constant)
            written = to_canonical(data)
        except (ValueError, RecursionError):
            self.refuse("the line is not JSON")
        if not isinstance(data, dict):
            self.refuse("the line is not a mapping")
        if written.encode() != text:
            self.refuse("the line is not written as a ledger writes it: a key twice, a blank, another form")
        return data

    def cause(self, data: Any) -> Cause:
        """Return a cause."""
        if not isinstance(data, dict) or tuple(data) != _CAUSE:
            self.refuse("a cause says other things than its kind, its file and its name")
        file, name = (self.text_or_none(data[key]) for key in ("file", "name"))
        return Cause(self.word(CauseKind, data["kind"]), file, name)

    def place(self, data: Mapping[str, Any]) -> FactPlace:
        """Return of which track and record a line tells."""
        track, record = (self.text_or_none(data[key]) for key in ("track", "record"))
        for name in (track, record):
            if name and not _NAME.fullmatch(name):
                self.refuse(f"{ascii(name)[:100]} is no name of a track or a record")
        if record and not track:
            self.refuse("a record is of no track")
        return FactPlace(track, record)

    def word(self, words: type[Word], text: object) -> Word:
        """Return one of the words that a ledger uses."""
        try:
            return words(self.text(text))
        except ValueError:
            self.refuse(f"{ascii(text)[:100]} is no word that a ledger uses here", UPGRADE)

    def value(self, value: object) -> Any:
        """Return what a number was or became."""
        if value is None or isinstance(value, bool | int | float):
            return value
        return self.text(value)

    def text_or_none(self, text: object) -> str:
        """Return a text, empty where there is none."""
        return "" if text is None else self.text(text)

    def text(self, text: object) -> str:
        """Return a text that is not empty; one that comes often is held once."""
        if not isinstance(text, str) or not text:
            self.refuse("a text is missing")
        if text not in self._texts:
            self.refuse_if(what_is_wrong_in(text))
        return self._texts.setdefault(text, text)

    def day(self, text: object) -> date:
        """Return a day."""
        try:
            day = date.fromisoformat(str(text))
        except ValueError:
            day = date.max
        if day.year > LAST_YEAR or day.isoformat() != text:
            self.refuse(f"{ascii(text)[:100]} is no day, such as 2026-11-28")
        return day


def _refuse_constant(text: str) -> NoReturn:
    raise ValueError(text)
