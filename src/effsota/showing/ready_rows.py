"""Rows of the tables of all records, as text that is ready to be joined."""

from __future__ import annotations

from typing import NamedTuple


class ReadyRows(NamedTuple):
    """The rows of one board's records: lines of CSV of the narrow table and of the wide, items of JSON."""

    narrow: str
    wide: str
    items: tuple[str, ...]
