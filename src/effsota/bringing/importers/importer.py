"""An importer: what it reads, whose that is, under which licence, and the function that reads it."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from effsota.bringing.importers.imported import Imported
from effsota.frozen import Frozen
from effsota.problems import Refusal


class ReadTable(Protocol):
    """A function from the bytes of a table to the files of a track, or why they are no such table.

    `schemas` is the room of schemas that an editor shall look into.
    """

    def __call__(self, data: bytes, /, *, today: date, schemas: str) -> Imported | Refusal:
        """Return the files and the remarks on the rows."""
        ...


class Importer(Frozen):
    """One source of rows. `name` is what the command is called; `folder` the track where nobody names one.

    `reads` tells what the table is, `table` what it is usually called, `origin` who publishes it, `licence`
    under which terms.
    """

    name: str
    folder: str
    table: str
    reads: str
    origin: str
    licence: str
    read: ReadTable
