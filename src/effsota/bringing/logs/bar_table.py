"""Tables between bars: Markdown's, and those that airbench and hlb-CIFAR10 print while they train."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from effsota.bringing.logs.axis_names import axis_of
from effsota.bringing.logs.metric_names import MOST_NAME
from effsota.bringing.logs.run import LogFile, LogReading, LogRow, Reader, Remark, log_fault
from effsota.bringing.logs.table import decode_log, read_cell
from effsota.bringing.logs.word_columns import part_by_words, refuse_models
from effsota.problems import Refusal
from effsota.text import cut

_LINE = re.compile(r"^[ \t]*+\|([^\n]*)\|[ \t]*+$", re.MULTILINE)
_RULE = re.compile(r"[\s|:=+-]*+")
_NUMBER = re.compile(r"[+-]?+[0-9.]")
# The columns by which the tables of airbench and hlb-CIFAR10 are known; both count epochs from 0.
_FROM_ZERO = ({"tta_val_acc"}, {"ema_val_acc", "total_time_seconds"})
_NO_COLUMN = frozenset({"", "run"})
# A recogniser looks no further: a log may have bars in each of its lines.
MOST_LOOKED_AT = 2_000


class _Found(NamedTuple):
    """The header of the table that holds a run, and the cells of its rows by line."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    others: int


def _recognise(_name: str, head: str) -> bool:
    looked_at = zip(_LINE.finditer(head), range(MOST_LOOKED_AT), strict=False)
    return any(_is_header(_cells(found[1])) for found, _ in looked_at)


def _cells(inside: str) -> tuple[str, ...]:
    return tuple(cell.strip(" \t*`") for cell in inside.split("|"))


def _is_header(cells: Sequence[str]) -> bool:
    """Tell whether cells name columns, one of which an x column."""
    words = [cell for cell in cells if cell]
    return len(words) > 1 and not any(map(_NUMBER.match, words)) and any(map(axis_of, words))


def _read(file: LogFile, _beside: Mapping[str, LogFile]) -> LogReading:
    text = decode_log(file)
    if not isinstance(text, str):
        return LogReading(faults=(text,))
    found = _find(text)
    counts = Counter(found.header)
    twice = next((name for name in found.header if name and counts[name] > 1), None)
    if twice is not None:
        hint = "give every column its own name"
        return LogReading(
            faults=(log_fault(file.name, 1, f'the table names "{cut(twice, MOST_NAME)}" twice', hint),)
        )
    words = _words_of(found)
    numbers = [name for name in found.header if name not in words]
    models = refuse_models(file.name, [number for number, _ in found.rows], words, numbers)
    if models is not None:
        return LogReading(faults=(models,))
    rows, faults = [], []
    for number, cells in _carried(found):
        named = zip(found.header, cells, strict=False)
        values = {name: _value(cell) for name, cell in named if cell and name not in _NO_COLUMN}
        faults += [
            log_fault(file.name, number, f"{cut(name, MOST_NAME)}: {value.message}", value.hint)
            for name, value in values.items()
            if isinstance(value, Refusal)
        ]
        rows.append(LogRow(number, {k: v for k, v in values.items() if isinstance(v, float)}))
    is_from_zero = any(names <= set(found.header) for names in _FROM_ZERO)
    return LogReading(
        rows=part_by_words(rows, words),
        faults=tuple(faults),
        remarks=tuple(_tell_others(file.name, found)),
        counts_from_zero=is_from_zero or None,
    )


def _find(text: str) -> _Found:
    """Return the first table with an x column, and how many rows of other tables there are."""
    header: tuple[str, ...] = ()
    rows: list[tuple[int, tuple[str, ...]]] = []
    others, is_ours, before = 0, False, 0
    for number, line in enumerate(text.split("\n"), start=1):
        found = _LINE.match(line)
        if _RULE.fullmatch(line):
            before = number if line else before
        elif found is not None:
            cells = _cells(found[1])
            if _is_header(cells) or (number > before + 1 and not any(map(_NUMBER.match, cells))):
                header = header or (cells if _is_header(cells) else ())
                is_ours = cells == header
            elif is_ours:
                rows.append((number, cells))
            else:
                others += 1
            before = number
    return _Found(header, tuple(rows), others)


def _carried(found: _Found) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the rows; an x that is blank, or a word such as eval, is that of the row above."""
    axes = [
        at for at, name in enumerate(found.header) if axis_of(name) and axis_of(name) != axis_of("seconds")
    ]
    last: dict[int, str] = {}
    for number, cells in found.rows:
        filled = list(cells)
        for at in axes:
            if at >= len(filled):
                break
            if _NUMBER.match(filled[at]):
                last[at] = filled[at]
            else:
                filled[at] = last.get(at, "")
        yield number, tuple(filled)


def _value(cell: str) -> float | Refusal | None:
    """Return the number of a cell, with or without %, None where it is a word."""
    if not _NUMBER.match(cell):
        value = read_cell(cell)
        return None if isinstance(value, Refusal) else value
    return read_cell(cell.removesuffix("%").rstrip())


def _words_of(found: _Found) -> dict[str, Sequence[str]]:
    """Return the columns that hold words and no number, of a table whose rows have all their cells."""
    if not found.rows or any(len(cells) != len(found.header) for _, cells in found.rows):
        return {}
    columns = zip(found.header, zip(*(cells for _, cells in found.rows), strict=True), strict=True)
    return {name: cells for name, cells in columns if name and not any(map(_NUMBER.match, cells))}


def _tell_others(name: str, found: _Found) -> Iterator[Remark]:
    if found.others:
        yield Remark(name, 1, f"the file has other tables: {found.others:,} of their lines are left out")


BAR_TABLE = Reader(
    name="table between bars",
    looks_like="| epoch | val_acc | and rows below, as in Markdown",
    recognise=_recognise,
    read=_read,
)
