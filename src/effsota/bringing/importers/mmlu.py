"""A table of language models with their scores on MMLU, as the track of one level of it.

Which models a level shows is computed: those that reach it with little more than the least compute that
had reached it by their day. A row may say itself why it is left out, and is listed with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from effsota.bringing.importers.csv_table import TableRow, read_rows
from effsota.bringing.importers.harvest import Harvest
from effsota.bringing.importers.imported import Imported
from effsota.bringing.importers.near_the_least import ScoredRow, short_of, shown_at
from effsota.problems import Refusal
from effsota.reading.schema.addresses import PUBLISHED
from effsota.units import parse_number

MODEL, DATE, SCORE, LEFT_OUT = "model", "date", "mmlu", "left_out"
NEEDED = (MODEL, "name", DATE, SCORE, "parameters", "tokens", "reported", "title", "url", LEFT_OUT)
# 2 FLOP forward and 4 backward for each parameter and token, as the method `parameters` counts.
FLOP_PER_PARAMETER_AND_TOKEN = 6.0


def import_mmlu(data: bytes, *, level: float, today: date, schemas: str = PUBLISHED) -> Imported | Refusal:
    """Return the submissions of one level (in %), or why the bytes are no such table, or why no row is of it.

    `schemas` is the room of schemas that an editor shall look into.
    """
    rows = read_rows(data, needed=NEEDED)
    if isinstance(rows, Refusal):
        return rows
    harvest = Harvest(label=MODEL)
    scored = [each for row in rows if (each := _read(row, today, harvest, level)) is not None]
    for each in shown_at(scored, harvest):
        harvest.add(each.row, each.row.cell("name"), _submission(each.row))
    harvest.remarks.sort()
    return harvest.files(schemas)


def _read(row: TableRow, today: date, harvest: Harvest, level: float) -> ScoredRow | None:
    """Return what decides whether a row is shown; where it cannot be used, the harvest is told why."""
    score, flop = _number(row, SCORE), _flop(row)
    try:
        day = date.fromisoformat(row.cell(DATE))
    except ValueError:
        day = date.max
    if row.cell(LEFT_OUT):
        harvest.skip(row, row.cell(LEFT_OUT))
    elif day > today:
        harvest.skip(row, f'"{row.cell(DATE)[:40]}" is no day until today')
    elif score is None or flop is None:
        harvest.skip(row, "it has no score, or no compute and no parameters with tokens")
    else:
        return ScoredRow(row=row, day=day, amount=flop, short=short_of(score, level))
    return None


def _flop(row: TableRow) -> float | None:
    """Return the compute as listed, else that of parameters and tokens."""
    listed, parameters, tokens = (_number(row, name) for name in ("reported", "parameters", "tokens"))
    if listed is not None or parameters is None or tokens is None:
        return listed
    return FLOP_PER_PARAMETER_AND_TOKEN * parameters * tokens


def _number(row: TableRow, column: str) -> float | None:
    number = parse_number(row.cell(column)) if row.cell(column) else None
    return None if isinstance(number, Refusal) else number


def _submission(row: TableRow) -> dict[str, Any]:
    """Return a row as a submission."""
    organization = row.cell("organizations")
    return {
        "model": row.cell(MODEL),
        "date": row.cell(DATE),
        **_given(row, {"date_of": "date_of"}),
        "publication": _document(row),
        **({"organizations": organization.split(";")} if organization else {}),
        "result": {"value": row.cell(SCORE)},
        "compute": [_estimate(row)],
        **({"not_counted": [{"what": row.cell("not_counted")}]} if row.cell("not_counted") else {}),
        "notes": " ".join(_notes(row)),
    }


def _estimate(row: TableRow) -> dict[str, Any]:
    inputs = {**_document(row, "inputs_"), **_given(row, {"where": "inputs_where"})}
    if row.cell("reported"):
        counted = {"compute": f"{row.cell('reported')} FLOP", "by": inputs["authors"][0]}
        return {"method": "reported", **counted, "sources": _sources(row, inputs, ("compute",))}
    counted = _given(row, {name: name for name in ("parameters", "parameters_total", "tokens")})
    return {"method": "parameters", **counted, "sources": _sources(row, inputs, tuple(counted))}


def _sources(row: TableRow, inputs: Mapping[str, Any], keys: tuple[str, ...]) -> list[Mapping[str, Any]]:
    """Return the source of the inputs, and before it that of the score where it is another document."""
    if not row.cell("score_title"):
        return [inputs]
    score = {**_document(row, "score_"), **_given(row, {"where": "score_where"})}
    return [{"for": ["result"], **score}, {"for": list(keys), **inputs}]


def _document(row: TableRow, part: str = "") -> dict[str, Any]:
    """Return the publication of a row, or the source of one of its figures, by the start of its columns."""
    authors = row.cell(f"{part}authors")
    named = {"authors": authors.split(";")} if authors else {}
    return {"title": row.cell(f"{part}title"), **named, "url": row.cell(f"{part}url")}


def _notes(row: TableRow) -> Iterator[str]:
    """Yield how the score was asked for, and what the row tells."""
    shots = row.cell("shots")
    yield (
        f"MMLU with {shots} examples in the prompt." if shots else "MMLU with an unknown number of examples."
    )
    if row.cell("notes"):
        yield row.cell("notes")


def _given(row: TableRow, keys: Mapping[str, str]) -> dict[str, str]:
    """Return the cells that are not blank, by key."""
    return {key: row.cell(column) for key, column in keys.items() if row.cell(column)}
