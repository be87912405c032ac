"""Cells of a row as values, or why they are none: numbers, days, links."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from effsota.bringing.importers.cleaning import clean_link
from effsota.bringing.importers.csv_table import TableRow
from effsota.problems import Refusal
from effsota.units import parse_number


def number_of(row: TableRow, column: str) -> float | Refusal:
    """Return a number above zero."""
    text = row.cell(column).strip()
    if not text:
        return Refusal(f"it has no {column}", "leave the row out, or give it")
    number = parse_number(text)
    if isinstance(number, Refusal) or number <= 0:
        return Refusal(f'{column} "{text[:40]}" is no number above zero', "correct the table")
    return number


def day_of(row: TableRow, column: str, today: date) -> date | Refusal:
    """Return a day that is not in the future."""
    text = row.cell(column).strip()
    if not text:
        return Refusal(f"it has no {column}", "leave the row out, or give it")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return Refusal(f'{column} "{text[:40]}" is no day', "write year, month and day, such as 2019-05-28")
    return day if day <= today else Refusal(f"{day} lies in the future", "correct the table")


def link_of(row: TableRow, column: str) -> str | Refusal:
    """Return a link with https."""
    link = clean_link(row.cell(column))
    return link.text or Refusal("; ".join(link.changes), "give a link")


def numbers_of(row: TableRow, columns: Collection[str]) -> Mapping[str, float] | Refusal:
    """Return numbers above zero by column, or the first refusal of one."""
    found = {}
    for column in columns:
        number = number_of(row, column)
        if isinstance(number, Refusal):
            return number
        found[column] = number
    return found
