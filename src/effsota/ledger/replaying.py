"""What was published at the end of a day, written so that the same question gets the same bytes for ever."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from datetime import date

from effsota.frozen import Frozen
from effsota.ledger.folding import fold
from effsota.ledger.known_facts import DIGEST, PATH, FactPlace, Facts, Value
from effsota.ledger.ledger_lines import Edition, LedgerHeader
from effsota.ledger.verified_ledger import Ledger
from effsota.text import to_csv_cell, to_terminal

COLUMNS = ("track", "record", "number", "value")


class PublishedDay(Frozen):
    """What stood at the end of a day: by which publication, and its facts.

    `head` is the sha256 (hex) of the line that closed that publication: the ledger as it was then.
    """

    day: date
    header: LedgerHeader
    edition: Edition
    head: str
    facts: Facts

    def rows(self) -> Iterator[tuple[FactPlace, str, Value]]:
        """Yield every number and rule by its place and its name; what a file was known by is none."""
        for place in sorted(self.facts):
            for number, value in sorted(self.facts[place].items()):
                if number != PATH and not number.startswith(DIGEST):
                    yield place, number, value


def published_on(ledger: Ledger, day: date) -> PublishedDay | None:
    """Return what stood at the end of a day, None where the ledger begins later."""
    editions = [edition for edition in ledger.editions if edition.stamp.day <= day]
    if not editions:
        return None
    return PublishedDay(
        day=day,
        header=ledger.header,
        edition=editions[-1],
        head=_head_of(ledger, editions[-1]),
        facts=fold(ledger.events, day),
    )


def _head_of(ledger: Ledger, edition: Edition) -> str:
    """Return the digest of the line that closes a publication."""
    closing = f'"closes":{edition.number},'.encode()
    lines = (line[:-1] for line in io.BytesIO(ledger.data))
    # In front of it stands but the digest of the line before.
    return next(hashlib.sha256(line).hexdigest() for line in lines if line[79:].startswith(closing))


def render_day_json(published: PublishedDay) -> bytes:
    """Return what stood as JSON: by which publication, and `numbers`, each with its place and its value."""
    stamp = published.edition.stamp
    data = {
        "day": published.day.isoformat(),
        "tracker": {"name": published.header.name, "url": published.header.url},
        "publication": published.edition.number,
        "published": stamp.day.isoformat(),
        "commit": stamp.commit,
        "program": stamp.program,
        "head": published.head,
        "numbers": [
            dict(zip(COLUMNS, (place.track or None, place.record or None, number, value), strict=True))
            for place, number, value in published.rows()
        ],
    }
    return f"{json.dumps(data, indent=1, allow_nan=False)}\n".encode()


def render_day_csv(published: PublishedDay) -> bytes:
    """Return what stood as CSV, a number a row; true and false in small letters."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(COLUMNS)
    for place, number, value in published.rows():
        writer.writerow((*map(_text_cell, place), _text_cell(number), _cell(value)))
    return target.getvalue().encode()


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _text_cell(value) if isinstance(value, str) else repr(value)


def _text_cell(text: str) -> str:
    """Return a text of one line or several, in which no sign is without a shape."""
    return to_csv_cell("\n".join(map(to_terminal, text.split("\n"))))
