"""Columns of words in a table: one that names the data of each row, one that names a model in each row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from effsota.bringing.logs.axis_names import axis_of, plain
from effsota.bringing.logs.metric_names import MOST_NAME, Phase, few_of, measured_as, phase_of
from effsota.bringing.logs.restarts import RUN_NAMES
from effsota.bringing.logs.run import LogRow, log_fault
from effsota.problems import Problem
from effsota.text import cut

# Whatever else a word in each row may be, such as a time or a checkpoint: these name what was trained.
_NAMES_OF_MODELS = frozenset(
    {"model", "models", "modelname", "name", "arch", "architecture", "network", "backbone", "method", "run"}
    | {"runname", "recipe", "experiment", "config", "variant"}
)
MOST_SHOWN = 3
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}:[0-9]{2}")


def part_by_words(rows: Sequence[LogRow], words: Mapping[str, Sequence[str]]) -> tuple[LogRow, ...]:
    """Return rows whose measures say on which data they were taken, where a column of words tells it.

    A column of words that names runs becomes their numbers.

    A table with a row for training and one for validation of each epoch has acc twice: train_acc and val_acc.
    """
    told = next((cells for cells in words.values() if _are_phases(cells)), None)
    runs = next(((name, cells) for name, cells in words.items() if _are_runs(name, cells)), None)
    if runs is not None:
        rows = _numbered(rows, *runs)
    if told is None:
        return tuple(rows)
    return tuple(LogRow(row.line, with_phase(row.values, word)) for row, word in zip(rows, told, strict=True))


def _are_runs(name: str, cells: Sequence[str]) -> bool:
    return plain(name) in RUN_NAMES and all(cells) and len({*cells}) > 1


def _numbered(rows: Sequence[LogRow], name: str, cells: Sequence[str]) -> list[LogRow]:
    """Return rows that say in numbers which run they are of: the words in the order in which they come."""
    numbers = {word: float(at) for at, word in enumerate(dict.fromkeys(cells), start=1)}
    return [
        LogRow(row.line, {**row.values, name: numbers[word]}) for row, word in zip(rows, cells, strict=True)
    ]


def with_phase(values: Mapping[str, float], word: str) -> dict[str, float]:
    """Return the values of a row that was measured on the data that a word names, such as val."""
    return {_phased(name, word.strip().lower()): value for name, value in values.items()}


@lru_cache(maxsize=4_096)
def _phased(name: str, word: str) -> str:
    is_bare = axis_of(name) is None and measured_as(name).phase is Phase.UNSAID
    return f"{word}_{name}" if is_bare and word else name


def _are_phases(cells: Sequence[str]) -> bool:
    return {*cells} != {""} and all(not cell or phase_of(cell) for cell in {*cells})


def refuse_models(
    file: str, lines: Sequence[int], words: Mapping[str, Sequence[str]], numbers: Sequence[str]
) -> Problem | None:
    """Return why a table is no log: a name that differs in every row says that its rows are models."""
    has_counter = any((axis := axis_of(name)) and axis.name in {"step", "epoch"} for name in numbers)
    for name, cells in words.items():
        is_name = plain(name) in _NAMES_OF_MODELS or not (has_counter or all(map(_DAY.match, cells)))
        if is_name and len(cells) > 1 and all(cells) and len({*cells}) == len(cells):
            shown = f"{cut(name, MOST_NAME)} differs in every row ({few_of(cells[:MOST_SHOWN])}, ...)"
            message = f"{shown}: a table of models, not the points of one run"
            return log_fault(file, lines[0], message, "give the log of one run: a row for each evaluation")
    return None
