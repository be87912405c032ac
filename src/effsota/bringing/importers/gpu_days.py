"""A table of runs with the chips and the time that each took, as the records of one track."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from effsota.bringing.importers.csv_table import TableRow, read_rows
from effsota.bringing.importers.harvest import Harvest
from effsota.bringing.importers.imported import Imported
from effsota.problems import Refusal
from effsota.reading.schema.addresses import PUBLISHED

MODEL, NAME, DATE, VALUE, LEFT_OUT = "model", "name", "date", "value", "left_out"
NEEDED = (MODEL, NAME, DATE, VALUE, "hardware", "precision", "chip_time", "time", "title", "url", LEFT_OUT)
_INPUTS = ("hardware", "precision", "count", "time", "chip_time", "uncertainty")


def import_gpu_days(data: bytes, *, today: date, schemas: str = PUBLISHED) -> Imported | Refusal:
    """Return the submissions of a table of runs, or why the bytes are no such table or no row can be used.

    A row that says why it is left out is listed with that reason. `schemas` is the room of schemas that an
    editor shall look into.
    """
    rows = read_rows(data, needed=NEEDED)
    if isinstance(rows, Refusal):
        return rows
    harvest = Harvest(label=MODEL)
    for row in rows:
        why = row.cell(LEFT_OUT) or _refuse(row, today)
        if why:
            harvest.skip(row, why)
        else:
            harvest.add(row, row.cell(NAME), _submission(row))
    return harvest.files(schemas)


def _refuse(row: TableRow, today: date) -> str:
    """Return why a row cannot be used, empty where it can."""
    try:
        day = date.fromisoformat(row.cell(DATE))
    except ValueError:
        day = date.max
    if day > today:
        return f'"{row.cell(DATE)[:40]}" is no day until today'
    if not (row.cell(NAME) and row.cell(VALUE)):
        return "it has no name for its file, or no result"
    if not (row.cell("chip_time") or row.cell("time")):
        return "it has no time"
    return ""


def _submission(row: TableRow) -> dict[str, Any]:
    """Return a row as a submission, by hardware and time at the usual share of the peak."""
    organizations, builds_on = row.cell("organizations"), row.cell("builds_on")
    return {
        "model": row.cell(MODEL),
        "date": row.cell(DATE),
        **_given(row, ("date_of",)),
        "publication": _document(row, ""),
        **({"organizations": organizations.split(";")} if organizations else {}),
        "result": _given(row, (VALUE, "is")),
        "compute": [{"method": "hardware-time", **_given(row, _INPUTS), "sources": _sources(row)}],
        **({"builds_on": builds_on.split(";")} if builds_on else {}),
        **({"not_counted": [{"what": row.cell("not_counted")}]} if row.cell("not_counted") else {}),
        **_given(row, ("notes",)),
        **({"answers": answers} if (answers := _answers(row)) else {}),
    }


def _answers(row: TableRow) -> dict[str, str]:
    """Return what a row answers to rules, written as name=reason, one a line."""
    told = (line.partition("=") for line in row.cell("answers").splitlines())
    return {rule: reason for rule, _, reason in told if reason}


def _sources(row: TableRow) -> list[Mapping[str, Any]]:
    """Return the source of chips and time, and before it that of the score where the row names one."""
    keys = [key for key in ("count", "time", "chip_time") if row.cell(key)]
    inputs = {"for": keys, **_document(row, "inputs_")}
    score = {"for": ["result"], **_document(row, "score_")}
    return [score, inputs] if row.cell("score_title") else [inputs]


def _document(row: TableRow, part: str) -> dict[str, Any]:
    """Return the publication of a row, or a source, by the start of its columns."""
    authors = row.cell(f"{part}authors")
    named = {"authors": authors.split(";")} if authors else {}
    where = {"where": row.cell(f"{part}where")} if part and row.cell(f"{part}where") else {}
    return {"title": row.cell(f"{part}title"), **named, "url": row.cell(f"{part}url"), **where}


def _given(row: TableRow, columns: tuple[str, ...]) -> dict[str, str]:
    """Return the cells that are not blank, by column."""
    return {column: row.cell(column) for column in columns if row.cell(column)}
