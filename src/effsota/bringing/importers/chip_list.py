"""Epoch AI's list of chips, added to the file of chips: new ones, and power and price of those on file.

What stands in the file stays as it is, peaks above all: only keys that a chip lacks are added to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from effsota.bringing.importers.csv_table import TableRow, read_rows
from effsota.bringing.importers.imported import RowRemark
from effsota.frozen import Frozen
from effsota.problems import Refusal
from effsota.text.yaml_writer import to_yaml, to_yaml_text
from effsota.units import parse_number

ID, NAME, RELEASED, TDP, PRICE, LEFT_OUT = "id", "name", "released", "tdp_w", "price_usd", "left_out"
PEAKS = ("fp32", "fp16_vector", "tf32", "fp16", "bf16", "fp8", "fp4")
NEEDED = (ID, NAME, RELEASED, "kind", "aliases", *PEAKS, TDP, PRICE, "where", "note", LEFT_OUT)
LIST_TITLE = "Machine Learning Hardware (Epoch AI)"
LIST_URL = "https://epoch.ai/data/machine-learning-hardware"
_PREFIXES = ((1e12, "TFLOP/s"), (1e9, "GFLOP/s"))
_CHIP = re.compile(r"^  ([a-z0-9-]+):$", re.MULTILINE)
_INSIDE = "    "


class ChipsAdded(Frozen):
    """The file as it is to be, how many chips are new and how many gained a key, and what was not used."""

    text: str
    new: int
    completed: int
    remarks: tuple[RowRemark, ...]


def add_chips(table: bytes, text: str, *, today: date) -> ChipsAdded | Refusal:
    """Return the file of chips with what the table adds to it, or why the bytes are no such table."""
    rows = read_rows(table, needed=NEEDED)
    if isinstance(rows, Refusal):
        return rows
    start = first.start() if (first := _CHIP.search(text)) else len(text)
    blocks = dict(_blocks(text[start:]))
    known, remarks, completed = set(blocks), [], set()
    for row in rows:
        why = row.cell(LEFT_OUT) or _refuse(row, is_new=row.cell(ID) not in blocks, today=today)
        if why:
            remarks.append(RowRemark(row.line, row.cell(NAME)[:100], why, is_skipped=True))
        elif row.cell(ID) in blocks:
            own = blocks[row.cell(ID)]
            blocks[row.cell(ID)] = _complete(own, row)
            completed |= {row.cell(ID)} if blocks[row.cell(ID)] != own else set()
        else:
            blocks = _insert(blocks, row.cell(ID), _new(row))
    return ChipsAdded(
        text=text[:start] + "".join(blocks.values()),
        new=len(blocks) - len(known),
        completed=len(completed),
        remarks=tuple(remarks),
    )


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield each chip by its id, as it is written."""
    starts = list(_CHIP.finditer(text))
    ends = [each.start() for each in starts[1:]] + [len(text)]
    yield from ((each[1], text[each.start() : end]) for each, end in zip(starts, ends, strict=True))


def _refuse(row: TableRow, *, is_new: bool, today: date) -> str:
    """Return why a row cannot be used, empty where it can."""
    try:
        if date.fromisoformat(row.cell(RELEASED)) > today:
            return f"{row.cell(RELEASED)} lies in the future"
    except ValueError:
        return f'"{row.cell(RELEASED)[:40]}" is no date'
    wrong = [each for each in (*PEAKS, TDP, PRICE) if row.cell(each) and _number(row, each) is None]
    if wrong:
        return f"{wrong[0]} is no number above zero"
    if is_new and not any(row.cell(each) for each in PEAKS):
        return "it has no peak"
    return ""


def _number(row: TableRow, column: str) -> float | None:
    number = parse_number(row.cell(column))
    return None if isinstance(number, Refusal) or number <= 0 else number


def _complete(block: str, row: TableRow) -> str:
    """Return a chip with the power and the price that it lacks, before its source."""
    lines = "".join(
        to_yaml({key: value}, indent=len(_INSIDE))
        for key, value in _ratings(row).items()
        if f"\n{_INSIDE}{key}:" not in block
    )
    before, source, after = block.partition(f"\n{_INSIDE}source:")
    return f"{before}\n{lines}{source[1:]}{after}" if lines and source else block


def _ratings(row: TableRow) -> dict[str, Any]:
    """Return the power and the price of one chip at its release."""
    power = {"tdp_w": row.cell(TDP)} if row.cell(TDP) else {}
    price = {"price": {"usd": row.cell(PRICE), "date": row.cell(RELEASED)}} if row.cell(PRICE) else {}
    return {**power, **price}


def _new(row: TableRow) -> str:
    aliases = [to_yaml_text(each) for each in row.cell("aliases").split(";") if each]
    peaks = {each.replace("_", "-"): _rate(row, each) for each in PEAKS if row.cell(each)}
    told = {"name": row.cell(NAME), "kind": row.cell("kind"), "released": row.cell(RELEASED), "peaks": peaks}
    source = {"title": LIST_TITLE, "url": LIST_URL, "where": row.cell("where")}
    note = {"note": row.cell("note")} if row.cell("note") else {}
    named = f"{_INSIDE}aliases: [{', '.join(aliases)}]\n" if aliases else ""
    inside = len(_INSIDE)
    rest = to_yaml({**_ratings(row), "source": source, **note}, indent=inside)
    return f"  {row.cell(ID)}:\n{to_yaml(told, indent=inside)}{named}{rest}"


def _rate(row: TableRow, column: str) -> str:
    rate = _number(row, column) or 0.0
    size, unit = next((each for each in _PREFIXES if rate >= each[0]), _PREFIXES[-1])
    return f"{rate / size:.10g} {unit}"


def _insert(blocks: dict[str, str], chip_id: str, block: str) -> dict[str, str]:
    """Return the chips with one more: after those of its maker that are as old, else after all."""
    maker, day = chip_id.partition("-")[0], _day(block)
    own = [name for name in blocks if name.partition("-")[0] == maker]
    older = [name for name in own if _day(blocks[name]) <= day]
    before = (older or own[:1] or list(blocks))[-1]
    items = [*blocks.items()]
    place = [name for name, _ in items].index(before) + bool(older or not own)
    return dict([*items[:place], (chip_id, block), *items[place:]])


def _day(block: str) -> str:
    found = re.search(rf"\n{_INSIDE}released: (\S+)", block)
    return found[1] if found else ""
